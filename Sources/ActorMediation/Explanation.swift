// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// A candidate's numbers in plain, neutral sentences, each with the ties it comes from.
public struct Explanation: Sendable {
  /// The sentences in reading order.
  public let sentences: [String]

  /// Explains `candidate` of `report`.
  public init(_ candidate: BridgeCandidate, in report: BridgeReport) {
    let writer = Writer(candidate: candidate, report: report)
    sentences =
      [writer.opening()] + writer.reaches() + writer.biases() + [writer.critical()]
      + writer.independence() + writer.support() + [Self.limit]
  }

  private static let limit =
    "This describes the map as it was drawn; it does not predict whether a mediation succeeds."
}

/// Numbers in sentences have three decimals at most; tables and files have all digits.
package func rounded(_ value: Double) -> String {
  let thousandths = (value * 1000).rounded()
  guard thousandths.magnitude < 9e15 else { return "\(value)" }
  let digits = String(Int(thousandths.magnitude))
  let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  var fraction = padded.suffix(3)
  while fraction.last == "0" { fraction.removeLast() }
  let sign = thousandths < 0 ? "−" : ""
  return sign + padded.dropLast(3) + (fraction.isEmpty ? "" : "." + fraction)
}

private struct Writer {
  let candidate: BridgeCandidate
  let report: BridgeReport

  private func name(_ id: String) -> String { report.names[id] ?? id }
  private func endName(_ id: String) -> String {
    report.ends.first { $0.id == id }?.name ?? id
  }
  private func list(_ words: [String], _ joint: String = "and") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  func opening() -> String {
    let ends = list(report.ends.map(\.name))
    guard let rank = candidate.rank, let value = candidate.acceptability.number else {
      return "\(candidate.name) cannot be ranked between \(ends): "
        + "no tie of this view carries trust."
    }
    let shared = report.candidates.count { $0.rank == rank } > 1
    return "\(candidate.name) \(shared ? "shares rank" : "ranks") \(rank) of "
      + "\(report.candidates.count) between \(ends), with acceptability \(rounded(value)): "
      + "the least trust of any end, because one refusal ends a mediation."
  }

  func reaches() -> [String] {
    candidate.reaches.flatMap { reach in
      reach.paths.map { sentence(for: $0, of: reach) }
        + reach.unreached.map { principal in
          "\(endName(reach.end)): no chain of trust leads from \(name(principal)) to "
            + "\(candidate.name), which counts as 0."
        }
    }
  }

  private func sentence(for path: TrustPath, of reach: EndReach) -> String {
    guard !path.ties.isEmpty else {
      return "\(endName(reach.end)): \(candidate.name) speaks for it, which counts as 1."
    }
    let steps = path.ties.map {
      "\(name($0.from)) trusts \(name($0.to)) at \(rounded($0.value))"
    }
    let product = path.ties.map { rounded($0.value) }.joined(separator: " × ")
    let sum = path.ties.count > 1 ? "; \(product) = \(rounded(path.trust))" : ""
    let decisive =
      reach.paths.count > 1 && path.trust == reach.trust && reach.unreached.isEmpty
      ? " This is the least among its principals and decides." : ""
    return "\(endName(reach.end)): \(steps.joined(separator: ", "))\(sum).\(decisive)"
  }

  func biases() -> [String] {
    candidate.biases.map { bias in
      let (a, b) = (endName(bias.between[0]), endName(bias.between[1]))
      guard let value = bias.value.number else {
        return "Whether \(candidate.name) is nearer to \(a) or \(b) is undefined: neither "
          + "reaches it by trust."
      }
      if value == 0 { return "\(a) and \(b) trust it alike (bias 0)." }
      return "\(value > 0 ? a : b) trusts it more than \(value > 0 ? b : a) does (bias "
        + "\(rounded(value))); bias informs, it does not disqualify."
    }
  }

  func critical() -> String {
    if candidate.acceptability.number == 0 {
      return "Its acceptability is 0 already; there is no chain to protect on every end."
    }
    guard !candidate.criticalActors.isEmpty else {
      return "No single other actor's absence would cut it off from an end."
    }
    let names = list(candidate.criticalActors.map(name), "or")
    return "If \(names) were absent, some end would have no chain of trust to it left: worth "
      + "protecting or backing up."
  }

  func independence() -> [String] {
    candidate.independence.map { entry in
      let sponsor = name(entry.sponsor)
      switch entry.value {
      case .undefined(let reason):
        return "Independence from \(sponsor) is undefined: \(reason.words)."
      case .value(let value) where value >= 1:
        return "Without \(sponsor) its acceptability would be the same (independence 1)."
      case .value(let value) where value == 0:
        return "Without \(sponsor) nothing of its acceptability would be left (independence 0): "
          + "its standing with some end is borrowed."
      case .value(let value):
        return "Without \(sponsor) \(rounded(value * 100)) % of its acceptability would be left "
          + "(independence \(rounded(value)))."
      }
    }
  }

  func support() -> [String] {
    let support = candidate.support
    guard !support.sponsorships.isEmpty else {
      return ["No sponsorship of it is recorded (support 0)."]
    }
    let known = support.sponsorships.compactMap { use in
      use.strength.map { "\(name(use.sponsor)) supports it at \(rounded($0))" }
    }
    let unknown = support.sponsorships.filter { $0.strength == nil }.map { name($0.sponsor) }
    var sentences: [String] = []
    if let value = support.support.number {
      sentences.append("\(list(known)) (support \(rounded(value))).")
    }
    if !unknown.isEmpty {
      sentences.append("How strongly \(list(unknown)) supports it is not recorded.")
    }
    if let decisive = support.decisionSupport?.number, let value = support.support.number,
      decisive != value
    {
      sentences.append(
        "From sponsors with a path to decision power it has \(rounded(decisive)) of it.")
    }
    return sentences
  }
}
