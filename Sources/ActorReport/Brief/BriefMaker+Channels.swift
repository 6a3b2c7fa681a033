// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Section 4: over whom a channel could run.
extension BriefMaker {
  /// The most pairs of ends and chains of a pair that are told.
  private static let pairLimit = 3
  private static let chainLimit = 4

  var channels: BriefSection {
    let title = "How: channels, how visible they are, and who must be asked"
    guard let report else { return section(4, "channels", title, [Self.unanswered]) }
    let pairs = report.channels.prefix(Self.pairLimit)
    let more = report.channels.count - pairs.count
    let rest =
      more > 0
      ? [
        said(
          "\(count(more, "further pair")) of ends \(more == 1 ? "is" : "are") left out; name two "
            + "with --between.")
      ] : []
    let exposure = exposure
    let told = pairs.flatMap(told) + exposure.flatMap(\.ties)
    return section(
      4, "channels", title,
      pairs.flatMap(channelParts) + [
        .paragraph(rest), .paragraph(exposure), .paragraph(distrust(beside: Set(told))),
        .paragraph(approvals),
      ])
  }

  // MARK: - Distrust

  /// The ties of the chains that are told.
  private func told(_ channels: EntryChannels) -> [String] {
    (channels.paths.prefix(Self.chainLimit) + [channels.strongest].compactMap { $0 })
      .flatMap(\.ties).map(\.id)
  }

  /// Distrust between two who stand next to each other on a chain, in either direction.
  private func distrust(beside ids: Set<String>) -> [MediationSentence] {
    let steps = ground.ties.filter { tie in tie.id.map(ids.contains) ?? false }
      .map { Set([$0.from, $0.to]) }
    let ties = ground.ties.filter { tie in
      (tie.trust?.value ?? 0) < 0 && steps.contains([tie.from, tie.to])
    }
    guard !ties.isEmpty else { return [] }
    let shown = ties.prefix(Self.chainLimit).map { tie in
      let value = "(\(twoDecimals(tie.trust?.value ?? 0)))"
      return tie.directed
        ? "\(name(tie.from)) distrusts \(name(tie.to)) \(value)"
        : "\(name(tie.from)) and \(name(tie.to)) distrust each other \(value)"
    }
    let more = ties.count - shown.count
    return [
      said(
        "Between neighbours on these chains distrust is recorded too: \(enumerated(shown))"
          + (more > 0 ? ", and \(more) more" : "") + ". Ask what holds.",
        ties: ties.compactMap(\.id))
    ]
  }

  // MARK: - Channels

  private func channelParts(_ channels: EntryChannels) -> [BriefPart] {
    let allowed = channels.roles.map { enumerated($0.map(\.rawValue), "or") }
    let over = allowed.map { "actors with role \($0)" } ?? "any actor"
    let least = twoDecimals(channels.threshold)
    let ends = enumerated(channels.between.map(endName))
    let found = channels.paths.count
    guard channels.hasTrust else {
      return [.paragraph([said("No tie that is read carries trust, so channels are unknown.")])]
    }
    guard found > 0 else {
      return [
        .paragraph(
          [
            said(
              "No channel joins \(ends) whose every tie has trust of \(least) or more and that runs "
                + "over \(over)"
                + (channels.roles == nil ? "." : "; with --roles any all actors count."))
          ] + direct(channels))
      ]
    }
    let number =
      found == 1
      ? "One channel joins \(ends)" : "\(found) channels that share no actor join \(ends)"
    let shown = channels.paths.prefix(Self.chainLimit).map { path in
      said(words(path), ties: path.ties.map(\.id))
    }
    let more = channels.paths.count - shown.count
    return [
      .list(
        "\(number), with trust of \(least) or more in every tie, over \(over):",
        shown + (more > 0 ? [said("and \(more) more")] : [])),
      .paragraph(cuts(channels) + strongest(channels) + direct(channels)),
    ]
  }

  private func words(_ path: TrustPath) -> String {
    "\(chain(path)) (weakest tie \(twoDecimals(path.weakest)))"
  }

  private func cuts(_ channels: EntryChannels) -> [MediationSentence] {
    let single = channels.singlePointsOfFailure
    if !single.isEmpty {
      return [
        said(
          "Without \(enumerated(single.map(name), "or")) no channel would be left: worth protecting "
            + "and backing up.")
      ]
    }
    guard let first = channels.minimumCuts.first, channels.paths.count > 1 else { return [] }
    let others = channels.minimumCuts.count - 1
    let alike =
      others == 0
      ? ""
      : "; so it is with \(channels.hasMoreCuts ? "more than " : "")\(count(others, "other group")) "
        + "of as many"
    return [
      said(
        "The channels back each other up: only without all of \(enumerated(first.map(name))) would "
          + "none be left\(alike).")
    ]
  }

  private func strongest(_ channels: EntryChannels) -> [MediationSentence] {
    guard let best = channels.strongest, !channels.paths.contains(best) else { return [] }
    return [
      said(
        "The single chain along which most trust is kept is \(words(best)).",
        ties: best.ties.map(\.id))
    ]
  }

  private func direct(_ channels: EntryChannels) -> [MediationSentence] {
    channels.direct.prefix(Self.chainLimit).map { tie in
      said(
        "\(name(tie.from)) trusts \(name(tie.to)) directly (\(twoDecimals(tie.value))); that is not "
          + "counted as a channel.", ties: [tie.id])
    }
  }

  // MARK: - Exposure and approvals

  private var exposure: [MediationSentence] {
    let found = findings("exposure")
    let silent = ground.map.actors.allSatisfy { $0.visibility == nil }
    guard !silent, ground.hasTrust else {
      return said(
        silent
          ? ["How exposed a channel would be cannot be told: no actor’s visibility is recorded."]
          : [])
    }
    // What would change it stands in section 9.
    let told = found.sentences.filter { !$0.text.hasPrefix("What would change this") }
    let steady =
      ground.ends.count == 2
      ? steadiness(of: "exposure", "over whom the quietest channel runs") {
        "the quietest channel runs over \($0)"
      } : []
    return told.prefix(Self.pairLimit) + steady
  }

  private var approvals: [MediationSentence] {
    let found = findings("encumbrance")
    guard ground.ties.contains(where: { $0.kind == .approval }) else {
      return said([
        "Among the ties read is no approval, so whom anybody must ask before acting is not known."
      ])
    }
    let rows = found.section("candidates")?.rows ?? []
    let burdened = rows.count { row in
      guard case .items(let approvers)? = found.section("candidates")?.cell(row, "approvers")
      else { return false }
      return !approvers.isEmpty
    }
    guard burdened > 0 else {
      return said(["No approval that a candidate must ask for is recorded."])
    }
    // Two sentences for each who must ask.
    let shown = min(burdened, 3)
    return found.sentences.prefix(2 * shown)
      + (burdened > shown ? said(["More on approvals: actormap assess -a encumbrance."]) : [])
  }
}
