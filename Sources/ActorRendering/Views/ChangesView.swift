// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What was added, lost, strengthened and weakened since an older map; the rest is quiet.
struct ChangesView {
  private let old: ActorMap
  private let new: ActorMap
  private let options: DrawingOptions
  private let comparison: MapComparison
  private let phrases: ViewPhrases

  init(_ old: ActorMap, _ new: ActorMap, _ options: DrawingOptions) {
    // A date that is asked for is the newer map's; the older one has its own.
    var (new, options) = (new, options)
    new.asOf = options.view.asOf ?? new.asOf
    options.view.asOf = nil
    self.old = old
    self.new = new
    self.options = options
    phrases = ViewPhrases(options)
    comparison = MapComparison(from: old, to: new, view: options.view)
  }

  var scene: Scene {
    let signs = SharedSigns(new, since: old)
    var drawn = DrawnMap(map: both, options: options, signs: signs)
    let doubts = doubts(phrases)
    mark(&drawn.overlay)
    say(doubts, &drawn.overlay)
    let plan = drawn.plan
    return Scene(
      parts: [Scene.Part(title: nil, plan: plan)], words: plan.words, bases: bases(signs),
      notices: self.doubts(ViewPhrases(.english)))
  }

  // MARK: - Places

  /// The newer map as it is drawn alone, then with those who were lost. Where only the older map
  /// has places of its own, those are taken.
  private func bases(_ signs: SharedSigns) -> [DrawingPlan] {
    var alone = new
    let known = Set(new.actors.map(\.id))
    if new.layout.isEmpty { alone.layout = old.layout.filter { known.contains($0.actor) } }
    let first = DrawnMap(map: alone, options: options, signs: signs).basis
    guard comparison.count(Presence.lost) > 0 else { return [first] }
    var all = both
    let drawn = Set(comparison.ties.compactMap(\.newIndex))
    all.relationships += new.relationships.indices.filter { !drawn.contains($0) }
      .map { new.relationships[$0] }
    // A place on the older map says nothing beside places that were found for the newer one.
    if alone.layout.isEmpty { all.layout = [] }
    return [first, DrawnMap(map: all, options: options, signs: signs).basis]
  }

  // MARK: - Both maps as one

  /// What is drawn of the newer map, and what was lost.
  private var both: ActorMap {
    var map = new
    let ids = ids
    map.relationships = comparison.ties.compactMap(\.newIndex).map { index in
      var tie = new.relationships[index]
      tie.id = ids.new[index]
      return tie
    }
    for change in comparison.ties where change.presence == .lost {
      guard let index = change.oldIndex else { continue }
      map.relationships.append(lost(old.relationships[index], id: ids.old[index]))
    }
    let before = Dictionary(
      old.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    map.actors += comparison.actors.filter { $0.presence == .lost }.compactMap { before[$0.actor] }
    map.sides += old.sides.filter { side in !new.sides.contains { $0.id == side.id } }
    let placed = Set(new.layout.map(\.actor))
    let there = Set(map.actors.map(\.id))
    map.layout += old.layout.filter { !placed.contains($0.actor) && there.contains($0.actor) }
    return map
  }

  /// A lost tie is drawn although its time is over, with its confidence as the older map reads it.
  private func lost(_ tie: Relationship, id: String) -> Relationship {
    var tie = tie
    tie.id = id
    (tie.start, tie.end) = (nil, nil)
    tie.sources = []
    if let confidence = tie.confidence.flatMap(old.confidence) {
      tie.confidence = .probability(confidence)
    }
    return tie
  }

  /// Ids of all ties, those of the older map told apart from those of the newer one.
  private var ids: (old: [String], new: [String]) {
    let new = new.relationshipIDs
    var taken = Set(new)
    let old = old.relationshipIDs.map { id in
      var name = "lost:\(id)"
      while !taken.insert(name).inserted { name = "lost:\(name)" }
      return name
    }
    return (old, new)
  }

  // MARK: - Marks

  private func mark(_ overlay: inout ViewOverlay) {
    for change in comparison.actors {
      switch change.presence {
      case .added:
        overlay.actors[change.actor] = .init(change: .added, words: [phrases.text(.changeAdded)])
      case .lost:
        overlay.actors[change.actor] = .init(change: .lost, words: [phrases.text(.changeLost)])
      case .kept:
        overlay.actors[change.actor] = .init(
          isQuiet: change.altered.isEmpty, change: change.altered.isEmpty ? nil : .altered,
          words: change.altered.isEmpty ? [] : [altered(change.altered)])
      }
    }
    let ids = ids
    for change in comparison.ties {
      guard let id = change.newIndex.map({ ids.new[$0] }) ?? change.oldIndex.map({ ids.old[$0] })
      else { continue }
      overlay.ties[id] = mark(change)
    }
  }

  private func mark(_ change: TieChange) -> ViewOverlay.OnTie {
    let altered = change.altered.isEmpty ? [] : [self.altered(change.altered)]
    switch change.course {
    case .added: return .init(change: .added, words: [phrases.text(.changeAdded)])
    case .lost: return .init(change: .lost, words: [phrases.text(.changeLost)])
    case .strengthened: return .init(change: .stronger, remarks: moves(change) + altered)
    case .weakened: return .init(change: .weaker, remarks: moves(change) + altered)
    case .steady:
      return altered.isEmpty
        ? .init(isQuiet: true, words: [phrases.text(.changeNone)])
        : .init(change: .altered, remarks: altered)
    }
  }

  /// All fields that differ where nothing but the sign for other changes tells it.
  private var alteredFields: String {
    let fields =
      comparison.actors.flatMap(\.altered)
      + comparison.ties.filter { $0.course == .steady }.flatMap(\.altered)
    var seen: Set<String> = []
    return phrases.words.list(fields.filter { seen.insert($0).inserted }.map(phrases.field))
  }

  private func altered(_ fields: [String]) -> String {
    phrases.text(.changeFields, ["fields": phrases.words.list(fields.map(phrases.field))])
  }

  private func moves(_ change: TieChange) -> [String] {
    var words: [String] = []
    if let old = change.oldTrust?.value, let rise = change.trustRise, rise != 0 {
      words.append(phrases.moved(rise, from: old, .changeTrustRose, .changeTrustFell))
    }
    if let old = change.oldStrength?.value, let rise = change.strengthRise, rise != 0 {
      words.append(phrases.moved(rise, from: old, .changeStrengthRose, .changeStrengthFell))
    }
    return words
  }

  // MARK: - Words

  /// A tie of the newer map that is over, and was in force on the older one, is drawn as lost.
  private var notDrawn: [String] {
    let selection = TieSelection(of: new, options: options.view)
    let over = new.relationships.indices.filter { index in
      selection.asOf.map { !new.relationships[index].isInForce(on: $0) } ?? false
    }
    let lost = comparison.ties.filter { $0.presence == .lost }.compactMap(\.oldIndex)
    let drawn = TieMatching.count(old, lost, new, over)
    return LeftOutReason.allCases.compactMap { reason in
      let count = (selection.leftOut[reason] ?? 0) - (reason == .notInForce ? drawn : 0)
      return count > 0 ? phrases.leftOut(reason, count) : nil
    }
  }

  /// What makes one doubt that the older map is an older one of the same conflict.
  private func doubts(_ phrases: ViewPhrases) -> [String] {
    let shared = comparison.count(Presence.kept)
    let counts = (old: shared + comparison.count(Presence.lost), new: new.actors.count)
    var doubts: [String] = []
    if shared == 0, counts.old > 0, counts.new > 0 {
      doubts.append(phrases.text(.changesUnrelated))
    } else if 2 * shared < min(counts.old, counts.new) {
      doubts.append(
        phrases.text(
          .changesFewShared,
          ["shared": "\(shared)", "old": "\(counts.old)", "new": "\(counts.new)"]))
    }
    if let before = old.asOf, let now = new.asOf, before.firstDay > now.lastDay {
      doubts.append(
        phrases.text(
          .changesLater,
          [
            "old": DateWords.text(before, in: phrases.words),
            "new": DateWords.text(now, in: phrases.words),
          ]))
    }
    return doubts
  }

  private func say(_ doubts: [String], _ overlay: inout ViewOverlay) {
    overlay.title = phrases.changes(since: old)
    overlay.lead = [phrases.changeCounts(comparison)] + phrases.filter(options.view)
    overlay.quietTitle = phrases.text(.markUnchanged)
    overlay.alteredFields = alteredFields
    overlay.notes = doubts + [phrases.text(.matchingRule)]
    overlay.notDrawn = notDrawn
    // Who and what is there on the date; the lead counts what was lost.
    let actors = comparison.actors.count - comparison.count(Presence.lost)
    let ties = comparison.ties.count { $0.presence != .lost }
    overlay.counts = phrases.counts(
      new, asOf: new.asOf, [phrases.actors(actors), phrases.ties(ties)])
  }
}
