// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D11: which relationships across the sides last, which ended, and which nobody has looked at.
///
/// - Complexity: O(snapshots · m).
public struct RelationshipTrajectory: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "trajectory", number: "D11", title: "Relationship trajectory",
    question: "Which relationships across the sides have lasted, which ended, and for which is "
      + "the record old?",
    definition: "Relationships between actors of different sides, hostility apart, are looked at "
      + "on several dates, the snapshots. One is durable when it is there in enough snapshots in "
      + "a row. Persistence is the share of relationships of two snapshots in a row that are "
      + "there in both. What is left of trust halves with every half-life since the last date "
      + "that the record speaks of it.",
    formula: "Snapshots: the dates given, else the map’s date (without one the last date of any "
      + "such tie) and every interval days before it, back to the first start. A pair is there "
      + "where a tie whose start is recorded is in force; a pair without a recorded start counts "
      + "in no snapshot. Durable: in at least k snapshots in a row. Persistence = |both| / "
      + "|either|. Remaining trust = t · 2^(−Δ/H), Δ in days from the last start, end or dated "
      + "source up to the last snapshot. Not confirmed: in force, but Δ is more than the stale "
      + "days. Depth = number of issues named by the pair’s ties.",
    output: "1 of 3 dated relationships across the sides is durable; 1 has ended.",
    caveat: "Dates tell when something was recorded to begin, end or be seen; between them "
      + "nothing is known. The half-life is a convention for growing doubt, not a law of trust.",
    literature: [
      Literature("Lederach, J. P. (1997). Building Peace. USIP Press"),
      Literature(
        "Kelman, H. C. (2005). Building trust among enemies. International Journal of "
          + "Intercultural Relations 29, 639–650"),
      Literature(
        "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist "
          + "11, 37–50", doi: "10.1111/j.1469-8137.1912.tb05611.x"),
    ],
    keyNumbers: [
      .numbers("snapshots", "persistence"), .numbers("snapshots", "relationships"),
      .words("relationships", "durable"), .words("relationships", "state"),
    ],
    parameters: [
      MediationParameter(
        "snapshots", .list, default: "", "the dates to look at; none for one every interval"),
      MediationParameter(
        "interval", .count(from: 1, to: 36_500), default: "180",
        "days between snapshots where no dates are given"),
      MediationParameter(
        "durable", .count(from: 1, to: 1_000), default: "2",
        "the snapshots in a row that make a relationship durable"),
      MediationParameter(
        "half-life", .count(from: 1, to: 36_500), default: "365",
        "the days without record after which half of the trust is left"),
      MediationParameter(
        "stale-days", .count(from: 0, to: 36_500), default: "180",
        "the days without record after which a relationship is not confirmed"),
    ])

  private let dates: [CalendarDate]
  private let interval: Int
  private let durable: Int
  private let halfLife: Int
  private let staleDays: Int

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    var dates: [CalendarDate] = []
    for text in arguments.list("snapshots") {
      guard let date = CalendarDate(text) else {
        throw .invalidArgument(
          "snapshots of \(Self.descriptor.id): found \"\(text)\", expected dates such as "
            + "1993-08-20, 1993-08 or 1993, separated by commas")
      }
      dates.append(date)
    }
    self.dates = dates.sorted { $0.lastDay < $1.lastDay }
    interval = arguments.count("interval")
    durable = arguments.count("durable")
    halfLife = arguments.count("half-life")
    staleDays = arguments.count("stale-days")
  }

  /// The most snapshots that are made where none are given.
  private static let snapshotLimit = 200

  /// Answers for every pair of actors of different ends.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let courses = CrossSideCourse.all(on: ground)
    let snapshots = snapshots(of: courses, ground)
    let trajectory = Trajectory(
      ground: ground, courses: courses, snapshots: snapshots.dates, durable: durable,
      halfLife: halfLife, staleDays: staleDays)
    return MediationFindings(
      notices: trajectory.notices + (snapshots.isCut ? [Self.cutNotice] : []),
      sentences: trajectory.sentences, sections: [trajectory.relationships, trajectory.persistence])
  }

  /// Ties of every date, because the past is what is asked for.
  public func tiesRead(on ground: MediationGround) -> [Int] {
    Array(ground.map.relationships.indices)
  }

  private static let cutNotice =
    "Only the last \(snapshotLimit) snapshots are looked at; a longer interval reaches further "
    + "back."

  private func snapshots(
    of courses: [CrossSideCourse], _ ground: MediationGround
  ) -> (dates: [CalendarDate], isCut: Bool) {
    guard dates.isEmpty else { return (dates, false) }
    let last = ground.view.asOf ?? courses.compactMap(\.lastRecorded).max()?.date
    guard let last, let first = courses.compactMap(\.start).min() else { return ([], false) }
    var dates = [last]
    var day = DayCount(endOf: last).number - interval
    while day >= first.number, dates.count < Self.snapshotLimit {
      if let date = DayCount(number: day).date { dates.append(date) }
      day -= interval
    }
    return (dates.reversed(), day >= first.number)
  }
}

/// The relationships over the snapshots.
private struct Trajectory {
  enum State: String {
    case current
    case unconfirmed = "not confirmed"
    case ended
    case later = "begins later"
    case undated
  }

  let ground: MediationGround
  let courses: [CrossSideCourse]
  let snapshots: [CalendarDate]
  let durable: Int
  let halfLife: Int
  let staleDays: Int

  private func longestRun(_ course: CrossSideCourse) -> Int {
    var (run, longest) = (0, 0)
    for date in snapshots {
      run = course.isThere(on: date) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private func isDurable(_ course: CrossSideCourse) -> Bool { longestRun(course) >= durable }

  private func age(_ course: CrossSideCourse) -> Int? {
    guard let last = snapshots.last.map({ DayCount(endOf: $0) }),
      let seen = course.lastSeen(by: last)
    else { return nil }
    return last.number - seen.number
  }

  private func state(_ course: CrossSideCourse) -> State {
    guard let last = snapshots.last else { return .undated }
    if !course.isInForce(on: last) {
      return course.ties.contains { ($0.end?.lastDay ?? .max) < last.firstDay } ? .ended : .later
    }
    guard course.isDated else { return .undated }
    return age(course).map { $0 > staleDays } ?? true ? .unconfirmed : .current
  }

  private func remaining(_ course: CrossSideCourse) -> Cell {
    guard let last = snapshots.last, let age = age(course) else { return .undefined(.noDate) }
    guard let trust = course.trust(by: last) else { return .undefined(.unknownTrust) }
    return .value(trust * Self.halved(Double(age) / Double(halfLife)))
  }

  /// 2^(−x) for x ≥ 0, without a mathematics library: whole halvings, then the exponential series
  /// of what is left, below ln 2, to the last digit.
  private static func halved(_ halvings: Double) -> Double {
    guard halvings < 1_100 else { return 0 }
    let whole = halvings.rounded(.down)
    let rest = (halvings - whole) * 0.693_147_180_559_945_3
    var (term, sum) = (1.0, 1.0)
    for step in 1...24 {
      term *= -rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: -Int(whole), significand: sum)
  }

  // MARK: - Tables

  var relationships: MediationSection {
    MediationSection(
      id: "relationships", title: "Relationships across the sides", subject: "actors",
      columns: [
        MediationColumn("run", "longest run", .count, "snapshots in a row"),
        MediationColumn("depth", "issues", .count),
        MediationColumn("age", "days ago", .count, "since the last record"),
        MediationColumn("trust", "trust", .number, "the largest of either direction"),
        MediationColumn(
          "trust.remaining", "remaining", .number, "half of it every \(halfLife) days"),
        MediationColumn("durable", "durable", .truth, "in \(durable) snapshots in a row or more"),
        MediationColumn(
          "state", "state", .text,
          "at the last snapshot; not confirmed: no start, end or dated source in the last "
            + "\(staleDays) days"),
        MediationColumn("last-recorded", "last recorded", .text),
      ], rows: courses.map(row))
  }

  private func row(_ course: CrossSideCourse) -> MediationRow {
    let hasRun = course.isDated && !snapshots.isEmpty
    let trust = snapshots.last.flatMap { course.trust(by: $0) }
    let seen = snapshots.last.flatMap { course.lastSeen(by: DayCount(endOf: $0))?.date }
    return MediationRow(
      ground.named(course.pair),
      [
        hasRun ? .count(longestRun(course)) : .undefined(.noDate),
        course.layers.isEmpty ? .undefined(.noLayer) : .count(course.layers.count),
        age(course).map { .count($0) } ?? .undefined(.noDate),
        trust.map { .number($0) } ?? .undefined(snapshots.isEmpty ? .noDate : .unknownTrust),
        MediationCell(remaining(course)),
        hasRun ? .truth(isDurable(course)) : .undefined(.noDate),
        .text(state(course).rawValue),
        seen.map { .text($0.description) } ?? .undefined(.noDate),
      ], ties: course.ties.compactMap(\.id))
  }

  var persistence: MediationSection {
    MediationSection(
      id: "snapshots", title: "Snapshots", subject: "date",
      columns: [
        MediationColumn("relationships", "relationships", .count, "dated and in force"),
        MediationColumn(
          "persistence", "persistence", .number,
          "of the relationships of this and the snapshot before: the share in both"),
      ],
      rows: snapshots.indices.map { place in
        let here = present(snapshots[place])
        return MediationRow(
          [Named(snapshots[place].description)],
          [.count(here.count), persistence(place, here)])
      })
  }

  private func present(_ date: CalendarDate) -> Set<Int> {
    Set(courses.indices.filter { courses[$0].isThere(on: date) })
  }

  private func persistence(_ place: Int, _ here: Set<Int>) -> MediationCell {
    guard place > 0 else { return .undefined(.firstSnapshot) }
    let before = present(snapshots[place - 1])
    let either = before.union(here).count
    guard either > 0 else { return .undefined(.noSnapshot) }
    return .number(Double(before.intersection(here).count) / Double(either))
  }

  // MARK: - Words

  private func few(_ state: State) -> [CrossSideCourse] {
    courses.filter { self.state($0) == state }
  }

  var notices: [String] {
    let undated = courses.count { !$0.isDated }
    guard undated > 0, undated < courses.count else { return [] }
    return [
      "The start of \(undated) of \(courses.count) relationships is not recorded: they are in no "
        + "snapshot, and whether they are durable is not known."
    ]
  }

  var sentences: [MediationSentence] {
    guard !courses.isEmpty else {
      return [
        MediationSentence(
          "No tie other than hostility joins actors of two sides, so there is no relationship to "
            + "follow.")
      ]
    }
    guard courses.contains(where: \.isDated), let last = snapshots.last else {
      return [
        MediationSentence(
          "No start of the \(courses.count) relationships across the sides is recorded, so nothing "
            + "can be said of how they lasted.")
      ]
    }
    return [summary] + durableSentences + endedSentences + unconfirmedSentences(last)
  }

  private var summary: MediationSentence {
    let dated = courses.filter(\.isDated)
    let lasting = dated.count(where: isDurable)
    let ended = dated.count { state($0) == .ended }
    let gone = ended == 0 ? "none has" : ended == 1 ? "1 has" : "\(ended) have"
    return MediationSentence(
      "\(lasting) of \(dated.count) dated relationships across the sides "
        + "\(lasting == 1 ? "is" : "are") durable, there in \(durable) or more of "
        + "\(snapshots.count) snapshots in a row; \(gone) ended by \(snapshots.last?.description ?? "")."
    )
  }

  private var durableSentences: [MediationSentence] {
    let lasting = courses.filter { $0.isDated && isDurable($0) }
    guard !lasting.isEmpty else { return [] }
    return [
      MediationSentence(
        "Durable: "
          + lasting.map { course in
            ground.words(course.pair) + " (\(longestRun(course)) in a row"
              + (state(course) == .ended ? ", ended since)" : ")")
          }.joined(separator: "; ") + ".", ties: lasting.flatMap(\.ties).compactMap(\.id))
    ]
  }

  private var endedSentences: [MediationSentence] {
    few(.ended).compactMap { course in
      let end = snapshots.last.flatMap { course.end(before: $0)?.date }
      return end.map {
        MediationSentence(
          "The relationship of \(ground.words(course.pair)) is recorded until \($0).",
          ties: course.ties.compactMap(\.id))
      }
    }
  }

  private func unconfirmedSentences(_ last: CalendarDate) -> [MediationSentence] {
    let stale = few(.unconfirmed)
    guard !stale.isEmpty else { return [] }
    let words = stale.map { course in
      ground.words(course.pair)
        + (course.lastSeen(by: DayCount(endOf: last))?.date.map { " (last \($0))" } ?? "")
    }
    return [
      MediationSentence(
        "In force, but with no record from the \(staleDays) days before \(last): "
          + "\(words.joined(separator: "; ")). Ask whether they still hold.",
        ties: stale.flatMap(\.ties).compactMap(\.id))
    ]
  }
}
