// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Graphviz in a process of its own, so that its crashes and hangs are not ours.
///
/// The worker `actormap-draw` limits its own memory and processor time; its wall-clock time is
/// limited here. It gets no environment but the way to its libraries.
public struct LayoutWorker: GeometrySource {
  /// The worker's program.
  public let path: String
  /// Seconds that an answer may take; `nil` allows 10 and one more for every 200 actors.
  public let timeLimit: Double?

  /// Names the worker's program.
  public init(path: String, timeLimit: Double? = nil) {
    self.path = path
    self.timeLimit = timeLimit
  }

  /// The worker that belongs to the tool at `executable`: `ACTORMAP_DRAW`, or the program beside
  /// it, or the one in `libexec/actormap` next to its `bin`; `nil` where there is none.
  public static func find(for executable: String) -> LayoutWorker? {
    if let named = getenv("ACTORMAP_DRAW").map({ String(cString: $0) }), !named.isEmpty {
      return LayoutWorker(path: named)
    }
    let folder = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
    let places = [folder + "/actormap-draw", folder + "/../libexec/actormap/actormap-draw"]
    return places.first { access($0, X_OK) == 0 }.map { LayoutWorker(path: $0) }
  }

  /// Which Graphviz the worker uses, and whether only the plugins that are needed are loaded.
  public func description() throws(LayoutFailure) -> String {
    let output = try ChildProcess(path, arguments: ["--version"]).run([], timeLimit: 10)
    return String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Starts the worker, hands it the requests and waits for its answers.
  ///
  /// - Throws: `LayoutFailure` where it cannot be started, crashes, takes too long, or answers
  ///   what is no answer.
  public func answers(
    to requests: [LayoutRequest]
  ) throws(LayoutFailure) -> [LayoutAnswer] {
    let nodes = requests.reduce(0) { $0 + $1.nodes.count }
    let limit = timeLimit ?? 10 + Double(nodes / 200)
    let text = requests.map(LayoutMessage.text(of:)).joined()
    let output = try ChildProcess(path).run(Array(text.utf8), timeLimit: limit)
    return try LayoutMessage.answers(in: String(decoding: output, as: UTF8.self), to: requests)
  }
}
