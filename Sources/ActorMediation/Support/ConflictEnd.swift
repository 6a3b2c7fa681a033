// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorModel

/// One end of a bridge: a side, which speaks through its principals, or a single actor.
public struct ConflictEnd: Hashable, Sendable {
  /// The side's or the actor's id.
  public let id: String
  /// The name that people read.
  public let name: String
  /// The actors that have to trust: the side's actors with role party or, where it has none, all
  /// its members; the actor itself where the end is one. In the order of their ids, because the
  /// order of a file means nothing.
  public let principals: [String]
  /// Whether it is a side; else it is a single actor.
  public let isSide: Bool

  /// Finds the ends that `names` mean; `nil` means every side that has actors.
  ///
  /// A name that is a side and an actor alike needs `side:` or `actor:` before it.
  public static func ends(
    _ names: [String]?, in map: ActorMap
  ) throws(MediationError) -> [ConflictEnd] {
    guard let names else {
      let ends = map.sides.map { ConflictEnd(side: $0, in: map) }.filter { !$0.principals.isEmpty }
      guard ends.count > 1 else { throw .tooFewEnds(sides: ends.map(\.id)) }
      return ends
    }
    var ends: [ConflictEnd] = []
    for name in names {
      let end = try end(name, in: map)
      if ends.contains(end) { throw .repeatedEnd(name) }
      try refuseOverlap(of: end, with: ends)
      ends.append(end)
    }
    guard ends.count > 1 else { throw .tooFewEnds(sides: ends.map(\.id)) }
    return ends
  }

  /// An actor cannot be on both ends of a bridge.
  private static func refuseOverlap(
    of end: ConflictEnd, with others: [ConflictEnd]
  ) throws(MediationError) {
    for other in others {
      if let shared = end.principals.first(where: other.principals.contains) {
        throw .sharedPrincipal(shared, ends: [other.id, end.id])
      }
    }
  }

  private static func end(_ name: String, in map: ActorMap) throws(MediationError) -> ConflictEnd {
    let sideName = name.droppingPrefix("side:")
    let actorName = name.droppingPrefix("actor:")
    let side =
      map.sides.first { $0.id == name } ?? map.sides.first { $0.id == sideName }
    let actor =
      map.actors.first { $0.id == name } ?? map.actors.first { $0.id == actorName }
    switch (side, actor) {
    case (.some, .some): throw .ambiguousEnd(name)
    case (nil, nil): throw .unknownEnd(name, sides: map.sides.map(\.id))
    case (let side?, nil):
      let end = ConflictEnd(side: side, in: map)
      if end.principals.isEmpty { throw .sideWithoutActors(side.id) }
      return end
    case (nil, let actor?):
      return ConflictEnd(
        id: actor.id, name: actor.name, principals: [actor.id], isSide: false)
    }
  }

  private init(side: Side, in map: ActorMap) {
    self.init(
      id: side.id, name: side.name,
      principals: map.principals(ofSide: side.id).map(\.id).sorted(by: idPrecedes), isSide: true)
  }

  private init(id: String, name: String, principals: [String], isSide: Bool) {
    self.id = id
    self.name = name
    self.principals = principals
    self.isSide = isSide
  }
}

extension String {
  fileprivate func droppingPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
