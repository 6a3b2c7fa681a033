// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

extension MapChangeEffect {
  /// The ties in the order of their ids, whatever order the file has.
  var tiesInOrder: [TieEffect] { ties.sorted { idPrecedes($0.id, $1.id) } }
}

/// What changes did to actors and ties, in words.
struct EffectWords {
  let name: (String) -> String

  /// The tie as the object of a sentence.
  func tie(_ tie: Relationship) -> String {
    let (from, to) = (name(tie.from), name(tie.to))
    if tie.kind == .trust || (tie.kind == nil && tie.trust != nil) {
      return tie.directed
        ? "the trust of \(from) in \(to)" : "the trust between \(from) and \(to)"
    }
    let kind = tie.kind.map { " (\($0))" } ?? ""
    return "the tie \(tie.directed ? "from \(from) to" : "between \(from) and") \(to)\(kind)"
  }

  /// What one change did, without a full stop.
  func effect(_ effect: MapChangeEffect) -> String {
    if let side = effect.sides.first { return changes(of: side, effect.actors) }
    guard let actor = effect.actors.first else {
      return effect.tiesInOrder.map(words).joined(separator: "; ")
    }
    switch (actor.before, actor.after) {
    case (nil, let after?): return "adds \(after.name)\(attributes(of: after))"
    case (let before?, nil):
      let count = effect.ties.count
      return "removes \(before.name)"
        + (count > 0 ? " and \(count) \(count == 1 ? "tie" : "ties") with it" : "")
    case (let before?, let after?):
      return "\(before.name): \(changes(before, after))"
    case (nil, nil): return "nothing"
    }
  }

  /// A side's name, and who comes or goes.
  private func changes(
    of side: MapChangeEffect.SideEffect, _ actors: [MapChangeEffect.ActorEffect]
  ) -> String {
    let (old, new) = (side.before?.name ?? side.id, side.after?.name ?? side.id)
    let moved = actors.compactMap { effect in
      effect.after.map { "\($0.side == side.id ? "with" : "without") \($0.name)" }
    }
    let named = old == new ? [] : ["name \(old) → \(new)"]
    let told = named + moved
    return "\(old): " + (told.isEmpty ? "as it was" : told.joined(separator: ", "))
  }

  private func words(_ effect: MapChangeEffect.TieEffect) -> String {
    switch (effect.before, effect.after) {
    case (nil, let after?): return "adds \(tie(after))\(quantities(of: after))"
    case (let before?, nil): return "removes \(tie(before))\(quantities(of: before))"
    case (let before?, let after?): return "\(tie(before)): \(changes(before, after))"
    case (nil, nil): return "nothing"
    }
  }

  // MARK: - Fields

  private func changes(_ before: Relationship, _ after: Relationship) -> String {
    let told = RelationshipField.allCases.compactMap { field -> String? in
      let (old, new) = (text(field, before), text(field, after))
      return change(of: field.rawValue, old, new)
    }
    return listed(told + changes(before.attributes, after.attributes))
  }

  private func changes(_ before: Actor, _ after: Actor) -> String {
    let told = ActorField.allCases.compactMap { field -> String? in
      let (old, new) = (text(field, before), text(field, after))
      return change(of: field.rawValue, old, new)
    }
    return listed(told + changes(before.attributes, after.attributes))
  }

  private func changes(_ before: AttributeList, _ after: AttributeList) -> [String] {
    let keys = Set((before.entries + after.entries).map(\.key)).sorted(by: idPrecedes)
    return keys.compactMap { key in
      change(of: key, before[key].map(text), after[key].map(text))
    }
  }

  private func change(of field: String, _ old: String?, _ new: String?) -> String? {
    old == new ? nil : "\(field) \(old ?? "none") → \(new ?? "none")"
  }

  private func listed(_ told: [String]) -> String {
    told.isEmpty ? "as it was" : told.joined(separator: ", ")
  }

  private func text(_ value: AttributeValue) -> String { value.plainText ?? JSONText.line(value) }

  private func quantities(of tie: Relationship) -> String {
    let told = [RelationshipField.trust, .strength, .confidence].compactMap { field in
      text(field, tie).map { "\(field.rawValue) \($0)" }
    }
    return told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"
  }

  private func attributes(of actor: Actor) -> String {
    let told = [ActorField.role, .side].compactMap { field in
      text(field, actor).map { "\(field.rawValue) \($0)" }
    }
    return told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"
  }

  private func number(_ value: Double?) -> String? { value.map { fourDecimals($0, minus: "−") } }

  private func list(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func text(_ field: RelationshipField, _ tie: Relationship) -> String? {
    switch field {
    case .from: return name(tie.from)
    case .to: return name(tie.to)
    case .kind: return tie.kind?.rawValue
    case .trust: return number(tie.trust?.value)
    case .strength: return number(tie.strength?.value)
    case .confidence:
      switch tie.confidence {
      case .probability(let value): return number(value.value)
      case .grade(let grade): return grade
      case nil: return nil
      }
    case .directed: return String(tie.directed)
    case .status: return tie.status?.rawValue
    case .layers: return list(tie.layers)
    case .start: return tie.start?.description
    case .end: return tie.end?.description
    case .sources: return list(tie.sources)
    case .note: return tie.note
    }
  }

  private func text(_ field: ActorField, _ actor: Actor) -> String? {
    switch field {
    case .name: actor.name
    case .kind: actor.kind?.rawValue
    case .role: list(actor.roles.map(\.rawValue))
    case .side: actor.side
    case .track: actor.track?.rawValue
    case .insider: actor.insider.map(String.init)
    case .veto: actor.veto.map(String.init)
    case .us: actor.us.map(String.init)
    case .shadow: actor.shadow.map(String.init)
    case .mandate: actor.mandate.map(String.init)
    case .locality: actor.locality
    case .populationShare: number(actor.populationShare?.value)
    case .visibility: number(actor.visibility?.value)
    case .power: number(actor.power?.value)
    case .sources: list(actor.sources)
    case .note: actor.note
    }
  }
}
