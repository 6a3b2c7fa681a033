// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A tie in one sentence, for readers who hear the map.
struct TieWords {
  let words: InterfaceWords

  func sentence(for tie: Relationship, from: String, to: String) -> String {
    var parts = [opening(tie, from, to)]
    if !tie.directed { parts.append(words.text(.tieBothWays)) }
    if let trust = tie.trust {
      parts.append(words.text(.tieTrustValue, ["value": words.number(trust.value)]))
    } else if tie.kind == .trust {
      parts.append(words.text(.tieTrustUnknown))
    }
    if let strength = tie.strength {
      parts.append(words.text(.tieStrength, ["value": words.number(strength.value)]))
    }
    if let confidence = confidence(of: tie) {
      parts.append(words.text(.tieConfidence, ["value": confidence]))
    }
    if let status = tie.status, status != .active {
      parts.append(words.text(of: status.rawValue, in: "status"))
    }
    if !tie.layers.isEmpty {
      parts.append(words.text(.tieAbout, ["issues": words.list(tie.layers.map(words.spoken))]))
    }
    let count = tie.sources.count
    if count > 0 { parts.append(words.text(counting: count, .sourcesOne, .sourcesOther)) }
    return words.list(parts)
  }

  /// The kind alone, in words.
  func kind(of tie: Relationship) -> String {
    tie.kind.map { words.text(of: $0.rawValue, in: "relation") } ?? words.text(.relationNone)
  }

  private func confidence(of tie: Relationship) -> String? {
    switch tie.confidence {
    case .grade(let grade): grade
    case .probability(let value): words.number(value.value)
    case nil: nil
    }
  }

  private func opening(_ tie: Relationship, _ from: String, _ to: String) -> String {
    var values = ["from": from, "to": to]
    guard let word = Self.opening(tie) else {
      values["kind"] = tie.kind.map { words.spoken($0.rawValue) }
      return words.text(.tieOtherKind, values)
    }
    return words.text(word, values)
  }

  private static func opening(_ tie: Relationship) -> Word? {
    switch tie.kind {
    case nil: .tiePlain
    case .trust: (tie.trust?.value ?? 0) < 0 ? .tieDistrust : .tieTrust
    case .alliance: .tieAlliance
    case .cooperation: .tieCooperation
    case .communication: .tieCommunication
    case .influence: .tieInfluence
    case .sponsorship: .tieSponsorship
    case .representation: .tieRepresentation
    case .approval: .tieApproval
    case .conflict: .tieConflict
    case "membership": .tieMembership
    case "family": .tieFamily
    default: nil
    }
  }
}
