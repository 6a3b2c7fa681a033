// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FrozenGraph {
  /// Which value parallel arcs keep.
  public enum MergeRule: Sendable {
    /// The strongest record counts: several ties between two actors do not weaken each other.
    case largest
    /// The lowest record counts: among signs, a negative one wins.
    case smallest
  }

  /// The most arcs that one graph holds: positions are 32 bits wide.
  public static var arcLimit: Int { Int(UInt32.max) }

  /// Builds a graph from arcs.
  ///
  /// Parallel arcs merge by `rule`; of equal values the earliest origin stays. Read as
  /// undirected, a pair with arcs both ways has the smaller of the two values, and an arc that
  /// stands alone holds both ways.
  ///
  /// - Precondition: every end is below `nodeCount`, and there are at most `arcLimit` arcs.
  /// - Complexity: O(nodes + arcs · log of the largest degree) time, O(nodes + arcs) space.
  public static func freezing(
    _ arcs: ArcList, nodeCount: Int, undirected: Bool, merging rule: MergeRule = .largest
  ) -> (graph: FrozenGraph, counts: FreezeCounts) {
    let hasOnes = arcs.values.allSatisfy { $0 == 1 }
    return arcs.sources.withUnsafeBufferPointer { sources in
      arcs.targets.withUnsafeBufferPointer { targets in
        arcs.values.withUnsafeBufferPointer { values in
          arcs.origins.withUnsafeBufferPointer { origins in
            freezing(
              ArcColumns(
                sources: sources, targets: targets, values: hasOnes ? nil : values,
                origins: origins),
              nodeCount: nodeCount, undirected: undirected, merging: rule)
          }
        }
      }
    }
  }

  /// Builds a graph from the ties of a list, each its own origin, without copying the list.
  ///
  /// - Parameters:
  ///   - numbers: the node that each position in the list's ids becomes.
  ///   - values: the value of each tie; `nil` for 1 everywhere.
  ///   - threads: how many threads may work at once; the graph is the same on any number.
  package static func freezing(
    _ list: EdgeList, numbers: [UInt32], values: [Double]?, undirected: Bool,
    merging rule: MergeRule = .largest, threads: Int = 1
  ) -> (graph: FrozenGraph, counts: FreezeCounts) {
    precondition(numbers.count == list.ids.count, "one node an id")
    precondition(values.map { $0.count == list.sources.count } ?? true, "one value a tie")
    let isSound = [list.sources, list.targets].allSatisfy {
      $0.isEmpty || Int(highest(of: $0)) < numbers.count
    }
    precondition(isSound, "the ends refer to the ids")
    return list.sources.withUnsafeBufferPointer { sources in
      list.targets.withUnsafeBufferPointer { targets in
        numbers.withUnsafeBufferPointer { numbers in
          (values ?? []).withUnsafeBufferPointer { column in
            freezing(
              ArcColumns(
                sources: sources, targets: targets, values: values == nil ? nil : column,
                numbers: numbers, holdBothWays: !list.isDirected),
              nodeCount: numbers.count, undirected: undirected, merging: rule, threads: threads)
          }
        }
      }
    }
  }

  /// Builds a graph from arcs in columns.
  package static func freezing(
    _ arcs: ArcColumns, nodeCount: Int, undirected: Bool, merging rule: MergeRule,
    threads: Int = 1
  ) -> (graph: FrozenGraph, counts: FreezeCounts) {
    let entries = arcs.count * (undirected || arcs.holdBothWays ? 2 : 1)
    precondition(entries <= arcLimit, "a graph holds at most \(arcLimit) arcs")
    let builder = RowBuilder(
      arcs, nodeCount: nodeCount, undirected: undirected, rule: rule,
      threads: entries < RowBuilder.leastForThreads ? 1 : threads)
    let (rows, counts) = builder.rows()
    guard !undirected else {
      return (FrozenGraph(rows, reversed: rows, isDirected: false), counts)
    }
    return (
      FrozenGraph(rows, reversed: rows.reversed(threads: builder.threads), isDirected: true),
      counts
    )
  }

  private static func highest(of ends: [UInt32]) -> UInt32 { ends.reduce(0) { max($0, $1) } }

  private init(_ rows: FrozenRows, reversed: FrozenRows, isDirected: Bool) {
    self.isDirected = isDirected
    offsets = rows.offsets
    targets = rows.targets
    values = rows.values
    origins = rows.origins
    reverseOffsets = reversed.offsets
    reverseSources = reversed.targets
    reverseValues = reversed.values
  }
}

/// Arcs in columns that somebody else keeps while a graph is built from them.
package struct ArcColumns: @unchecked Sendable {
  let sources: UnsafeBufferPointer<UInt32>
  let targets: UnsafeBufferPointer<UInt32>
  /// `nil` where every value is 1.
  let values: UnsafeBufferPointer<Double>?
  /// `nil` where every arc is its own origin.
  let origins: UnsafeBufferPointer<UInt32>?
  /// The node of each number in the columns; `nil` where they are the nodes.
  let numbers: UnsafeBufferPointer<UInt32>?
  /// Whether each arc stands for the two directions of one tie.
  let holdBothWays: Bool

  /// Names the columns.
  ///
  /// - Precondition: all are equally long.
  package init(
    sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>,
    values: UnsafeBufferPointer<Double>? = nil, origins: UnsafeBufferPointer<UInt32>? = nil,
    numbers: UnsafeBufferPointer<UInt32>? = nil, holdBothWays: Bool = false
  ) {
    self.sources = sources
    self.targets = targets
    self.values = values
    self.origins = origins
    self.numbers = numbers
    self.holdBothWays = holdBothWays
  }

  var count: Int { sources.count }

  func value(_ arc: Int) -> Double { values.map { $0[arc] } ?? 1 }
  func origin(_ arc: Int) -> UInt32 { origins.map { $0[arc] } ?? UInt32(arc) }
  func source(_ arc: Int) -> UInt32 { node(sources[arc]) }
  func target(_ arc: Int) -> UInt32 { node(targets[arc]) }
  private func node(_ number: UInt32) -> UInt32 { numbers.map { $0[Int(number)] } ?? number }
}

/// Compressed rows in the form in which a graph keeps them.
struct FrozenRows {
  let offsets: FrozenArray<UInt32>
  let targets: FrozenArray<UInt32>
  let values: ArcValues
  let origins: FrozenArray<UInt32>
}
