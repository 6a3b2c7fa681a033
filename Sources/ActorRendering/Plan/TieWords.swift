// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A tie in one sentence, for readers who hear the map.
struct TieWords {
  let words: InterfaceWords

  /// - Parameter confidence: the tie's confidence as the map's own grades say it.
  func sentence(
    for tie: Relationship, from: String, to: String, confidence: Confidence? = nil
  ) -> String {
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
    if let text = self.confidence(of: tie, confidence) { parts.append(text) }
    if let status = tie.status, status != .active {
      parts.append(words.text(of: status.rawValue, in: "status"))
    }
    if !tie.layers.isEmpty {
      parts.append(words.text(.tieAbout, ["issues": words.names(tie.layers.map(words.spoken))]))
    }
    let count = tie.sources.count
    if count > 0 { parts.append(words.text(counting: count, .sourcesOne, .sourcesOther)) }
    return words.list(parts)
  }

  /// The kind alone, in words.
  func kind(of tie: Relationship) -> String {
    tie.kind.map { words.text(of: $0.rawValue, in: "relation") } ?? words.text(.relationNone)
  }

  /// A grade is said with the number that it stands for: the letter on the tie goes by that.
  private func confidence(of tie: Relationship, _ known: Confidence?) -> String? {
    switch tie.confidence {
    case .grade(let grade):
      known.map { known in
        words.text(
          .tieConfidenceGrade, ["value": words.number(known.value), "grade": grade])
      } ?? words.text(.tieGrade, ["grade": grade])
    case .probability(let value):
      words.text(.tieConfidence, ["value": words.number(value.value)])
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
    case .trust:
      switch TrustClass(tie.trust) {
      case .strongTrust, .trust, .unknown: .tieTrust
      case .neutral: .tieNeither
      case .distrust, .strongDistrust: .tieDistrust
      }
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
