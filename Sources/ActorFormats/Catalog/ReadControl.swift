// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Who is told how far the reading of a large file is, and may end it: never what is read.
public struct ReadControl: Sendable {
  /// Told now and then how much of how much was read, from any thread: bytes, or rows and entries
  /// where a format is read in more than one pass; each pass counts from its own beginning. The
  /// second number is 0 where nobody knows it, as for standard input.
  public var progress: (@Sendable (Int, Int) -> Void)?
  /// Asked as often, from any thread: `true` ends the reading with a `FormatError` of the category
  /// `cancelled`. What is linear in the finished map, its checks, never asks.
  public var isCancelled: (@Sendable () -> Bool)?

  /// Makes a control; silence by default.
  public init(
    progress: (@Sendable (Int, Int) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Whether nobody listens.
  var isSilent: Bool { progress == nil && isCancelled == nil }

  /// Tells how far the reading of `name` is, and ends it where that is wanted.
  func reach(_ done: Int, of total: Int, in name: String) throws(FormatError) {
    progress?(done, total)
    guard isCancelled?() ?? false else { return }
    throw .whole(
      .cancelled, name, found: "a request to stop", expected: "time to read the whole of it",
      remedy: "read it again")
  }
}

/// When the control is to be told next: seldom enough to cost nothing.
struct ReadPace {
  private let control: ReadControl
  private let total: Int
  private let name: String
  private let step: Int
  /// Before this byte, row or entry nobody needs to be told.
  private(set) var next: Int

  /// - Parameters:
  ///   - total: how many bytes, rows or entries there are.
  ///   - step: after how many of them the control is told again.
  init(_ control: ReadControl, of total: Int, in name: String, step: Int = 1 << 20) {
    self.control = control
    self.total = total
    self.name = name
    self.step = step
    next = control.isSilent ? .max : 0
  }

  /// Tells the control where `done` is far enough.
  @inline(__always)
  mutating func reach(_ done: Int) throws(FormatError) {
    if done >= next { try tell(done) }
  }

  private mutating func tell(_ done: Int) throws(FormatError) {
    next = done + step
    try control.reach(done, of: total, in: name)
  }

  /// Tells the control that nothing is left.
  func finish() throws(FormatError) {
    if next < .max { try control.reach(total, of: total, in: name) }
  }
}
