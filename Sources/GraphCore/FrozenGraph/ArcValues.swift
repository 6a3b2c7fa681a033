// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The value of every arc; where all of them are 1 nothing is stored.
public struct ArcValues: RandomAccessCollection, Equatable, Sendable {
  /// The values, `nil` where every one is 1.
  public let stored: FrozenArray<Double>?
  /// The number of arcs.
  public let count: Int

  /// Values at hand.
  package init(_ stored: FrozenArray<Double>) {
    self.stored = stored
    count = stored.count
  }

  /// `count` times 1.
  package init(ones count: Int) {
    stored = nil
    self.count = count
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of arcs.
  @inlinable public var endIndex: Int { count }

  /// The value of the arc at `position`.
  @inlinable public subscript(position: Int) -> Double {
    if let stored { return stored[position] }
    precondition(position >= 0 && position < count, "position out of range")
    return 1
  }

  /// Calls `body` with all values side by side; makes them first where none are stored, so that
  /// what runs often had better ask for `stored`.
  @inlinable public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let stored { return try stored.withUnsafeBufferPointer(body) }
    return try [Double](repeating: 1, count: count).withUnsafeBufferPointer(body)
  }

  /// Whether every arc has the same value in both.
  public static func == (a: ArcValues, b: ArcValues) -> Bool {
    a.count == b.count && (a.stored == nil && b.stored == nil || a.elementsEqual(b))
  }
}
