// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Tells a plan in words.
struct OutlineMaker {
  private let plan: DrawingPlan
  private var wording: InterfaceWords { plan.wording }

  init(_ plan: DrawingPlan) { self.plan = plan }

  func part(titled title: String?) -> MapOutline.Part {
    let relations = relations()
    return MapOutline.Part(
      title: title,
      sides: plan.sides.map { side in
        MapOutline.Side(name: side.name, members: side.members.map(member))
      },
      actors: plan.actors.indices.map { entry(plan.actors[$0], relations[$0]) },
      ties: plan.ties.map(tie))
  }

  /// A member of a side; who was lost is no member any more.
  private func member(_ index: Int) -> String {
    let actor = plan.actors[index]
    guard actor.change == .lost else { return actor.name }
    return wording.text(
      .relatedRemarks, ["actor": actor.name, "remarks": wording.text(.changeLost)])
  }

  private func entry(_ actor: PlannedActor, _ relations: [String]) -> MapOutline.Entry {
    let lead = wording.list([actor.name, ""])
    let all = DrawnText.plain(actor.accessibleName)
    return MapOutline.Entry(
      name: actor.name, shape: wording.text(actor.glyph.title),
      side: actor.side.map { plan.sides[$0].name },
      words: all.hasPrefix(lead) ? String(all.dropFirst(lead.count)) : all == actor.name ? "" : all,
      relations: relations)
  }

  // MARK: - Ties

  private func tie(_ tie: PlannedTie) -> MapOutline.Tie {
    MapOutline.Tie(
      from: plan.actors[tie.from].name, to: plan.actors[tie.to].name,
      kind: TieWords(words: wording).kind(of: tie.record),
      trust: tie.record.trust.map { wording.number($0.value) }, words: tie.accessibleName)
  }

  /// What ties an actor to others: a phrase, and to whom.
  private struct Relation: Hashable {
    /// The phrase with a place for `others`.
    let phrase: Word
    /// A kind that has no phrase of its own.
    var kind: String?
    /// What is said first of a tie that is not simply there: lost, broken, contested and others.
    var state: String?
  }

  /// For each actor what ties it to others, in the order in which the plan has its ties.
  private func relations() -> [[String]] {
    var order = [[Relation]](repeating: [], count: plan.actors.count)
    var others = [[Relation: [String]]](repeating: [:], count: plan.actors.count)
    func add(_ actor: Int, _ other: Int, _ tie: PlannedTie, isOutgoing: Bool) {
      var relation = relation(tie.record, isOutgoing: isOutgoing)
      relation.state = state(of: tie)
      if others[actor][relation] == nil { order[actor].append(relation) }
      others[actor][relation, default: []].append(named(other, tie))
    }
    for tie in plan.ties {
      add(tie.from, tie.to, tie, isOutgoing: true)
      add(tie.to, tie.from, tie, isOutgoing: !tie.record.directed)
    }
    return plan.actors.indices.map { actor in
      if order[actor].isEmpty { return [wording.text(.relatedToNobody)] }
      return order[actor].map { relation in
        var values = ["others": wording.names(others[actor][relation] ?? [])]
        values["kind"] = relation.kind
        let text = wording.text(relation.phrase, values)
        return relation.state.map {
          wording.text(.relatedState, ["state": $0, "relation": text])
        } ?? text
      }
    }
  }

  /// What the picture says of a tie by signs and the phrase does not: `nil` of a tie that is there.
  private func state(of tie: PlannedTie) -> String? {
    var parts = [tie.change.map { wording.text($0.short) }].compactMap { $0 }
    if let status = tie.record.status, status != .active {
      parts.append(wording.text(of: status.rawValue, in: "status"))
    }
    return parts.isEmpty ? nil : wording.capitalised(wording.list(parts))
  }

  /// The other's name, with the trust where it is recorded and what a view says of the tie.
  private func named(_ actor: Int, _ tie: PlannedTie) -> String {
    let name = plan.actors[actor].name
    let trust = tie.record.trust.map { wording.number($0.value) }
    let remarks = [trust].compactMap { $0 } + tie.remarks
    if remarks.isEmpty { return name }
    return wording.text(
      .relatedRemarks, ["actor": name, "remarks": wording.list(remarks)])
  }

  private func relation(_ tie: Relationship, isOutgoing: Bool) -> Relation {
    func word(_ outgoing: Word, _ incoming: Word) -> Relation {
      Relation(phrase: isOutgoing ? outgoing : incoming)
    }
    switch tie.kind {
    case nil: return word(.relatedPlain, .relatedPlain)
    case .trust:
      // The same classes as the colours: words and picture must not differ.
      switch TrustClass(tie.trust) {
      case .strongTrust, .trust, .unknown: return word(.relatedTrusts, .relatedTrusted)
      case .neutral: return word(.relatedNeither, .relatedNeitherBy)
      case .distrust, .strongDistrust: return word(.relatedDistrust, .relatedDistrusted)
      }
    case .alliance: return word(.relatedAlliance, .relatedAlliance)
    case .cooperation: return word(.relatedCooperation, .relatedCooperation)
    case .communication: return word(.relatedCommunication, .relatedCommunication)
    case .influence: return word(.relatedInfluences, .relatedInfluenced)
    case .sponsorship: return word(.relatedSponsors, .relatedSponsored)
    case .representation: return word(.relatedRepresents, .relatedRepresented)
    case .approval: return word(.relatedAsks, .relatedAsked)
    case .conflict: return word(.relatedConflict, .relatedConflict)
    case "membership": return word(.relatedMember, .relatedMembers)
    case "family": return word(.relatedFamily, .relatedFamily)
    case let kind?:
      let phrase = isOutgoing ? Word.relatedOtherTo : .relatedOtherFrom
      return Relation(phrase: phrase, kind: wording.text(of: kind.rawValue, in: "relation"))
    }
  }
}
