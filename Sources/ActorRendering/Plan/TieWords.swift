// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A tie in one sentence, for readers who hear the map.
enum TieWords {
  static func sentence(for tie: Relationship, from: String, to: String) -> String {
    var parts = [opening(tie, from, to)]
    if !tie.directed { parts.append("both ways") }
    if let trust = tie.trust {
      parts.append("trust \(number(trust.value))")
    } else if tie.kind == .trust {
      parts.append("how far is not recorded")
    }
    if let strength = tie.strength { parts.append("strength \(number(strength.value))") }
    switch tie.confidence {
    case .grade(let grade): parts.append("confidence \(grade)")
    case .probability(let value): parts.append("confidence \(number(value.value))")
    case nil: break
    }
    if let status = tie.status, status != .active { parts.append(status.rawValue) }
    if !tie.layers.isEmpty { parts.append("about \(tie.layers.joined(separator: ", "))") }
    let count = tie.sources.count
    if count > 0 { parts.append(count == 1 ? "1 source" : "\(count) sources") }
    return parts.joined(separator: ", ")
  }

  private static func opening(_ tie: Relationship, _ a: String, _ b: String) -> String {
    switch tie.kind {
    case nil: "\(a) is tied to \(b)"
    case .trust:
      (tie.trust?.value ?? 0) < 0 ? "\(a) distrusts \(b)" : "\(a) trusts \(b)"
    case .alliance: "\(a) is allied with \(b)"
    case .cooperation: "\(a) cooperates with \(b)"
    case .communication: "\(a) communicates with \(b)"
    case .influence: "\(a) influences \(b)"
    case .sponsorship: "\(a) sponsors \(b)"
    case .representation: "\(a) represents \(b)"
    case .approval: "\(a) must ask \(b)"
    case .conflict: "\(a) is in conflict with \(b)"
    case "membership": "\(a) is a member of \(b)"
    case "family": "\(a) is family of \(b)"
    case let kind?: "\(a) to \(b): \(kind.rawValue)"
    }
  }

  /// Two decimals at most, as a reader would say it.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "−" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(whole).\(digits)"
  }
}
