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
  /// No answer of a sound worker comes near it.
  private static let outputLimit = 256 << 20

  init(_ path: String) { self.path = path }

  func run(_ input: [UInt8], timeLimit: Double) throws(LayoutFailure) -> [UInt8] {
    guard let toChild = Pipe(), let fromChild = Pipe() else {
      throw LayoutFailure("no pipe to a worker could be made")
    }
    let child = try spawn(input: toChild, output: fromChild)
    toChild.closeReading()
    fromChild.closeWriting()
    var conversation = Conversation(
      input: input, to: toChild, from: fromChild, seconds: timeLimit)
    let isDone = conversation.run(limit: Self.outputLimit)
    if !isDone { kill(child, SIGKILL) }
    toChild.closeWriting()
    fromChild.closeReading()
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
    if code != 0, !output.starts(with: Array("failed ".utf8)) {
      throw LayoutFailure("the worker ended with exit code \(code)")
    }
  }

  private func spawn(input: Pipe, output: Pipe) throws(LayoutFailure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    // Graphviz prints past every hook; what matters comes back as an answer.
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    let environment = Self.environment()
    defer { (arguments + environment).forEach { free($0) } }
    let code = posix_spawn(&child, path, &actions, nil, arguments, environment)
    guard code == 0 else {
      let reason =
        code == ENOENT ? "no such file" : code == EACCES ? "no permission" : "error \(code)"
      throw LayoutFailure("the worker \(path) could not be started (\(reason))")
    }
    return child
  }

  /// Only the way to shared libraries: Graphviz obeys variables that open files.
  private static func environment() -> [UnsafeMutablePointer<CChar>?] {
    let kept = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].compactMap { (name: String) in
      getenv(name).map { value in name + "=" + String(cString: value) }
    }
    return kept.map { strdup($0) } + [nil]
  }
}

/// Two connected file descriptors, closed in other programs that are started meanwhile.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeReading()
    closeWriting()
  }
}

/// Writes and reads at the same time, so that neither side waits for the other for ever.
private struct Conversation {
  let input: [UInt8]
  let to: Pipe
  let from: Pipe
  let seconds: Double
  private(set) var output: [UInt8] = []
  private var sent = 0

  init(input: [UInt8], to: Pipe, from: Pipe, seconds: Double) {
    self.input = input
    self.to = to
    self.from = from
    self.seconds = seconds
    _ = fcntl(to.writing, F_SETFL, O_NONBLOCK)
  }

  /// Whether the child closed its output in time.
  mutating func run(limit: Int) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = clock.now.duration(to: end)
      let milliseconds = left / .milliseconds(1)
      guard milliseconds > 0, output.count < limit else { return false }
      var polled = [
        pollfd(fd: from.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: to.writing, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&polled, 2, Int32(min(milliseconds.rounded(.up), 60_000))) >= 0 || errno == EINTR
      else { return false }
      if polled[1].revents != 0 { send() }
      guard polled[0].revents != 0 else { continue }
      let count = read(from.reading, &buffer, buffer.count)
      if count == 0 { return true }
      if count > 0 { output += buffer[..<count] } else if errno != EINTR { return false }
    }
  }

  private mutating func send() {
    let count = input.withUnsafeBytes { all in
      write(to.writing, all.baseAddress.map { $0 + sent }, all.count - sent)
    }
    if count > 0 { sent += count }
    let isOver = count < 0 && errno != EAGAIN && errno != EINTR
    if sent == input.count || isOver { to.closeWriting() }
  }
}
