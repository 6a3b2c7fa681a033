// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Where actors and ends stand on norms, as of a date.
///
/// **Convention.** Of an actor's stances on a norm the latest that is not after the map's date
/// counts; one without a date is older than any with one. Latest ones that contradict each other
/// are contested. An end accepts a norm when some of those who speak for it accept it and all
/// others who took a position do; one that is contested or of two minds is divided.
struct StanceBook {
  /// Where someone stands.
  enum Position: Hashable {
    case accepts
    case rejects
    /// Those concerned differ, or the record contradicts itself.
    case divided
    case silent
    case unrecorded
  }

  /// Stances in words of the user's own, which say neither yes nor no here.
  let otherWords: [String]
  /// How many stances are dated after the map's date.
  let laterCount: Int
  private let stances: [Key: [Stance]]

  private struct Key: Hashable {
    let actor: String
    let norm: String
  }

  init(_ ground: MediationGround) {
    let date = ground.view.asOf
    let counted = ground.map.stances.filter { stance in
      guard let date, let taken = stance.date else { return true }
      return taken.firstDay <= date.lastDay
    }
    laterCount = ground.map.stances.count - counted.count
    otherWords = Set(counted.map(\.position).filter { !StancePosition.known.contains($0) })
      .map(\.rawValue).sorted(by: idPrecedes)
    var found: [Key: [Stance]] = [:]
    for stance in counted {
      let key = Key(actor: stance.actor, norm: stance.norm)
      let latest = found[key]?.first?.date?.lastDay ?? 0
      let day = stance.date?.lastDay ?? 0
      if found[key] == nil || day > latest {
        found[key] = [stance]
      } else if day == latest {
        found[key]?.append(stance)
      }
    }
    stances = found
  }

  /// Where the actor stands on the norm.
  func position(of actor: String, on norm: String) -> Position {
    let words = Set((stances[Key(actor: actor, norm: norm)] ?? []).map(\.position.rawValue))
      .intersection(["accepts", "rejects", "silent"])
    switch words {
    case ["accepts"], ["accepts", "silent"]: return .accepts
    case ["rejects"], ["rejects", "silent"]: return .rejects
    case ["silent"]: return .silent
    case []: return .unrecorded
    default: return .divided
    }
  }

  /// Where the end stands on the norm.
  func position(of end: ConflictEnd, on norm: String) -> Position {
    let all = Set(end.principals.map { position(of: $0, on: norm) })
    let taken = all.subtracting([.silent, .unrecorded])
    if taken.count > 1 { return .divided }
    return taken.first ?? (all.contains(.silent) ? .silent : .unrecorded)
  }
}
