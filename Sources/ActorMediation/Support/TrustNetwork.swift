// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// A chain of actors, each trusting the next, with the ties that say so.
public struct TrustPath: Hashable, Sendable {
  /// Actor ids from the first that trusts to the last that is trusted.
  public let actors: [String]
  /// The ties between them, one fewer.
  public let ties: [TieUse]
  /// The product of the trusts.
  public let trust: Double

  /// The number of ties.
  public var hops: Int { ties.count }
  /// The smallest trust on the path; 1 for an actor's path to itself.
  public var weakest: Double { ties.map(\.value).min() ?? 1 }
}

/// A tie with the value that was read from it.
public struct TieUse: Hashable, Sendable {
  /// The tie's id.
  public let id: String
  /// The actor who trusts.
  public let from: String
  /// The actor who is trusted.
  public let to: String
  /// The trust, above 0 to 1.
  public let value: Double
}

/// The trust view of a map, with the questions that the mediation analytics ask of it.
struct TrustNetwork: Sendable {
  let frozen: ActorGraph
  var graph: FrozenGraph { frozen.graph }

  init(_ map: ActorMap, options: ViewOptions) {
    var options = options
    options.reading = .trust
    frozen = ActorGraph(freezing: map, options: options)
  }

  func indices(_ ids: [String]) -> [Int] { ids.compactMap(frozen.index(of:)) }
  func id(_ index: Int) -> String { frozen.actorIDs[index] }

  /// The best products from `source` when the actor `removed` is not there.
  ///
  /// - Parameter hops: the most ties of a chain; `nil` means any number.
  func products(
    from source: Int, hops: Int? = nil, without removed: Int? = nil
  ) -> [Double] {
    if let hops {
      return LimitedReach(from: source, in: graph, limit: hops, without: removed).products
    }
    return TrustProducts.best(from: source, in: graph, isOpen: { $0 != removed })
  }

  /// By position whether trust leads to `target` when the actor `removed` is not there.
  ///
  /// - Parameter hops: the most ties of a chain; `nil` means any number.
  func reaching(_ target: Int, hops: Int?, without removed: Int) -> [Bool] {
    Hops.distances(from: target, in: graph, reversed: true, isOpen: { $0 != removed })
      .map { $0 >= 0 && $0 <= hops ?? .max }
  }

  /// The best path from `source` of at most so many ties as `reach` has looked at.
  func path(to target: Int, along reach: LimitedReach) -> TrustPath? {
    guard let nodes = reach.path(to: target) else { return nil }
    let ties = zip(nodes, nodes.dropFirst()).compactMap { source, target in
      graph.arc(from: source, to: target).map { use($0, from: source, to: target) }
    }
    return TrustPath(actors: nodes.map(id), ties: ties, trust: reach.product(to: target))
  }

  /// The best path to `target`: of equal products the fewest steps, then the lowest ids.
  func path(to target: Int, along search: BestPaths) -> TrustPath? {
    guard search.steps[target] >= 0 else { return nil }
    var nodes = [target]
    var ties: [TieUse] = []
    while let node = nodes.last, search.steps[node] > 0 {
      let found = graph.inRow(node).lazy.map { Int(graph.reverseSources[$0]) }.first { source in
        search.isOnBestPath(
          from: source, to: node, value: graph.value(from: source, to: node) ?? 0)
      }
      guard let source = found, let arc = graph.arc(from: source, to: node) else { return nil }
      ties.append(use(arc, from: source, to: node))
      nodes.append(source)
    }
    return TrustPath(
      actors: nodes.reversed().map(id), ties: ties.reversed(), trust: search.products[target])
  }

  func use(_ arc: Int, from source: Int, to target: Int) -> TieUse {
    TieUse(
      id: frozen.tieID(ofArc: arc), from: id(source), to: id(target), value: graph.values[arc])
  }
}
