// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import GraphCore

/// How far one end trusts an actor, through whom.
public struct EndReach: Hashable, Sendable {
  /// The end's id.
  public let end: String
  /// τ(end→actor): what the rule makes of the end's principals, of whom those without a path count
  /// as 0. Undefined (`noTies`) where no tie of the view carries trust: what nobody recorded is not
  /// 0.
  public let trust: Cell
  /// The best path of each principal that has one, in the order of the principals.
  public let paths: [TrustPath]
  /// The principals without a path.
  public let unreached: [String]

  /// Those of `paths` that make the trust what it is: all where the mean counts, else the ones that
  /// are as much trusted as the end trusts.
  func decisivePaths(_ rule: PrincipalRule) -> [TrustPath] {
    guard rule != .mean, let value = trust.number else { return paths }
    return paths.filter { TrustComparison.isSame($0.trust, value) }
  }
}

/// Dual acceptability: whether both ends would accept an actor as a go-between.
///
/// **Formula.** τ(x→m) is the best product of trusts on any path from x to m, 1 for m itself and 0
/// without a path; with a limit h, on any path of at most h ties. τ(A→m) is the minimum, or by
/// another rule the maximum or the mean, over the principals of A. Acc(m) = min over the ends of
/// τ(end→m): the minimum, because one refusal ends a mediation. The bias between two ends is
/// (τ(A→m) − τ(B→m)) / (τ(A→m) + τ(B→m)), undefined (`noPath`) where both are 0. Without any trust
/// in the view all of them are undefined (`noTies`).
///
/// **Convention.** Directed: who trusts whom, into the actor. A path may run through any actor,
/// without a hop limit unless one is asked for. Bias informs, it does not disqualify (Kydd 2003,
/// doi:10.1111/1540-5907.00034; Savun 2008, doi:10.1111/j.1468-2478.2007.00487.x).
///
/// - Complexity: one search, O((n + m)·log m) or with a limit O(h·m), for each principal.
struct Acceptability: Sendable {
  let rule: AcceptabilityRule
  private let network: TrustNetwork
  private let ends: [ConflictEnd]
  private let principals: [[Int]]
  private let searches: [[Search]]

  /// The best chains from one principal.
  private enum Search: Sendable {
    case free(BestPaths)
    case limited(LimitedReach)

    var products: [Double] {
      switch self {
      case .free(let paths): paths.products
      case .limited(let reach): reach.products
      }
    }
  }

  init(
    _ network: TrustNetwork, between ends: [ConflictEnd],
    rule: AcceptabilityRule = AcceptabilityRule()
  ) {
    self.network = network
    self.ends = ends
    self.rule = rule
    principals = ends.map { network.indices($0.principals) }
    searches = principals.map { principals in
      principals.map { principal in
        if let hops = rule.hops {
          return .limited(LimitedReach(from: principal, in: network.graph, limit: hops))
        }
        var search = BestPaths(nodeCount: network.graph.nodeCount, criterion: .trust)
        search.search(from: principal, in: network.graph)
        return .free(search)
      }
    }
  }

  /// Whether any tie of the view carries trust.
  var hasTrust: Bool { network.graph.arcCount > 0 }

  /// What each end's trust in the actor comes from.
  func reaches(of actor: Int) -> [EndReach] {
    ends.indices.map { end in
      let paths = searches[end].map { search in
        switch search {
        case .free(let paths): network.path(to: actor, along: paths)
        case .limited(let reach): network.path(to: actor, along: reach)
        }
      }
      let trust = rule.principals.combined(paths.map { $0?.trust ?? 0 })
      return EndReach(
        end: ends[end].id, trust: hasTrust ? .value(trust) : .undefined(.noTies),
        paths: paths.compactMap { $0 },
        unreached: zip(paths, principals[end]).filter { $0.0 == nil }
          .map { network.id($0.1) })
    }
  }

  /// Acc of each of `actors` when the actor `removed` is not there.
  func values(of actors: [Int], without removed: Int?) -> [Double] {
    let products =
      removed == nil
      ? searches.map { $0.map(\.products) }
      : principals.map { end in
        end.map { network.products(from: $0, hops: rule.hops, without: removed) }
      }
    return actors.map { actor in
      products.map { end in rule.principals.combined(end.map { $0[actor] }) }.min() ?? 0
    }
  }

  /// On one best chain from each principal to `actor` those between the two: without any other
  /// actor the acceptability is exactly the same.
  ///
  /// - Complexity: O(n + m) for each principal, with a limit O(h·m).
  func carriers(of actor: Int) -> Set<Int> {
    var carriers: Set<Int> = []
    for (principal, search) in zip(principals.flatMap { $0 }, searches.flatMap { $0 }) {
      switch search {
      case .free(let paths):
        carriers.formUnion(chain(to: actor, from: principal, paths.products))
      case .limited(let reach):
        carriers.formUnion((reach.path(to: actor, isExact: true) ?? []).dropFirst().dropLast())
      }
    }
    return carriers
  }

  /// Those between `principal` and `actor` on a chain whose product is exactly the best one.
  private func chain(to actor: Int, from principal: Int, _ products: [Double]) -> [Int] {
    let graph = network.graph
    var before = [Int](repeating: -1, count: graph.nodeCount)
    before[principal] = principal
    var queue = [principal]
    var head = 0
    while head < queue.count, before[actor] < 0 {
      let node = queue[head]
      head += 1
      for arc in graph.outRow(node) {
        let next = Int(graph.targets[arc])
        guard before[next] < 0, products[next] > 0,
          products[next] == products[node] * graph.values[arc]
        else { continue }
        before[next] = node
        queue.append(next)
      }
    }
    var between: [Int] = []
    var node = actor
    while before[node] >= 0, before[node] != node {
      node = before[node]
      if node != principal { between.append(node) }
    }
    return between
  }

  /// The actors whose absence alone makes the acceptability 0: a threat to the initiative that
  /// another candidate may not face. Where one of several who speak for an end is absent, the
  /// others speak for it; an end's only speaker is not looked at, for without it there is no such
  /// end.
  ///
  /// Only actors on the best paths need a look: one that every path needs is on the best one too.
  ///
  /// - Complexity: one search, O(n + m), for each actor on a best path.
  func criticalActors(for actor: Int, reaches: [EndReach]) -> [String] {
    let onPaths = Set(reaches.flatMap(\.paths).flatMap { network.indices($0.actors) })
    let alone = principals.filter { $0.count == 1 }.flatMap { $0 }
    return onPaths.subtracting(alone + [actor]).sorted().filter { other in
      let isReaching = network.reaching(actor, hops: rule.hops, without: other)
      return principals.contains { end in
        let trusts = end.filter { $0 != other }.map { isReaching[$0] ? 1.0 : 0 }
        return rule.principals.combined(trusts) == 0
      }
    }.map(network.id)
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
      + "least trusting decides, unless --principal-rule lets the most trusting decide (max) or the "
      + "mean count (mean). Acceptability is the trust of the least trusting end, because "
      + "one refusal ends a mediation. Bias says which of two ends trusts the actor more. The "
      + "command bridges asks it.",
    formula: "τ(x→m) = the largest product of trusts on a chain from x to m, 1 for m itself, 0 "
      + "without a chain; τ(A→m) = min, by --principal-rule max or mean, over those who speak for A; Acc(m) = min over the ends; bias "
      + "= (τ(A→m) − τ(B→m)) / (τ(A→m) + τ(B→m)), undefined where both are 0. A chain may run "
      + "through any actor and has any number of ties, unless --hops gives the most. Where no tie "
      + "carries trust all are undefined.",
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
    ], readsAcceptability: true)
}
