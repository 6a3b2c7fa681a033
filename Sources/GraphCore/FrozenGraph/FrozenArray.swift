// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Elements that never change, wherever they lie: in memory of their own or in a mapped file.
///
/// A part of it shares positions with the whole, as the part of an array does.
public struct FrozenArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  @unchecked Sendable
{
  /// Keeps the memory; the last one to let go of it frees or unmaps it.
  @usableFromInline let owner: any AnyObject & Sendable
  /// The address of position 0.
  @usableFromInline let base: UnsafePointer<Element>
  /// The first position: 0, or where the part begins.
  public let startIndex: Int
  /// The position after the last one.
  public let endIndex: Int

  @inlinable
  init(
    owner: any AnyObject & Sendable, base: UnsafePointer<Element>, _ bounds: Range<Int>
  ) {
    self.owner = owner
    self.base = base
    startIndex = bounds.lowerBound
    endIndex = bounds.upperBound
  }

  /// Refers to `count` elements at `base` that stay there, unchanged, as long as `owner` lives.
  package init(
    base: UnsafePointer<Element>, count: Int, owner: any AnyObject & Sendable
  ) {
    self.init(owner: owner, base: base, 0..<count)
  }

  /// Makes memory for `count` elements and lets `fill` write all of them.
  package init(
    unsafeUninitializedCapacity count: Int,
    filling fill: (UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    let memory = FrozenMemory<Element>(uninitialized: count)
    fill(UnsafeMutableBufferPointer(start: memory.base, count: count))
    self = memory.frozen()
  }

  /// Copies `elements`.
  package init(_ elements: [Element]) {
    self.init(unsafeUninitializedCapacity: elements.count) { memory in
      _ = memory.initialize(from: elements)
    }
  }

  /// The element at `position`.
  @inlinable public subscript(position: Int) -> Element {
    precondition(position >= startIndex && position < endIndex, "position out of range")
    return base[position]
  }

  /// The part at `bounds`, without a copy.
  @inlinable public subscript(bounds: Range<Int>) -> FrozenArray {
    precondition(
      bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex, "part out of range")
    return FrozenArray(owner: owner, base: base, bounds)
  }

  /// Calls `body` with the elements side by side in memory.
  @inlinable public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    return try body(UnsafeBufferPointer(start: base + startIndex, count: endIndex - startIndex))
  }

  /// Lets the algorithms of the standard library do the same.
  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    defer { withExtendedLifetime(owner) {} }
    return try body(UnsafeBufferPointer(start: base + startIndex, count: endIndex - startIndex))
  }

  /// Visits the elements in order.
  public struct Iterator: IteratorProtocol {
    @usableFromInline let array: FrozenArray
    @usableFromInline var position: Int

    @inlinable
    init(_ array: FrozenArray) {
      self.array = array
      position = array.startIndex
    }

    /// The next element.
    @inlinable
    public mutating func next() -> Element? {
      guard position < array.endIndex else { return nil }
      defer { position += 1 }
      return array.base[position]
    }
  }

  /// Begins at the first element.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension FrozenArray: Equatable where Element: Equatable {
  /// Whether both have equal elements in equal order.
  public static func == (a: FrozenArray, b: FrozenArray) -> Bool { a.elementsEqual(b) }
}
