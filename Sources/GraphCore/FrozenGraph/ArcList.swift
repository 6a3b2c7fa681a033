// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Arcs on their way into a graph, in any order, repeated or looping as the input has them.
public struct ArcList: Sendable {
  package private(set) var sources: [UInt32] = []
  package private(set) var targets: [UInt32] = []
  package private(set) var values: [Double] = []
  package private(set) var origins: [UInt32] = []

  /// Makes an empty list.
  public init() {}

  /// The number of arcs.
  public var count: Int { sources.count }

  /// Makes room for `count` arcs.
  public mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    values.reserveCapacity(count)
    origins.reserveCapacity(count)
  }

  /// Adds an arc that comes from the input tie number `origin`.
  public mutating func append(
    from source: UInt32, to target: UInt32, value: Double, origin: UInt32
  ) {
    sources.append(source)
    targets.append(target)
    values.append(value)
    origins.append(origin)
  }
}

/// What happened to the arcs that did not become arcs of the graph.
public struct FreezeCounts: Hashable, Sendable {
  /// Arcs from a node to itself, left out.
  public var selfLoops = 0
  /// Arcs merged into another one with the same two ends.
  public var merged = 0
  /// Pairs recorded both ways by different ties, read as one undirected tie.
  public var reciprocated = 0
  /// Arcs of the graph, pairs where it is undirected, merged from values of both signs.
  public var signClashes = 0

  /// Counts nothing yet.
  public init() {}
}
