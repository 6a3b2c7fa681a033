// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import GraphCore

/// How far one end trusts an actor, through whom.
public struct EndReach: Hashable, Sendable {
  /// The end's id.
  public let end: String
  /// τ(end→actor): the least over the end's principals; 0 where some principal has no path.
  /// Undefined (`noTies`) where no tie of the view carries trust: what nobody recorded is not 0.
  public let trust: Cell
  /// The best path of each principal that has one, in the order of the principals.
  public let paths: [TrustPath]
  /// The principals without a path.
  public let unreached: [String]
}

/// Dual acceptability: whether both ends would accept an actor as a go-between.
///
/// **Formula.** τ(x→m) is the best product of trusts on any path from x to m, 1 for m itself and 0
/// without a path. τ(A→m) is the minimum over the principals of A. Acc(m) = min over the ends of
/// τ(end→m): the minimum, because one refusal ends a mediation. The bias between two ends is
/// (τ(A→m) − τ(B→m)) / (τ(A→m) + τ(B→m)), undefined (`noPath`) where both are 0. Without any trust in the
/// view all of them are undefined (`noTies`).
///
/// **Convention.** Directed: who trusts whom, into the actor. A path may run through any actor and
/// has no hop limit. Bias informs, it does not disqualify (Kydd 2003, doi:10.1111/1540-5907.00034;
/// Savun 2008, doi:10.1111/j.1468-2478.2007.00487.x).
///
/// - Complexity: one search, O((n + m)·log m), for each principal.
struct Acceptability: Sendable {
  private let network: TrustNetwork
  private let ends: [ConflictEnd]
  private let principals: [[Int]]
  private let searches: [[BestPaths]]

  init(_ network: TrustNetwork, between ends: [ConflictEnd]) {
    self.network = network
    self.ends = ends
    principals = ends.map { network.indices($0.principals) }
    searches = principals.map { principals in
      principals.map { principal in
        var search = BestPaths(nodeCount: network.graph.nodeCount, criterion: .trust)
        search.search(from: principal, in: network.graph)
        return search
      }
    }
  }

  /// Whether any tie of the view carries trust.
  var hasTrust: Bool { network.graph.arcCount > 0 }

  /// What each end's trust in the actor comes from.
  func reaches(of actor: Int) -> [EndReach] {
    ends.indices.map { end in
      let paths = searches[end].map { network.path(to: actor, along: $0) }
      let least = paths.map { $0?.trust ?? 0 }.min() ?? 0
      return EndReach(
        end: ends[end].id, trust: hasTrust ? .value(least) : .undefined(.noTies),
        paths: paths.compactMap { $0 },
        unreached: zip(paths, principals[end]).filter { $0.0 == nil }
          .map { network.id($0.1) })
    }
  }

  /// Acc of each of `actors` when the actor `removed` is not there.
  func values(of actors: [Int], without removed: Int?) -> [Double] {
    let products =
      removed == nil
      ? searches.flatMap { $0.map(\.products) }
      : principals.flatMap { $0 }.map { network.products(from: $0, without: removed) }
    return actors.map { actor in products.map { $0[actor] }.min() ?? 0 }
  }

  /// On one best chain from each principal to `actor` those between the two: without any other
  /// actor the acceptability is exactly the same.
  ///
  /// - Complexity: O(n + m) for each principal.
  func carriers(of actor: Int) -> Set<Int> {
    var carriers: Set<Int> = []
    let graph = network.graph
    for (principal, search) in zip(principals.flatMap { $0 }, searches.flatMap { $0 }) {
      var before = [Int](repeating: -1, count: graph.nodeCount)
      before[principal] = principal
      var queue = [principal]
      var head = 0
      while head < queue.count, before[actor] < 0 {
        let node = queue[head]
        head += 1
        for arc in graph.outRow(node) {
          let next = Int(graph.targets[arc])
          guard before[next] < 0, search.products[next] > 0,
            search.products[next] == search.products[node] * graph.values[arc]
          else { continue }
          before[next] = node
          queue.append(next)
        }
      }
      var node = actor
      while before[node] >= 0, before[node] != node {
        node = before[node]
        if node != principal { carriers.insert(node) }
      }
    }
    return carriers
  }

  /// The actors, the candidate and the principals apart, whose removal alone leaves some principal
  /// without any path: a threat to the initiative that another candidate may not face.
  ///
  /// Only actors on the best paths need a look: one that every path needs is on the best one too.
  func criticalActors(for actor: Int, reaches: [EndReach]) -> [String] {
    let apart = Set(principals.flatMap { $0 } + [actor])
    var critical: Set<Int> = []
    for principal in principals.flatMap({ $0 }) where principal != actor {
      let onPath = reaches.flatMap(\.paths).filter { $0.actors.first == network.id(principal) }
      for other in Set(onPath.flatMap { network.indices($0.actors) }).subtracting(apart)
      where !critical.contains(other) {
        if !network.reaches(actor, from: principal, without: other) { critical.insert(other) }
      }
    }
    return critical.sorted().map(network.id)
  }

  /// (τ(A) − τ(B)) / (τ(A) + τ(B)).
  static func bias(_ a: EndReach, _ b: EndReach) -> Cell {
    guard let x = a.trust.number, let y = b.trust.number else { return .undefined(.noTies) }
    return x + y > 0 ? .value((x - y) / (x + y)) : .undefined(.noPath)
  }
}

extension EndReach {
  /// D2: what the trust of all ends together makes.
  public static let descriptor = MediationDescriptor(
    id: "acceptability", number: "D2", title: "Acceptability and bias",
    question: "Whom would every end accept as a go-between, and to whom is that actor nearer?",
    definition: "An end’s trust in an actor is the best product of trusts along any chain that "
      + "leads from those who speak for the end to the actor; of several who speak for it the "
      + "least trusting decides. Acceptability is the trust of the least trusting end, because "
      + "one refusal ends a mediation. Bias says which of two ends trusts the actor more. The "
      + "command bridges asks it.",
    formula: "τ(x→m) = the largest product of trusts on a chain from x to m, 1 for m itself, 0 "
      + "without a chain; τ(A→m) = min over those who speak for A; Acc(m) = min over the ends; bias "
      + "= (τ(A→m) − τ(B→m)) / (τ(A→m) + τ(B→m)), undefined where both are 0. A chain may run "
      + "through any actor and has no limit of steps. Where no tie carries trust all are undefined.",
    output: "Women’s network ranks 1 of 4 between Side A and Side B, with acceptability 0.54: the "
      + "least trust of any end (here of Side A), because one refusal ends a mediation.",
    caveat: "It describes the map and does not predict whether a mediation succeeds; distrust does "
      + "not lower it and is told beside it; bias informs, it does not disqualify.",
    literature: [
      Literature(
        "Kydd, A. (2003). Which side are you on? Bias, credibility, and mediation. American "
          + "Journal of Political Science 47, 597–611"),
      Literature(
        "Savun, B. (2008). Information, bias, and mediation success. International Studies "
          + "Quarterly 52, 25–47"),
    ])
}
