// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What became of an actor from one map to a later one; actors are the same where their ids are.
public struct ActorChange: Hashable, Sendable {
  /// The actor's id.
  public let actor: String
  /// Added, lost or kept.
  public let presence: Presence
  /// The fields that differ, by their names in files, in the order of the model; none unless kept.
  public let altered: [String]
}

extension ActorChange {
  /// What is said of the actor and decides how it is read; sources and notes do not count.
  static func altered(_ old: Actor, _ new: Actor) -> [String] {
    let fields: [(name: String, differs: Bool)] = [
      ("name", old.name != new.name), ("kind", old.kind != new.kind),
      ("role", old.roles != new.roles), ("side", old.side != new.side),
      ("track", old.track != new.track), ("insider", old.insider != new.insider),
      ("veto", old.veto != new.veto), ("us", old.us != new.us),
      ("shadow", old.shadow != new.shadow), ("mandate", old.mandate != new.mandate),
      ("locality", old.locality != new.locality),
      ("populationShare", old.populationShare != new.populationShare),
      ("visibility", old.visibility != new.visibility), ("power", old.power != new.power),
      ("attributes", old.attributes != new.attributes),
    ]
    return fields.filter(\.differs).map(\.name)
  }
}
