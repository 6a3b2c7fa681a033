// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// The ties of one issue as pairs of actors.
struct IssueLayer {
  /// The issue, as ties name it.
  let id: String
  /// All pairs that have a tie of the issue, in order, with the ties.
  let pairs: [(pair: ActorPair, ties: [Relationship])]
  /// The pairs with a sign.
  let signed: [SignedPair]

  /// The issues of the ties looked at, in the order of their names.
  static func all(on ground: MediationGround) -> [IssueLayer] {
    var names = Set(ground.ties.flatMap(\.layers))
    if let wanted = ground.options.layers { names.formIntersection(wanted) }
    return names.sorted(by: idPrecedes).map { name in
      IssueLayer(name, ground.ties.filter { $0.layers.contains(name) }, ground)
    }
  }

  private init(_ id: String, _ ties: [Relationship], _ ground: MediationGround) {
    self.id = id
    var byPair: [ActorPair: [Relationship]] = [:]
    for tie in ties {
      if let pair = ground.pair(of: tie) { byPair[pair, default: []].append(tie) }
    }
    pairs = byPair.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    signed = SignedPair.all(of: ties, on: ground)
  }

  /// The pairs of actors who have a tie that is not hostile and none that is.
  var unhostilePairs: [ActorPair] {
    pairs.filter { !$0.ties.contains(where: \.isHostile) }.map(\.pair)
  }

  /// Σ over cross-side pairs of the largest trust above 0, and of the largest hostility.
  func mass(across members: EndMembers) -> Mass {
    var mass = Mass()
    for (pair, ties) in pairs where members.isAcross(pair) {
      mass.ties += ties.compactMap(\.id)
      let trusts = ties.compactMap { $0.trust?.value }
      mass.hasValue = mass.hasValue || !trusts.isEmpty
      mass.trust += trusts.filter { $0 > 0 }.max() ?? 0
      let hostile = ties.filter(\.isHostile)
      let values = hostile.map(\.hostility)
      mass.unknown += zip(hostile, values).filter { $0.1 == nil }.compactMap(\.0.id)
      mass.hasValue = mass.hasValue || values.contains { $0 != nil }
      mass.hostility += values.compactMap { $0 }.max() ?? 0
    }
    return mass
  }

  /// Cross-side trust against cross-side hostility.
  struct Mass {
    var trust = 0.0
    var hostility = 0.0
    /// Whether any of the ties carries trust or a strength of hostility.
    var hasValue = false
    /// The cross-side ties of the issue.
    var ties: [String] = []
    /// Hostile ties of which nobody recorded how strong they are.
    var unknown: [String] = []

    /// Trust less hostility; undefined without a cross-side tie and where they are unknown.
    var balance: Cell {
      if ties.isEmpty { return .undefined(.noCrossTie) }
      if !unknown.isEmpty { return .undefined(.unknownHostility) }
      return hasValue ? .value(trust - hostility) : .undefined(.unknownTrust)
    }
  }
}

extension Relationship {
  /// How strong the hostility is, 0…1: distrust, or the strength of a conflict, the larger.
  fileprivate var hostility: Double? {
    let distrust = trust.flatMap { $0.value < 0 ? -$0.value : nil }
    let conflict = kind == .conflict ? strength?.value : nil
    return [distrust, conflict].compactMap { $0 }.max()
  }
}
