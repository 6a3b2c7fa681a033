// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// An immutable simple graph in compressed sparse rows: no self-loop, at most one arc from one
/// node to another, neighbours in ascending order.
///
/// Node `v` has the arcs at positions `offsets[v]..<offsets[v + 1]`; an undirected tie is two
/// arcs. The arcs into each node are kept as well, so no algorithm has to transpose. Being
/// immutable, a graph may be read by any number of threads.
public struct FrozenGraph: Sendable {
  /// Whether an arc goes one way only.
  public let isDirected: Bool
  package let offsets: FrozenArray<UInt32>
  package let targets: FrozenArray<UInt32>
  package let values: ArcValues
  /// The input tie from which each arc has its value.
  package let origins: FrozenArray<UInt32>
  // Of an undirected graph these are the rows themselves, in the same memory.
  package let reverseOffsets: FrozenArray<UInt32>
  package let reverseSources: FrozenArray<UInt32>
  package let reverseValues: ArcValues

  /// The number of nodes; they are numbered from 0.
  public var nodeCount: Int { offsets.count - 1 }
  /// The number of arcs; an undirected tie is two.
  public var arcCount: Int { targets.count }
  /// The number of ties: arcs where directed, pairs of joined nodes where not.
  public var tieCount: Int { isDirected ? arcCount : arcCount / 2 }

  /// The nodes to which arcs go from `node`, in ascending order.
  ///
  /// - Precondition: `node` is one of the graph's.
  /// - Complexity: O(1).
  public func neighbors(of node: Int) -> FrozenArray<UInt32> { targets[outRow(node)] }

  /// The value of the arc from `source` to `target`, or `nil` where there is none.
  ///
  /// - Complexity: O(log degree).
  public func value(from source: Int, to target: Int) -> Double? {
    arc(from: source, to: target).map { values[$0] }
  }

  package func outRow(_ node: Int) -> Range<Int> {
    Int(offsets[node])..<Int(offsets[node + 1])
  }

  package func inRow(_ node: Int) -> Range<Int> {
    Int(reverseOffsets[node])..<Int(reverseOffsets[node + 1])
  }

  /// The position of the arc from `source` to `target`, found by bisection.
  package func arc(from source: Int, to target: Int) -> Int? {
    let row = outRow(source)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(targets[middle]) < target { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && Int(targets[low]) == target ? low : nil
  }
}
