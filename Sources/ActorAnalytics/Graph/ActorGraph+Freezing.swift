// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

extension ActorGraph {
  /// Freezes `map` as `options` read it.
  ///
  /// *trust* keeps ties with trust above 0, *hops* all ties but conflicts and distrust,
  /// *strength* ties with a strength, *signed* the sign of trust or, without trust, of the kind.
  /// Parallel ties merge by the largest value; in *signed* a negative one wins. The view is
  /// undirected when asked for or when every tie left in it holds both ways; else a tie that holds
  /// both ways is two arcs. A map without a tie left is undirected.
  ///
  /// - Precondition: `map.problems()` has no error.
  /// - Complexity: O(n log n + m log d) for n actors, m ties and largest degree d.
  public init(freezing map: ActorMap, options: ViewOptions = ViewOptions()) {
    self = Self.freezing(map, options: options).graph
  }

  /// The frozen map with the arcs from which its graph was made, before parallel ones merged.
  static func freezing(
    _ map: ActorMap, options: ViewOptions
  ) -> (graph: ActorGraph, arcs: ArcList) {
    let selection = TieSelection(of: map, options: options)
    let reading = options.reading ?? defaultReading(of: map, selection: selection)
    let actors = map.actors.sorted { idPrecedes($0.id, $1.id) }
    let index = Dictionary(
      actors.enumerated().map { ($1.id, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
    var collector = ArcCollector(reading: reading, leftOut: selection.leftOut)
    for position in selection.indices {
      let tie = map.relationships[position]
      guard let source = index[tie.from], let target = index[tie.to] else { continue }
      collector.add(tie, from: source, to: target, origin: UInt32(position))
    }
    let (graph, view) = collector.freeze(
      nodeCount: actors.count, options: options, asOf: selection.asOf,
      relationships: map.relationships.count)
    let frozen = ActorGraph(
      graph: graph, actorIDs: actors.map(\.id), view: view, actors: actors,
      tieIDs: map.relationshipIDs,
      directions: TieDirections(count: map.relationships.count) { tie in
        (index[map.relationships[tie].from] ?? 0) > (index[map.relationships[tie].to] ?? 0)
      }, layers: TieLayers(of: map, arcs: collector.arcs),
      confidences: arcConfidences(of: graph, from: collector.arcs, map))
    return (frozen, collector.arcs)
  }

  private static func defaultReading(of map: ActorMap, selection: TieSelection) -> Reading {
    let hasTrust = selection.indices.contains { (map.relationships[$0].trust?.value ?? 0) > 0 }
    return hasTrust ? .trust : .hops
  }

  /// Freezes a plain edge list as its map would be: its ties are of kind trust where they have
  /// trust and of no kind elsewhere, without layers, and in force on every date.
  ///
  /// - Parameter threads: how many threads may work at once; the graph is the same on any number.
  /// - Complexity: O(n log n + m log d).
  public init(freezing list: EdgeList, options: ViewOptions = ViewOptions(), threads: Int = 1) {
    let order = IDOrder.positions(list.ids)
    var place = [UInt32](repeating: 0, count: order.count)
    for (position, original) in order.enumerated() { place[Int(original)] = UInt32(position) }
    let refusal = Self.refusal(of: list, options: options)
    let hasTrust = refusal == nil && list.trust?.contains { $0 > 0 } ?? false
    let reading = options.reading ?? (hasTrust ? .trust : .hops)
    let leftOut = list.sources.isEmpty ? nil : refusal.map { [$0: list.sources.count] }
    var collector = ArcCollector(reading: reading, leftOut: leftOut ?? [:])
    let (graph, view): (FrozenGraph, ViewReport)
    if refusal == nil, let column = ValueColumn(of: list, reading: reading) {
      (graph, view) = collector.freeze(
        list, numbers: place, values: column.values, options: options, threads: threads)
    } else {
      if refusal == nil { collector.add(list, numbers: place) }
      (graph, view) = collector.freeze(
        nodeCount: order.count, options: options, asOf: options.asOf,
        relationships: list.sources.count)
    }
    self.init(
      graph: graph, actorIDs: order.map { list.ids[Int($0)] }, view: view, actors: [], tieIDs: [],
      directions: TieDirections(count: list.sources.count) { tie in
        place[Int(list.sources[tie])] > place[Int(list.targets[tie])]
      })
  }

  /// Why no tie of the list is asked for; all of them are alike in kind and layers.
  private static func refusal(of list: EdgeList, options: ViewOptions) -> LeftOutReason? {
    if let kinds = options.kinds, list.trust == nil || !kinds.contains(.trust) {
      return .otherKind
    }
    return options.layers == nil ? nil : .noLayer
  }
}

extension ViewReport {
  fileprivate init(
    reading: Reading, options: ViewOptions, asOf: CalendarDate?, relationships: Int,
    graph: FrozenGraph, collector: ArcCollector, counts: FreezeCounts
  ) {
    // Read as undirected, merging is counted in ties, not in the two arcs that each of them is;
    // a tie that is gone was either parallel or the other way of a pair, never both.
    let merged =
      graph.isDirected
      ? counts.merged : collector.kept - graph.tieCount - counts.reciprocated
    self.init(
      reading: reading, isDirected: graph.isDirected, asOf: asOf, kinds: options.kinds,
      layers: options.layers, relationships: relationships, ties: graph.tieCount,
      leftOut: collector.leftOut, bothWays: graph.isDirected ? collector.bothWays : 0,
      merged: merged, reciprocated: counts.reciprocated,
      signClashes: counts.signClashes, selfLoops: collector.selfLoops)
  }
}

/// The values of a plain list's ties in one reading, where it leaves none of them out: then the
/// list's own columns are what a graph is built from, and nothing has to be copied.
private struct ValueColumn {
  /// `nil` where every value is 1.
  let values: [Double]?

  init?(of list: EdgeList, reading: Reading) {
    switch reading {
    case .trust:
      guard let trust = list.trust, trust.allSatisfy({ $0 > 0 }) else { return nil }
      values = trust
    case .hops:
      guard list.trust?.allSatisfy({ $0 >= 0 }) ?? true else { return nil }
      values = nil
    case .strength:
      guard let strength = list.strength else { return nil }
      values = strength
    case .signed: return nil
    }
  }
}

/// Turns ties into arcs by the rules of one reading.
private struct ArcCollector {
  let reading: Reading
  var leftOut: [LeftOutReason: Int]
  var arcs = ArcList()
  var kept = 0
  var selfLoops = 0
  var bothWays = 0
  var holdsBothWaysOnly: Bool { bothWays == kept }

  init(reading: Reading, leftOut: [LeftOutReason: Int]) {
    self.reading = reading
    self.leftOut = leftOut
  }

  mutating func add(
    _ tie: Relationship, from source: UInt32, to target: UInt32, origin: UInt32
  ) {
    switch Self.value(of: tie, reading: reading) {
    case .success(let value):
      append(value, from: source, to: target, directed: tie.directed, origin: origin)
    case .failure(let refusal): leftOut[refusal.reason, default: 0] += 1
    }
  }

  mutating func add(
    trust: Double?, strength: Double?, from source: UInt32, to target: UInt32, directed: Bool,
    origin: UInt32
  ) {
    switch Self.value(trust: trust, strength: strength, kind: nil, reading: reading) {
    case .success(let value):
      append(value, from: source, to: target, directed: directed, origin: origin)
    case .failure(let refusal): leftOut[refusal.reason, default: 0] += 1
    }
  }

  /// Adds every tie of `list`; `numbers` are the nodes of its ids.
  mutating func add(_ list: EdgeList, numbers: [UInt32]) {
    arcs.reserveCapacity(list.sources.count)
    for tie in list.sources.indices {
      add(
        trust: list.trust?[tie], strength: list.strength?[tie],
        from: numbers[Int(list.sources[tie])], to: numbers[Int(list.targets[tie])],
        directed: list.isDirected, origin: UInt32(tie))
    }
  }

  private mutating func append(
    _ value: Double, from source: UInt32, to target: UInt32, directed: Bool, origin: UInt32
  ) {
    guard source != target else {
      selfLoops += 1
      return
    }
    kept += 1
    arcs.append(from: source, to: target, value: value, origin: origin)
    if !directed {
      bothWays += 1
      arcs.append(from: target, to: source, value: value, origin: origin)
    }
  }

  /// The graph of all that was added, and the account of how it was read.
  func freeze(
    nodeCount: Int, options: ViewOptions, asOf: CalendarDate?, relationships: Int
  ) -> (FrozenGraph, ViewReport) {
    let (graph, counts) = FrozenGraph.freezing(
      arcs, nodeCount: nodeCount, undirected: options.undirected || holdsBothWaysOnly,
      merging: reading == .signed ? .smallest : .largest)
    let view = ViewReport(
      reading: reading, options: options, asOf: asOf, relationships: relationships, graph: graph,
      collector: self, counts: counts)
    return (graph, view)
  }

  /// The graph of all ties of `list` with these values, without passing through arcs.
  mutating func freeze(
    _ list: EdgeList, numbers: [UInt32], values: [Double]?, options: ViewOptions, threads: Int
  ) -> (FrozenGraph, ViewReport) {
    selfLoops = zip(list.sources, list.targets).count { $0 == $1 }
    kept = list.sources.count - selfLoops
    bothWays = list.isDirected ? 0 : kept
    let (graph, counts) = FrozenGraph.freezing(
      list, numbers: numbers, values: values, undirected: options.undirected || holdsBothWaysOnly,
      threads: threads)
    let view = ViewReport(
      reading: reading, options: options, asOf: options.asOf, relationships: list.sources.count,
      graph: graph, collector: self, counts: counts)
    return (graph, view)
  }

  private struct Refusal: Error { let reason: LeftOutReason }

  private static func value(
    of tie: Relationship, reading: Reading
  ) -> Result<Double, Refusal> {
    value(
      trust: tie.trust?.value, strength: tie.strength?.value, kind: tie.kind, reading: reading)
  }

  private static func value(
    trust: Double?, strength: Double?, kind: RelationshipKind?, reading: Reading
  ) -> Result<Double, Refusal> {
    func refuse(_ reason: LeftOutReason) -> Result<Double, Refusal> {
      .failure(Refusal(reason: reason))
    }
    switch reading {
    case .trust:
      guard let trust else { return refuse(.unknownTrust) }
      return trust > 0 ? .success(trust) : refuse(.noTrust)
    case .hops:
      if kind == .conflict { return refuse(.conflict) }
      return (trust ?? 0) < 0 ? refuse(.distrust) : .success(1)
    case .strength:
      guard let strength else { return refuse(.unknownStrength) }
      return .success(strength)
    case .signed:
      if let trust { return trust == 0 ? refuse(.noSign) : .success(trust < 0 ? -1 : 1) }
      if kind == .conflict { return .success(-1) }
      return kind == .alliance || kind == .cooperation ? .success(1) : refuse(.noSign)
    }
  }
}
