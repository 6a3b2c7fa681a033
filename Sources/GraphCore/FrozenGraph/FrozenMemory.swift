// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory of a fixed number of elements that one writer fills and then freezes.
///
/// Unlike an array it can give back its tail without a copy, and its address stays the same while
/// several threads fill parts of it.
package final class FrozenMemory<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package private(set) var base: UnsafeMutablePointer<Element>
  package private(set) var count: Int

  /// Makes room for `count` elements; all bytes are 0, and pages that are never written cost
  /// nothing.
  package init(zeroed count: Int) {
    self.count = count
    base = Self.typed(calloc(max(count, 1), MemoryLayout<Element>.stride), count)
  }

  /// Makes room for `count` elements that all have to be written.
  package init(uninitialized count: Int) {
    self.count = count
    base = Self.typed(malloc(max(count, 1) * MemoryLayout<Element>.stride), count)
  }

  deinit { free(base) }

  private static func typed(
    _ memory: UnsafeMutableRawPointer?, _ count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory else { fatalError("no memory for \(count) elements") }
    return memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  /// Gives back what lies behind the first `count` elements; the address may change.
  package func shrink(to count: Int) {
    precondition(count <= self.count, "memory only shrinks")
    guard count < self.count else { return }
    self.count = count
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    if let moved = realloc(UnsafeMutableRawPointer(base), bytes) {
      base = moved.bindMemory(to: Element.self, capacity: max(count, 1))
    }
  }

  /// The elements; from here on nobody may write.
  package func frozen() -> FrozenArray<Element> {
    FrozenArray(base: UnsafePointer(base), count: count, owner: self)
  }
}
