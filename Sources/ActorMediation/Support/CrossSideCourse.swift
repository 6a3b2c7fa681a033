// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What the dates of a map say of the relationship of two actors of different ends.
///
/// A tie counts that is neither a conflict nor of distrust. It is dated where its start is
/// recorded; a pair is there on a date where a dated tie of it is in force.
struct CrossSideCourse {
  let pair: ActorPair
  /// The ties that count, in the order of their ids.
  let ties: [Relationship]
  private let seen: [DayCount]

  /// All pairs of actors of different ends with such ties, in order, whatever their dates.
  static func all(on ground: MediationGround) -> [CrossSideCourse] {
    let members = EndMembers(of: ground)
    var options = ground.options
    options.asOf = nil
    // Without a date of its own the map's ties are all selected, dates and all.
    var timeless = ground.map
    timeless.asOf = nil
    let selected = TieSelection(of: timeless, options: options).indices
    var byPair: [ActorPair: [Relationship]] = [:]
    for tie in selected.map({ timeless.relationships[$0] }) where !tie.isHostile {
      guard let pair = ground.pair(of: tie), members.isAcross(pair) else { continue }
      byPair[pair, default: []].append(tie)
    }
    let dates = Dictionary(
      ground.map.sources.compactMap { source in
        source.date.flatMap { CalendarDate($0) }.map { (source.id, DayCount(endOf: $0)) }
      }, uniquingKeysWith: { first, _ in first })
    return byPair.sorted { $0.key < $1.key }.map { pair, ties in
      CrossSideCourse(pair: pair, ties: ties, sourceDates: dates)
    }
  }

  private init(pair: ActorPair, ties: [Relationship], sourceDates: [String: DayCount]) {
    self.pair = pair
    self.ties = ties
    seen = ties.flatMap { tie in
      let known = [tie.start.map { DayCount(startOf: $0) }, tie.end.map { DayCount(endOf: $0) }]
      return known.compactMap { $0 } + tie.sources.compactMap { sourceDates[$0] }
    }
  }

  /// Whether some tie's start is recorded.
  var isDated: Bool { ties.contains { $0.start != nil } }
  /// The first recorded start.
  var start: DayCount? { ties.compactMap { $0.start.map { DayCount(startOf: $0) } }.min() }
  /// The last day on which a start, an end or a source speaks of it.
  var lastRecorded: DayCount? { seen.max() }

  /// Whether a dated tie is in force on `date`.
  func isThere(on date: CalendarDate) -> Bool {
    ties.contains { $0.start != nil && $0.isInForce(on: date) }
  }

  /// Whether any tie, dated or not, is in force on `date`.
  func isInForce(on date: CalendarDate) -> Bool { ties.contains { $0.isInForce(on: date) } }

  /// The last day, up to `date`, on which a start, an end or a source speaks of it.
  func lastSeen(by date: DayCount) -> DayCount? { seen.filter { $0 <= date }.max() }

  /// The last tie's end, where all have one before `date`.
  func end(before date: CalendarDate) -> DayCount? {
    isInForce(on: date)
      ? nil
      : ties.compactMap { $0.end.map { DayCount(endOf: $0) } }
        .filter { $0 < DayCount(startOf: date) }.max()
  }

  /// The largest trust that was recorded last: of ties in force on `date`, else of those that
  /// ended last.
  func trust(by date: CalendarDate) -> Double? {
    let started = ties.filter { $0.start.map { $0.firstDay <= date.lastDay } ?? true }
    let inForce = started.filter { $0.isInForce(on: date) }
    let latest = started.compactMap { $0.end?.lastDay }.max()
    let counted = inForce.isEmpty ? started.filter { $0.end?.lastDay == latest } : inForce
    return counted.compactMap { $0.trust?.value }.filter { $0 > 0 }.max()
  }

  /// The issues of its ties.
  var layers: Set<String> { Set(ties.flatMap(\.layers)) }
}
