// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// The bridge-builders of both maps, where both can be ranked between the same ends.
struct ComparedRankings {
  let notices: [String]
  private let candidates: [(id: String, first: BridgeCandidate?, second: BridgeCandidate?)]

  init(_ first: MediationGround, _ second: MediationGround, _ question: BridgeQuestion) {
    let reports = [first, second].map { ground in
      Result { () throws(MediationError) in try BridgeReport(question, on: ground.map) }
    }
    guard case (.success(let old), .success(let new)) = (reports[0], reports[1]) else {
      notices = zip(["first", "second"], reports).compactMap(Self.problem)
      candidates = []
      return
    }
    guard Set(old.ends.map(\.id)) == Set(new.ends.map(\.id)) else {
      notices = [
        "The two maps are about different sides (\(enumerated(old.ends.map(\.name))); "
          + "\(enumerated(new.ends.map(\.name)))), so the rankings are not compared."
      ]
      candidates = []
      return
    }
    notices = []
    candidates = Self.beside(old.candidates, new.candidates)
  }

  private static func problem(
    _ which: String, _ report: Result<BridgeReport, MediationError>
  ) -> String? {
    guard case .failure(let error) = report else { return nil }
    return "The bridge-builders of the \(which) map cannot be ranked: \(error.description)."
  }

  /// All candidates of either map, by their rank on the first.
  static func beside(
    _ old: [BridgeCandidate], _ new: [BridgeCandidate]
  ) -> [(id: String, first: BridgeCandidate?, second: BridgeCandidate?)] {
    let ids = Set((old + new).map(\.actor)).sorted(by: idPrecedes)
    return ids.map { id in
      (id, old.first { $0.actor == id }, new.first { $0.actor == id })
    }.sorted { a, b in
      let (x, y) = (a.1?.rank ?? .max, b.1?.rank ?? .max)
      return x != y ? x < y : idPrecedes(a.0, b.0)
    }
  }

  var sections: [MediationSection] {
    guard !candidates.isEmpty else { return [] }
    return [
      MediationSection(
        id: "ranking", title: "Bridge-builders on both maps", subject: "actor",
        columns: [
          MediationColumn("rank.first", "rank, first", .count),
          MediationColumn("rank.second", "second", .count),
          MediationColumn("rank.change", "change", .count, "positive: towards the first place"),
          MediationColumn("acceptability.first", "acceptability, first", .number),
          MediationColumn("acceptability.second", "second", .number),
          MediationColumn("acceptability.change", "change", .number),
        ], rows: candidates.map(row))
    ]
  }

  private func row(
    _ id: String, _ first: BridgeCandidate?, _ second: BridgeCandidate?
  ) -> MediationRow {
    func rank(_ candidate: BridgeCandidate?) -> MediationCell {
      guard let candidate else { return .undefined(.notOnBoth) }
      return candidate.rank.map { .count($0) } ?? .undefined(.noTies)
    }
    func standing(_ candidate: BridgeCandidate?) -> MediationCell {
      candidate.map { MediationCell($0.acceptability) } ?? .undefined(.notOnBoth)
    }
    func change(_ a: MediationCell, _ b: MediationCell) -> Double? {
      guard let x = a.number, let y = b.number else { return nil }
      return readableDifference(y, less: x)
    }
    let (ranks, values) = ((rank(first), rank(second)), (standing(first), standing(second)))
    let missing: UndefinedReason = first == nil || second == nil ? .notOnBoth : .noTies
    return MediationRow(
      [Named(id, second?.name ?? first?.name)],
      [
        ranks.0, ranks.1,
        change(ranks.0, ranks.1).map { .count(-Int($0)) } ?? .undefined(missing),
        values.0, values.1,
        change(values.0, values.1).map { .number($0) } ?? .undefined(missing),
      ])
  }

  func sentences(_ name: (String) -> String) -> [MediationSentence] {
    guard !candidates.isEmpty else { return [] }
    let leaders = (
      candidates.filter { $0.first?.rank == 1 && ($0.first?.acceptability.number ?? 0) > 0 },
      candidates.filter { $0.second?.rank == 1 && ($0.second?.acceptability.number ?? 0) > 0 }
    )
    return [
      Self.leadership(leaders.0.map { name($0.id) }, leaders.1.map { name($0.id) }, .maps)
    ]
      + candidates.compactMap { movement(name($0.id), $0.first, $0.second) }
  }

  /// What the two rankings are called in sentences.
  struct Phrases {
    let first: String
    let second: String
    let both: String
    let either: String

    static let maps = Phrases(
      first: "on the first map", second: "on the second", both: "on both maps",
      either: "on either map")
    static let changes = Phrases(
      first: "before the changes", second: "after them", both: "before and after the changes",
      either: "before or after the changes")
  }

  /// Who is first in each of two rankings.
  static func leadership(
    _ first: [String], _ second: [String], _ phrases: Phrases
  ) -> MediationSentence {
    func verb(_ names: [String]) -> String { names.count == 1 ? "is" : "are" }
    switch (first.isEmpty, second.isEmpty) {
    case (true, true):
      return MediationSentence("No candidate is accepted by all sides \(phrases.either).")
    case (false, true):
      return MediationSentence(
        "\(enumerated(first)) \(verb(first)) first \(phrases.first); \(phrases.second) no "
          + "candidate is accepted by all sides.")
    case (true, false):
      return MediationSentence(
        "\(phrases.first.prefix(1).uppercased() + phrases.first.dropFirst()) no candidate is "
          + "accepted by all sides; \(enumerated(second)) \(verb(second)) first "
          + "\(phrases.second).")
    case (false, false):
      return MediationSentence(
        first == second
          ? "\(enumerated(first)) \(verb(first)) first \(phrases.both)."
          : "\(enumerated(first)) \(verb(first)) first \(phrases.first), \(enumerated(second)) "
            + "\(phrases.second).")
    }
  }

  private func movement(
    _ name: String, _ first: BridgeCandidate?, _ second: BridgeCandidate?
  ) -> MediationSentence? {
    guard let first, let second else {
      let which = first == nil ? "second" : "first"
      return MediationSentence("\(name) is a candidate on the \(which) map only.")
    }
    guard let before = first.acceptability.number, let after = second.acceptability.number,
      let old = first.rank, let new = second.rank
    else { return nil }
    let isSame = TrustComparison.isSame(before, after)
    // Who is accepted on neither map is last on both, whatever the number of others.
    guard old != new || !isSame, before > 0 || after > 0 else { return nil }
    let ties = second.reaches.flatMap(\.paths).flatMap(\.ties).map(\.id)
    let places =
      old == new ? "keeps place \(old)" : "ranks \(old) on the first map and \(new) on the second"
    return MediationSentence(
      "\(name) \(places), with acceptability \(fourDecimals(before))"
        + (isSame ? " on both." : " on the first map and \(fourDecimals(after)) on the second."),
      ties: Set(ties).sorted(by: idPrecedes))
  }
}
