// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D10: how much of the population the most inclusive table of each size reaches, who is missing,
/// and what each further seat buys.
///
/// **Formula.** cover(S) = Σ population share of the constituencies with τ_h to some member of S ≥
/// θ_c; for k = the fewest seats…K the largest cover of any S with k members that meets all that D9
/// asks. Equal cover is broken by the better weakest link; all that are equal in both are listed.
///
/// - Complexity: exact by branch and bound, the bound being the largest further shares; what a
///   large map leaves undecided is given as a gap.
public struct InclusionFrontier: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "inclusion-frontier", number: "D10", title: "Most inclusive tables",
    question: "Whom does a table reach, who is missing, and what would one more seat buy?",
    definition: "For each number of seats the tables that reach the largest share of the "
      + "population, among all that the smallest-table rules allow. A community is reached when "
      + "it trusts some member enough, directly or over a short chain.",
    formula: "cover(S) = Σ population share of constituencies x with τ_h(x→m) ≥ θ_c for some m in "
      + "S; for each k from the fewest seats to K the largest cover over sets S of k actors that "
      + "meet the rules of convening-set; equal cover is broken by the larger weakest link, and "
      + "all equal in both are listed; ends when nothing more can be covered.",
    output: "With 4 seats, Elders’ council, Women’s network, Envoy of Party A and Envoy of Party B "
      + "reach 100 % of the population.",
    caveat: "Coverage is reach by trust, not consent or a mandate: that a community trusts someone "
      + "at the table does not mean that it is represented there.",
    literature: [
      Literature(
        "Paffenholz, T. et al. (2017). Making women count – not just counting women. Inclusive "
          + "Peace and Transition Initiative, Geneva"),
      Literature(
        "Nemhauser, G. L., Wolsey, L. A. & Fisher, M. L. (1978). An analysis of approximations for "
          + "maximizing submodular set functions I. Mathematical Programming 14, 265–294",
        doi: "10.1007/BF01588971"),
    ],
    keyNumbers: [
      .choice("frontier", .last, "the most inclusive table"),
      .numbers("frontier", "cover", by: "seats"),
      .numbers("frontier", "weakest-link", by: "seats"), .numbers("seats", "gain", ranked: true),
    ],
    parameters: ConveneQuestion.parameters + CoverageQuestion.parameters + [
      MediationParameter(
        "max-size", .count(from: 0, to: 1_000), default: "0",
        "the most seats; 0 for four more than the smallest table has")
    ])

  private let question: ConveneQuestion
  private let coverageQuestion: CoverageQuestion
  private let largest: Int?

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    question = ConveneQuestion(arguments)
    coverageQuestion = CoverageQuestion(arguments)
    let size = arguments.count("max-size")
    largest = size > 0 ? size : nil
  }

  /// Answers with the most inclusive tables of each size.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let coverage = Coverage(ground, coverageQuestion)
    let convening = try Convening(ground, question, coverage: coverage, size: largest)
    let words = TableWords(convening)
    var findings = MediationFindings()
    switch convening.smallest() {
    case .contradiction(let found):
      findings.notices = words.trustNotice
      findings.sentences = words.contradiction(found)
      findings.sections = [words.contradictionRows(found)]
    case .undecided(let size): findings.notices = [words.undecided(size)]
    case .found(let tables, _):
      guard let first = tables.first else { return findings }
      let frontier = convening.frontier(from: first.members.count, upTo: largest)
      let writer = FrontierWriter(convening: convening, coverage: coverage)
      findings.notices = coverage.notices(ground) + writer.notices(frontier.undecided)
      findings.sentences = writer.sentences(frontier.points)
      findings.sections = [
        writer.frontier(frontier.points), writer.seats(addedTo: first),
        words.members(frontier.points.last?.tables ?? [], coverage: coverage),
      ]
    }
    return findings
  }
}

/// The frontier in sentences and rows.
private struct FrontierWriter {
  let convening: Convening
  let coverage: Coverage
  private var ground: MediationGround { convening.ground }

  private func missing(_ members: [Int]) -> [Int] {
    let covered = Set(convening.problem.covered(by: members))
    return coverage.constituencies.indices.filter { !covered.contains($0) }
      .map { coverage.constituencies[$0] }
  }

  private func cover(_ members: [Int]) -> MediationCell {
    coverage.constituencies.isEmpty
      ? .undefined(.noConstituency) : .number(convening.problem.cover(members))
  }

  func notices(_ undecided: [Int]) -> [String] {
    undecided.isEmpty
      ? []
      : [
        "The map is too large to decide within the limit of the search whether there is a table "
          + "with \(enumerated(undecided.map(String.init), "or")) seats."
      ]
  }

  // MARK: - Sentences

  func sentences(_ points: [Convening.FrontierPoint]) -> [MediationSentence] {
    guard !coverage.constituencies.isEmpty else { return [] }
    var sentences = points.compactMap(sentence)
    let nobody = missing(convening.problem.eligible)
    if !nobody.isEmpty {
      sentences.append(
        MediationSentence(
          "No table can reach \(convening.names(nobody)): they trust nobody enough who may sit at "
            + "it."))
    } else if let last = points.last, missing(last.tables.first?.members ?? []).isEmpty {
      sentences.append(
        MediationSentence("More seats would reach nobody further who is recorded on the map."))
    }
    return sentences
  }

  private func sentence(_ point: Convening.FrontierPoint) -> MediationSentence? {
    guard let table = point.tables.first else { return nil }
    let others = point.tables.count - 1
    let alike =
      others == 0 ? "" : " (and \(others) other \(others == 1 ? "table does" : "tables do"))"
    let lacking = missing(table.members)
    let gap =
      point.gap > 0
      ? " The search gave up here; no table of this size can reach more than "
        + "\(percent(point.cover + point.gap))." : ""
    let part = point.cover > 0 ? percent(point.cover) : "none"
    return MediationSentence(
      "With \(point.size) seats, \(convening.names(table.members)) reach \(part) of "
        + "the population\(alike), held together by ties of \(fourDecimals(table.weakestLink)) or "
        + "more"
        + (lacking.isEmpty ? "." : "; missing are \(convening.names(lacking)).") + gap,
      ties: convening.ties(of: table))
  }

  // MARK: - Rows

  func frontier(_ points: [Convening.FrontierPoint]) -> MediationSection {
    let hasGap = points.contains { $0.gap > 0 || !$0.isComplete }
    var columns = [
      MediationColumn("seats", "seats", .count),
      MediationColumn(
        "cover", "reached", .number, "the share of the population that trusts somebody there"),
      MediationColumn("weakest-link", "weakest tie", .number),
      MediationColumn("missing", "missing", .items),
    ]
    if hasGap {
      columns.append(
        MediationColumn("gap", "gap", .number, "how much more a table of this size might reach"))
    }
    return MediationSection(
      id: "frontier", title: "The most inclusive tables of each size", subject: "actors",
      columns: columns,
      rows: points.flatMap { point in
        point.tables.map { table in
          MediationRow(
            convening.named(table.members),
            [
              .count(point.size), cover(table.members), .number(table.weakestLink),
              .items(convening.named(missing(table.members))),
            ] + (hasGap ? [.number(point.gap)] : []), ties: convening.ties(of: table))
        }
      })
  }

  /// What each actor who could join the best connected of the smallest tables would add.
  func seats(addedTo table: FoundTable) -> MediationSection {
    let problem = convening.problem
    let before = problem.cover(table.members)
    let joined = problem.eligible.filter { !table.members.contains($0) }.compactMap {
      actor -> (actor: Int, cover: Double, link: Double?)? in
      let members = (table.members + [actor]).sorted()
      guard problem.isPeaceful(members) else { return nil }
      return (actor, problem.cover(members), problem.weakestLink(members))
    }.sorted { a, b in
      // Who could not be joined to the table comes after those who could.
      if (a.link == nil) != (b.link == nil) { return b.link == nil }
      if a.cover != b.cover { return a.cover > b.cover }
      return a.link != b.link ? a.link ?? 0 > b.link ?? 0 : a.actor < b.actor
    }
    return MediationSection(
      id: "seats",
      title: "What one more seat would buy at the table of \(convening.names(table.members))",
      subject: "actor",
      columns: [
        MediationColumn("gain", "gain", .number, "the further share that would be reached"),
        MediationColumn("cover", "reached", .number),
        MediationColumn("weakest-link", "weakest tie", .number),
      ],
      rows: joined.map { seat in
        let members = table.members + [seat.actor]
        let gain: MediationCell =
          coverage.constituencies.isEmpty
          ? .undefined(.noConstituency) : .number(seat.cover - before)
        let link = seat.link.map(MediationCell.number) ?? .undefined(.notJoined)
        return MediationRow(convening.named([seat.actor]), [gain, cover(members), link])
      })
  }
}
