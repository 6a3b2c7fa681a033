// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that is given bytes and gives bytes back within a time limit.
struct ChildProcess {
  private let path: String
  private let arguments: [String]
  private let variables: [String]
  /// No answer of a sound worker comes near it.
  private static let outputLimit = 256 << 20

  /// - Parameter variables: what of our environment the program gets beside the way to shared
  ///   libraries.
  init(_ path: String, arguments: [String] = [], environment variables: [String] = []) {
    self.path = path
    self.arguments = arguments
    self.variables = variables
  }

  func run(_ input: [UInt8], timeLimit: Double) throws(LayoutFailure) -> [UInt8] {
    guard let channel = Channel() else {
      throw LayoutFailure("no connection to a worker could be made")
    }
    let child = try spawn(on: channel)
    channel.closeChilds()
    var conversation = Conversation(input: input, on: channel, seconds: timeLimit)
    let isDone = conversation.run(limit: Self.outputLimit)
    if !isDone { kill(child, SIGKILL) }
    channel.closeOurs()
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard isDone else {
      throw LayoutFailure("the worker gave no answer within \(Int(timeLimit.rounded(.up))) s")
    }
    try check(status, conversation.output)
    return conversation.output
  }

  private func check(_ status: Int32, _ output: [UInt8]) throws(LayoutFailure) {
    let signal = status & 0x7F
    if signal != 0 { throw LayoutFailure("the worker was ended by signal \(signal)") }
    let code = (status >> 8) & 0xFF
    // A worker that says why it failed is heard before its exit code.
    if code == 127, output.isEmpty {
      throw LayoutFailure("a shared library that the worker needs is missing")
    }
    if code != 0, !output.starts(with: Array("failed ".utf8)) {
      throw LayoutFailure("the worker ended with exit code \(code)")
    }
  }

  private func spawn(on channel: Channel) throws(LayoutFailure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, channel.childs, 0)
    posix_spawn_file_actions_adddup2(&actions, channel.childs, 1)
    // Graphviz prints past every hook; what matters comes back as an answer.
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    let arguments = ([path] + arguments).map { strdup($0) } + [nil]
    let environment = environment()
    defer { (arguments + environment).forEach { free($0) } }
    let code = posix_spawn(&child, path, &actions, nil, arguments, environment)
    guard code == 0 else {
      let reason =
        code == ENOENT ? "no such file" : code == EACCES ? "no permission" : "error \(code)"
      throw LayoutFailure("the worker \(path) could not be started (\(reason))")
    }
    return child
  }

  /// As little as can be: Graphviz obeys variables that open files.
  private func environment() -> [UnsafeMutablePointer<CChar>?] {
    let names = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] + variables
    let kept = names.compactMap { (name: String) in
      getenv(name).map { value in name + "=" + String(cString: value) }
    }
    return kept.map { strdup($0) } + [nil]
  }
}

/// Two connected ends, ours and the child's, closed in other programs that are started meanwhile.
///
/// It is a pair of local sockets, because only those can be written to without a signal when the
/// child is gone.
private final class Channel {
  private(set) var ours: Int32
  private(set) var childs: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    (ours, childs) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(ours, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// Tells the child that nothing more will come.
  func endWriting() { shutdown(ours, Int32(SHUT_WR)) }

  func closeChilds() {
    if childs >= 0 { close(childs) }
    childs = -1
  }

  func closeOurs() {
    if ours >= 0 { close(ours) }
    ours = -1
  }

  deinit {
    closeChilds()
    closeOurs()
  }
}

/// Writes and reads at the same time, so that neither side waits for the other for ever.
private struct Conversation {
  let input: [UInt8]
  let channel: Channel
  let seconds: Double
  private(set) var output: [UInt8] = []
  private var sent = 0

  init(input: [UInt8], on channel: Channel, seconds: Double) {
    self.input = input
    self.channel = channel
    self.seconds = seconds
  }

  /// Whether the child closed its end in time.
  mutating func run(limit: Int) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    send()
    while true {
      let milliseconds = clock.now.duration(to: end) / .milliseconds(1)
      guard milliseconds > 0, output.count < limit else { return false }
      let events = POLLIN | (sent < input.count ? POLLOUT : 0)
      var polled = pollfd(fd: channel.ours, events: Int16(events), revents: 0)
      guard poll(&polled, 1, Int32(min(milliseconds.rounded(.up), 60_000))) >= 0 || errno == EINTR
      else { return false }
      if sent < input.count, Int32(polled.revents) & Int32(POLLOUT | POLLERR) != 0 { send() }
      guard Int32(polled.revents) & Int32(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      let count = recv(channel.ours, &buffer, buffer.count, 0)
      if count > 0 { output += buffer[..<count] }
      // A child that is gone without having read everything resets the connection.
      if count == 0 || (count < 0 && errno == ECONNRESET) { return true }
      if count < 0, errno != EINTR, errno != EAGAIN { return false }
    }
  }

  private mutating func send() {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    let count = input.withUnsafeBytes { all in
      systemSend(channel.ours, all.baseAddress.map { $0 + sent }, all.count - sent, flags)
    }
    if count > 0 { sent += count }
    if count < 0, errno != EAGAIN, errno != EINTR { sent = input.count }
    if sent == input.count { channel.endWriting() }
  }
}

private func systemSend(
  _ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
  send(socket, bytes, count, flags)
}
