// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorModel
internal import GraphCore

/// The trusted channels between two ends.
public struct EntryChannels: Hashable, Sendable {
  /// The two ends' ids.
  public let between: [String]
  /// Ties below this trust carry no channel.
  public let threshold: Double
  /// The roles of which an actor between the ends needs one; `nil` means any actor.
  public let roles: [Role]?
  /// A largest set of channels that share no actor between the ends; the count is their number.
  public let paths: [TrustPath]
  /// Every smallest set of actors whose loss leaves no channel.
  public let minimumCuts: [[String]]
  /// Whether there are more smallest sets than are listed.
  public let hasMoreCuts: Bool
  /// The channel with the fewest ties.
  public let shortest: TrustPath?
  /// The channel with the largest product of trusts; of equal ones one with the fewest ties.
  public let strongest: TrustPath?
  /// Ties between principals themselves: reported apart, neither counted nor cut.
  public let direct: [TieUse]

  /// Whether any tie of the view carries trust.
  public let hasTrust: Bool

  /// The number of channels that share no actor between the ends; `nil` where no tie of the view
  /// carries trust: what nobody recorded is unknown, not 0.
  public var count: Int? { hasTrust ? paths.count : nil }
  /// The actors on which the only channel depends; empty when there are several or none.
  public var singlePointsOfFailure: [String] { count == 1 ? minimumCuts.flatMap { $0 } : [] }

  /// The most smallest sets that are listed.
  public static let cutLimit = 1_000
}

/// Finds the trusted channels between two ends.
///
/// **Formula.** On the ties with max(t(x→y), t(y→x)) ≥ θ: the largest number of chains between the
/// ends that share no intermediary, by maximum flow (Menger), and every minimum cut.
///
/// **Convention.** The ends' principals are merged and never intermediaries; an intermediary needs
/// one of the allowed roles. A single point of failure exists only where there is one channel.
/// Rests on Ó Dochartaigh 2011, Pruitt 2015 and Böhmelt 2009: short chains, redundant channels,
/// indirect ties.
///
/// - Complexity: O(k·(n + m)) for k channels, O(cuts·k²·d·(n + m)) for all minimum cuts.
struct EntryChannelsAnalysis {
  private let network: TrustNetwork
  private let graph: FrozenGraph
  private let hasRole: [Bool]
  private let threshold: Double
  private let roles: [Role]?

  init(_ network: TrustNetwork, map: ActorMap, threshold: Double, roles: [Role]?) {
    self.network = network
    self.threshold = threshold
    self.roles = roles
    let trust = network.graph
    var arcs = ArcList()
    for source in 0..<trust.nodeCount {
      for arc in trust.outRow(source) where trust.values[arc] >= threshold {
        let (target, origin) = (trust.targets[arc], UInt32(arc))
        arcs.append(from: UInt32(source), to: target, value: trust.values[arc], origin: origin)
        arcs.append(from: target, to: UInt32(source), value: trust.values[arc], origin: origin)
      }
    }
    graph = FrozenGraph.freezing(arcs, nodeCount: trust.nodeCount, undirected: true).graph
    var hasRole = [Bool](repeating: roles == nil, count: trust.nodeCount)
    for actor in map.actors {
      if let index = network.frozen.index(of: actor.id), let roles {
        hasRole[index] = actor.roles.contains(where: roles.contains)
      }
    }
    self.hasRole = hasRole
  }

  func channels(_ a: ConflictEnd, _ b: ConflictEnd) -> EntryChannels {
    let (sources, sinks) = (network.indices(a.principals), network.indices(b.principals))
    let search = DisjointChains(graph, from: sources, to: sinks, isOpen: hasRole)
    let chains = search.chains().map { path($0, sources, sinks) }
    let cuts = search.minimumCuts(limit: EntryChannels.cutLimit + 1)
    return EntryChannels(
      between: [a.id, b.id], threshold: threshold, roles: roles, paths: chains,
      minimumCuts: cuts.prefix(EntryChannels.cutLimit).map { $0.map(network.id) },
      hasMoreCuts: cuts.count > EntryChannels.cutLimit,
      shortest: search.shortest().map { path($0, sources, sinks) },
      strongest: strongest(sources, sinks), direct: direct(sources, sinks),
      hasTrust: network.graph.arcCount > 0)
  }

  /// How many channels that share no actor between the ends are left without the actor `removed`.
  func count(_ a: ConflictEnd, _ b: ConflictEnd, without removed: Int) -> Int {
    search(a, b, without: removed).chains().count
  }

  /// The channel with the fewest ties that does not need the actor `removed`.
  func shortest(_ a: ConflictEnd, _ b: ConflictEnd, without removed: Int?) -> TrustPath? {
    let (sources, sinks) = (network.indices(a.principals), network.indices(b.principals))
    return search(a, b, without: removed).shortest().map { path($0, sources, sinks) }
  }

  // MARK: - Steps

  private func search(
    _ a: ConflictEnd, _ b: ConflictEnd, without removed: Int?
  ) -> DisjointChains {
    var isOpen = hasRole
    if let removed { isOpen[removed] = false }
    return DisjointChains(
      graph, from: network.indices(a.principals), to: network.indices(b.principals),
      isOpen: isOpen)
  }

  /// A chain with the principals at its ends that are tied to it most strongly.
  private func path(_ chain: [Int], _ sources: [Int], _ sinks: [Int]) -> TrustPath {
    let first = chain.first.flatMap { strongestEnd(of: $0, among: sources) }
    let last = chain.last.flatMap { strongestEnd(of: $0, among: sinks) }
    let nodes = [first].compactMap { $0 } + chain + [last].compactMap { $0 }
    let ties = zip(nodes, nodes.dropFirst()).compactMap { tie($0, $1) }
    return TrustPath(
      actors: nodes.map(network.id), ties: ties, trust: ties.reduce(1) { $0 * $1.value })
  }

  private func strongestEnd(of node: Int, among ends: [Int]) -> Int? {
    ends.filter { graph.value(from: node, to: $0) != nil }.max { a, b in
      let (x, y) = (graph.value(from: node, to: a) ?? 0, graph.value(from: node, to: b) ?? 0)
      return x != y ? x < y : a > b
    }
  }

  private func tie(_ a: Int, _ b: Int) -> TieUse? {
    guard let arc = graph.arc(from: a, to: b) else { return nil }
    // The origin is the arc of the trust graph that gave the value, in its own direction.
    let trusted = Int(graph.origins[arc])
    let isForward = network.graph.outRow(a).contains(trusted)
    return network.use(trusted, from: isForward ? a : b, to: isForward ? b : a)
  }

  private func strongest(_ sources: [Int], _ sinks: [Int]) -> TrustPath? {
    let isEnd = Set(sources + sinks)
    var best: (value: Double, chain: [Int])?
    func isBetter(_ value: Double, _ steps: Int) -> Bool {
      guard let best else { return true }
      if !TrustProducts.isAsGood(best.value, as: value) { return true }
      return TrustProducts.isAsGood(value, as: best.value) && steps < best.chain.count
    }
    for source in sources.sorted() {
      let reduced = graph.keepingArcs { a, b in
        (a == source || (hasRole[a] && !isEnd.contains(a)))
          && (b == source || (hasRole[b] && !isEnd.contains(b)))
      }
      var search = BestPaths(nodeCount: graph.nodeCount, criterion: .trust)
      search.search(from: source, in: reduced)
      for node in search.order.sorted() where node != source {
        guard let sink = strongestEnd(of: node, among: sinks) else { continue }
        let value = search.products[node] * (graph.value(from: node, to: sink) ?? 0)
        if isBetter(value, search.steps[node]) {
          best = (value, chain(to: node, search, reduced))
        }
      }
    }
    return best.map { path($0.chain, sources, sinks) }
  }

  /// The nodes after the source on the best path to `node`.
  private func chain(to node: Int, _ search: BestPaths, _ graph: FrozenGraph) -> [Int] {
    var nodes = [node]
    while let last = nodes.last, search.steps[last] > 1 {
      let before = graph.neighbors(of: last).map(Int.init).first {
        search.isOnBestPath(from: $0, to: last, value: graph.value(from: $0, to: last) ?? 0)
      }
      guard let before else { break }
      nodes.append(before)
    }
    return nodes.reversed()
  }

  private func direct(_ sources: [Int], _ sinks: [Int]) -> [TieUse] {
    sources.sorted().flatMap { a in
      sinks.sorted().compactMap { b in a == b ? nil : tie(a, b) }
    }
  }
}

extension EntryChannels {
  /// D3: over whom a channel could run, and on whom it hangs.
  public static let descriptor = MediationDescriptor(
    id: "entry-channels", number: "D3", title: "Entry channels",
    question: "Over whom could a trusted channel run from end to end, and what if one of them "
      + "were absent?",
    definition: "A channel is a chain of ties of enough trust between those who speak for two "
      + "ends, over actors with an allowed role. Counted are channels that share no actor, as many "
      + "as there can be; the smallest groups of actors are listed without whom no channel would "
      + "be left; the shortest chain and the one along which most trust is kept are told. The "
      + "command bridges asks it.",
    formula: "On ties with max(t(x→y), t(y→x)) ≥ θ: the largest number of chains between the ends "
      + "that share no intermediary (maximum flow), every minimum cut, the chain with the fewest "
      + "ties, the chain with the largest product of trusts. Those who speak for an end are never "
      + "intermediaries; a tie between them is told apart. θ and the roles are options and printed. "
      + "Unknown where no tie carries trust.",
    output:
      "If Envoy of Party B were absent, no channel would be left: worth protecting or backing "
      + "up.",
    caveat: "A channel on the map is trust that was recorded, in either direction; whether anybody "
      + "would carry a message the map does not say.",
    literature: [
      Literature(
        "Ó Dochartaigh, N. (2011). Together in the middle: back-channel negotiation in the Irish "
          + "peace process. Journal of Peace Research 48, 767–780",
        doi: "10.1177/0022343311417982"),
      Literature(
        "Böhmelt, T. (2009). International mediation and social networks: the importance of "
          + "indirect ties. International Interactions 35, 298–319"),
      Literature(
        "Pruitt, D. G. (2015). Prenegotiation development of optimism in intractable conflict. "
          + "International Negotiation 20, from p. 59 (two channels back each other up)"),
      Literature(
        "Menger, K. (1927). Zur allgemeinen Kurventheorie. Fundamenta Mathematicae 10, 96–115"),
    ])
}
