// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

extension BridgeReport {
  /// Whether candidates have probabilities.
  var hasProbabilities: Bool { confidence?.account.hasProbabilities ?? false }

  /// How sure the ranking is, for programs.
  var uncertaintyTree: AttributeValue? {
    guard let confidence else { return nil }
    let account = confidence.account
    guard account.hasProbabilities else {
      return .tree(account.entries + [("reading", reading)])
    }
    return .tree(
      account.entries + [
        ("within", .integer(account.options.within)), ("shared", .double(confidence.shared)),
        ("nobody", .double(confidence.nobody)),
        (
          "above",
          .list(
            confidence.above.map {
              .tree([
                ("actor", .string($0.actor)), ("other", .string($0.other)),
                ("probability", .double($0.probability)),
              ])
            })
        ),
        ("tippingTies", .list(tippingTrees(confidence))), ("reading", reading),
      ])
  }

  private var reading: AttributeValue { .strings(ConfidenceReading(of: self).sentences) }

  private func tippingTrees(_ confidence: RankingConfidence) -> [AttributeValue] {
    candidates.compactMap { candidate in
      let ties = confidence.tippingTies(of: candidate.actor)
      guard !ties.isEmpty else { return nil }
      return .tree([
        ("actor", .string(candidate.actor)), ("ties", .list(ties.map(tree(of:)))),
      ])
    }
  }

  private func tree(of tie: TippingTie) -> AttributeValue {
    .tree([
      ("tie", .string(tie.id)), ("from", .string(tie.from)), ("to", .string(tie.to)),
      ("trust", .double(tie.trust)), ("confidence", .double(tie.confidence)),
      ("importance", .double(tie.importance)),
      ("standardError", tie.standardError > 0 ? .double(tie.standardError) : nil),
      ("firstIfPresent", .double(tie.firstIfPresent)),
      ("firstIfAbsent", .double(tie.firstIfAbsent)),
      ("leadersIfAbsent", .strings(tie.leadersIfAbsent)),
      ("leadersFirstIfAbsent", .double(tie.leadersFirstIfAbsent)),
    ])
  }

  /// What a candidate's own entry says about how sure its place is.
  func confidenceEntries(_ candidate: BridgeCandidate) -> [(String, AttributeValue?)] {
    guard let place = confidence?.candidate(candidate.actor) else { return [] }
    let spread = place.acceptability
    return [
      ("first", .double(place.first)),
      ("interval", .list([.double(spread.low), .double(spread.high)])),
      ("mean", .double(spread.mean)), ("within", .double(place.within)),
      ("unreached", .double(place.unreached)),
    ]
  }

  /// The cells of a candidate's row in a spreadsheet; none where there are no probabilities.
  func confidenceCells(_ candidate: BridgeCandidate) -> [(String, String)] {
    guard hasProbabilities else { return [] }
    let place = confidence?.candidate(candidate.actor)
    let numbers: [(String, Double?)] = [
      ("first", place?.first), ("mean", place?.acceptability.mean),
      ("low", place?.acceptability.low), ("high", place?.acceptability.high),
      ("within", place?.within), ("unreached", place?.unreached),
    ]
    return numbers.map { ($0, $1.map(JSONText.number) ?? "") }
  }

  /// How sure the ranking is, for people.
  func addConfidence(to prose: inout Prose) {
    guard let confidence, confidence.account.method != .noTies else { return }
    prose.heading("How sure this ranking is", level: 2)
    prose.lines(ConfidenceReading(of: self).sentences)
    prose.lines(confidence.account.hasProbabilities ? confidence.account.words : [])
    guard let leader = candidates.first else { return }
    let ties = confidence.tippingTies(of: leader.actor)
    let rest = ties.count > 5 ? ["and \(count(ties.count - 5, "other tie")) that matter less"] : []
    prose.list(
      "The ties on which the first place of \(leader.name) hangs most",
      ties.prefix(5).map(words(on:)) + rest)
  }

  private func words(on tie: TippingTie) -> String {
    let error = tie.standardError > 0 ? ", ±\(fourDecimals(tie.standardError))" : ""
    return "\(names[tie.from] ?? tie.from) trusts \(names[tie.to] ?? tie.to) "
      + "(confidence \(fourDecimals(tie.confidence))): first in \(percent(tie.firstIfPresent)) if so, "
      + "in \(percent(tie.firstIfAbsent)) if not (importance \(fourDecimals(tie.importance))\(error))"
  }
}
