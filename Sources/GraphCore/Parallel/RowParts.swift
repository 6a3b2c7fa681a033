// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch
internal import Synchronization

/// Consecutive parts of a graph's rows with about equally much work in each, for kernels that go
/// over all rows again and again. How many there are depends on the graph alone, and what they
/// give is added in their order: the same bits on any number of threads.
package struct RowParts: Sendable {
  /// So much work is worth handing to a thread: some 20 µs.
  private static let least = 16_384
  private static let most = 128
  private let bounds: [Int]

  /// The number of parts.
  package var count: Int { bounds.count - 1 }

  /// Divides the rows; a row costs its arcs and a little more.
  package init(offsets: UnsafeBufferPointer<UInt32>) {
    let nodes = offsets.count - 1
    let work = nodes == 0 ? 0 : Int(offsets[nodes]) + 4 * nodes
    let parts = max(1, min(Self.most, work / Self.least))
    var bounds = [0]
    for node in 0..<nodes where bounds.count < parts {
      if (Int(offsets[node + 1]) + 4 * (node + 1)) * parts >= work * bounds.count {
        bounds.append(node + 1)
      }
    }
    self.bounds = bounds + [nodes]
  }

  /// The rows of a part.
  package subscript(part: Int) -> Range<Int> { bounds[part]..<bounds[part + 1] }

  /// Works on each part and adds up the two sums that it gives.
  ///
  /// - Parameter parts: only these; all where none are named.
  package func sums(
    over parts: Range<Int>? = nil, _ control: KernelControl,
    _ body: @Sendable (Range<Int>) -> SIMD2<Double>
  ) throws(Cancellation) -> SIMD2<Double> {
    let total = try sums(over: parts, width: 2, control) { range, sums in
      let both = body(range)
      (sums[0], sums[1]) = (both.x, both.y)
    }
    return SIMD2(total[0], total[1])
  }

  /// Works on each part, which leaves `width` numbers, and adds them up.
  package func sums(
    over parts: Range<Int>? = nil, width: Int, _ control: KernelControl,
    _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) throws(Cancellation) -> [Double] {
    try control.check()
    let first = parts?.lowerBound ?? 0
    let count = parts?.count ?? count
    var sums = [Double](repeating: 0, count: width * count)
    sums.withUnsafeMutableBufferPointer { places in
      guard let base = places.baseAddress else { return }
      // Every part has places of its own.
      nonisolated(unsafe) let places = base
      guard control.threads > 1, count > 1 else {
        for part in 0..<count { body(self[first + part], places + part * width) }
        return
      }
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(control.threads, count)) { _ in
        while true {
          let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard part < count else { return }
          body(self[first + part], places + part * width)
        }
      }
    }
    return (0..<width).map { place in
      stride(from: place, to: sums.count, by: width).reduce(0) { $0 + sums[$1] }
    }
  }
}
