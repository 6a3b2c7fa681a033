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
        ("above", OrderTable.tree(confidence.above)),
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
    let above = confidence?.above ?? []
    let orders = OrderTable.actors(above).map { other in
      ("above.\(other)", OrderTable.share(above, candidate.actor, other))
    }
    return (numbers + orders).map { ($0, $1.map(JSONText.number) ?? "") }
  }

  /// How sure the ranking is, for people.
  func addConfidence(of shown: [BridgeCandidate], to prose: inout Prose) {
    guard let confidence, confidence.account.method != .noTies else { return }
    prose.heading("How sure this ranking is", level: 2)
    prose.lines(ConfidenceReading(of: self).sentences)
    if confidence.account.hasProbabilities {
      prose.lines(shared(confidence) + confidence.account.words)
      addPlaces(of: shown, confidence, to: &prose)
    }
    guard let leader = candidates.first else { return }
    let ties = confidence.tippingTies(of: leader.actor)
    let rest = ties.count > 5 ? ["and \(count(ties.count - 5, "other tie")) that matter less"] : []
    prose.list(
      "The ties on which the first place of \(leader.name) hangs most (importance: how often it is "
        + "first if the tie exists, less how often if not)",
      ties.prefix(5).map { words(on: $0, of: leader.actor, confidence) } + rest)
  }

  /// P(shared): what the probabilities of being first add up to beyond 1.
  private func shared(_ confidence: RankingConfidence) -> [String] {
    guard candidates.count > 1 else { return [] }
    return [
      confidence.shared > 1e-12
        ? "In \(percent(confidence.shared)) of the cases several are first together; each of them "
          + "counts as first, so that the probabilities may add up to more than 100\u{A0}%."
        : "In no case are several first together."
    ]
  }

  private func addPlaces(
    of shown: [BridgeCandidate], _ confidence: RankingConfidence, to prose: inout Prose
  ) {
    let within = confidence.account.options.within
    var table = Table(
      [.number("rank"), .text("actor"), .text("name", shrinkableTo: 12)]
        + ["first", "first \(within)", "mean", "not reached"].map(Table.Column.number))
    for candidate in shown {
      guard let place = confidence.candidate(candidate.actor) else { continue }
      table.rows.append([
        candidate.rank.map(String.init) ?? "–", candidate.actor, candidate.name,
        percent(place.first), percent(place.within), fourDecimals(place.acceptability.mean),
        percent(place.unreached),
      ])
    }
    prose.table(table)
    prose.lines([
      "first \(within): the probability of being among the first \(within) by acceptability, with one "
        + "above 0; mean: the mean acceptability over all cases; not reached: the share of the cases "
        + "in which some end has no chain of trust to the actor, so that the acceptability is 0."
    ])
    if let orders = OrderTable.table(confidence.above) {
      prose.lines(["How often the acceptability of the one in the row is above that of the other:"])
      prose.table(orders)
    }
  }

  private func words(
    on tie: TippingTie, of leader: String, _ confidence: RankingConfidence
  ) -> String {
    let value = confidence.hasTwin(tie, of: leader) ? " at \(fourDecimals(tie.trust))" : ""
    let error = tie.standardError > 0 ? ", ±\(fourDecimals(tie.standardError))" : ""
    return "\(names[tie.from] ?? tie.from) trusts \(names[tie.to] ?? tie.to)\(value) "
      + "(confidence \(fourDecimals(tie.confidence))): first in \(percent(tie.firstIfPresent)) if so, "
      + "in \(percent(tie.firstIfAbsent)) if not (importance \(fourDecimals(tie.importance))\(error))"
  }
}
