// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Decides what of a map is drawn and how.
struct PlanMaker {
  /// Above this number of actors only the important ones have a name in the drawing.
  static let labelLimit = 150
  static let label = TextMeasure(size: 12, isBold: false)
  static let boldLabel = TextMeasure(size: 12, isBold: true)

  private let map: ActorMap
  private let options: DrawingOptions
  private let selection: TieSelection
  private let order: [Int]
  private let place: [String: Int]
  private let ranks: [String: Int]
  private let sides: [Side]
  private let signs: TieSigns
  private let tabs: IssueTabs
  private var words: InterfaceWords { options.words }

  /// - Parameter shared: what signs mean on the whole map, where `map` is a part of it.
  init(_ map: ActorMap, _ options: DrawingOptions, _ shared: SharedSigns? = nil) {
    self.map = map
    self.options = options
    selection = TieSelection(of: map, options: options.view)
    order = Self.readingOrder(of: map)
    place = Dictionary(
      order.enumerated().map { (map.actors[$1].id, $0) }, uniquingKeysWith: { first, _ in first })
    ranks = Dictionary(
      options.highlights.map { ($0.actor, $0.rank) }, uniquingKeysWith: { first, _ in first })
    sides = map.sides.filter { side in map.actors.contains { $0.side == side.id } }
    let shared = shared ?? SharedSigns(map)
    tabs =
      shared.tabs
      ?? IssueTabs([selection.indices], of: map, options.issueTabs, limit: options.tabLimit)
    signs = TieSigns(shared, tabs)
  }

  private static func readingOrder(of map: ActorMap) -> [Int] {
    let groups: [Role] = [.party, .representative, .mediator, .sponsor]
    let group = map.actors.map { actor in
      groups.firstIndex { actor.roles.first == $0 } ?? groups.count
    }
    return map.actors.indices.sorted { (group[$0], $0) < (group[$1], $1) }
  }

  /// - Parameter tellsFindings: whether the description says what the map shows at first sight,
  ///   which holds of a whole map only.
  func plan(tellsFindings: Bool = true) -> DrawingPlan {
    let scale = ActorScale(map, options)
    let named = namedActors(scale)
    let actors = order.map { planned(map.actors[$0], scale, isNamed: named.contains($0)) }
    let loops = loopCount
    let places = Dictionary(
      map.layout.map { ($0.actor, Point($0.x, $0.y)) }, uniquingKeysWith: { first, _ in first })
    return DrawingPlan(
      wording: words, tieWidths: options.theme.lines.tieWidths,
      title: DrawnText.plain(options.title ?? map.title ?? words.text(.untitledMap)),
      subtitle: subtitle(), hasAbout: map.description != nil,
      description: description(actors, tellsFindings: tellsFindings),
      notes: notes(
        hidden: map.actors.count - named.count, loops: loops,
        shortened: actors.count(where: \.isShortened)), actors: actors,
      ties: ties(), sides: plannedSides(), sizeTitle: scale.title, sizeRange: scale.range,
      sizeLeast: scale.least,
      sizeFactor: scale.factor,
      hasUnsized: scale.hasUnsized, unknownKinds: unknownKinds(),
      unmarkedConfidence: signs.unmarkedConfidence,
      fixed: order.map { places[map.actors[$0].id] })
  }

  // MARK: - Actors

  private func namedActors(_ scale: ActorScale) -> Set<Int> {
    guard map.actors.count > Self.labelLimit else { return Set(map.actors.indices) }
    var degree = [String: Int]()
    // All ties, so that the same names are there on every date and for every issue.
    for tie in map.relationships {
      degree[tie.from, default: 0] += 1
      degree[tie.to, default: 0] += 1
    }
    let sorted = map.actors.indices.sorted { a, b in
      let (x, y) = (map.actors[a], map.actors[b])
      let (p, q) = (scale.radius(of: x.id), scale.radius(of: y.id))
      if p != q { return p > q }
      let (d, e) = (degree[x.id] ?? 0, degree[y.id] ?? 0)
      return d != e ? d > e : idPrecedes(x.id, y.id)
    }
    let always = map.actors.indices.filter {
      ranks[map.actors[$0].id] != nil || map.actors[$0].has(.party)
    }
    return Set(sorted.prefix(40) + always.prefix(60))
  }

  private func planned(_ actor: Actor, _ scale: ActorScale, isNamed: Bool) -> PlannedActor {
    let rank = ranks[actor.id]
    let isBold = rank != nil || actor.roles.first == .party
    let measure = isBold ? Self.boldLabel : Self.label
    let name = DrawnText.plain(actor.name)
    let (glyph, radius) = (Glyph(of: actor), scale.radius(of: actor.id))
    let form = ActorForm(
      glyph, radius: radius, isUs: actor.us == true, isShadow: actor.shadow == true,
      veto: actor.veto == true, rank: rank)
    let isInsider = actor.insider == true
    return PlannedActor(
      id: actor.id, record: actor, name: name, glyph: glyph, radius: radius, form: form,
      hasVeto: actor.veto == true, isInsider: isInsider,
      isPartial: isInsider && actor.has(.mediator) && actor.side != nil,
      isRural: actor.locality == "rural", isUrban: actor.locality == "urban",
      modality: Modality(of: actor), isUs: actor.us == true, isShadow: actor.shadow == true,
      rank: rank,
      side: actor.side.flatMap { id in sides.firstIndex { $0.id == id } },
      label: isNamed ? Self.label(name, measure) : [], isBold: isBold,
      accessibleName: words(for: actor, rank, scale))
  }

  /// The name in four lines at most, as narrow as that and whole words allow; the longest names
  /// are cut.
  private static func label(_ name: String, _ measure: TextMeasure) -> [String] {
    let widths = [104.0, 140, 180]
    let tries = widths.map { measure.lines(of: name, width: $0, limit: 4) }
    let whole = tries.filter { $0.last?.hasSuffix("…") == false || name.hasSuffix("…") }
    let unbroken = zip(tries, widths).first {
      whole.contains($0) && measure.hasWholeWords(name, width: $1)
    }
    return unbroken?.0 ?? whole.first ?? tries[2]
  }

  private func words(for actor: Actor, _ rank: Int?, _ scale: ActorScale) -> String {
    var parts = [actor.name]
    let roles = actor.roles.map { words.text(of: $0.rawValue, in: "role") }
    let kind = actor.kind.map { words.text(of: $0.rawValue, in: "actor-kind") }
    // A role and a kind may have one word: a local institution in the role of one.
    parts += roles + [kind].compactMap { $0 }.filter { !roles.contains($0) }
    if let side = actor.side.flatMap({ id in sides.first { $0.id == id } }) {
      parts.append(words.text(.actorSide, naming: side.name, as: "side"))
    }
    if actor.insider == true { parts.append(words.text(.actorInsider)) }
    if let place = actor.locality { parts.append(words.text(of: place, in: "place")) }
    if let modality = Modality(of: actor) {
      let word = words.text(of: modality.word, in: "modality")
      parts.append(words.text(.actorModality, ["modality": word]))
    }
    if actor.veto == true { parts.append(words.text(.actorVeto)) }
    if actor.us == true { parts.append(words.text(.actorUs)) }
    if actor.shadow == true { parts.append(words.text(.actorShadow)) }
    if let rank { parts.append(words.text(.actorRank, ["rank": "\(rank)"])) }
    if let title = scale.title { parts.append(measured(title, scale.value(of: actor.id))) }
    return words.list(parts)
  }

  private func measured(_ title: String, _ value: Double?) -> String {
    guard let value else { return words.text(.actorValueUndefined, ["measure": title]) }
    return words.text(.actorValue, ["measure": title, "value": words.number(value)])
  }

  private func plannedSides() -> [PlannedSide] {
    sides.map { side in
      PlannedSide(
        id: side.id, name: DrawnText.plain(side.name),
        members: order.indices.filter { map.actors[order[$0]].side == side.id })
    }
  }

  // MARK: - Ties

  /// Ties of an actor to itself, which are not drawn.
  private var loopCount: Int { selection.indices.count { isLoop(map.relationships[$0]) } }

  private func isLoop(_ tie: Relationship) -> Bool { tie.from == tie.to }

  private func ties() -> [PlannedTie] {
    let ids = map.relationshipIDs
    // Whether trust is recorded between two actors, in this direction, by any tie that is drawn.
    var known: Set<[Int]> = []
    for tie in selection.indices.map({ map.relationships[$0] }) where tie.trust != nil {
      guard let from = place[tie.from], let to = place[tie.to] else { continue }
      known.insert([from, to])
      if !tie.directed { known.insert([to, from]) }
    }
    // On a map without any trust a mark on every tie would say nothing.
    let isTrustMissed = !known.isEmpty
    let planned = selection.indices.compactMap { index -> PlannedTie? in
      let tie = map.relationships[index]
      guard let from = place[tie.from], let to = place[tie.to], from != to else { return nil }
      let isKnown = known.contains([from, to]) || known.contains([to, from])
      return self.planned(
        tie, id: ids[index], from, to, isTrustKnown: isKnown || !isTrustMissed)
    }
    return planned.enumerated().sorted {
      ($0.element.from, $0.offset) < ($1.element.from, $1.offset)
    }
    .map(\.element)
  }

  private func planned(
    _ tie: Relationship, id: String, _ from: Int, _ to: Int, isTrustKnown: Bool
  ) -> PlannedTie {
    let kind = TieKindStyle(tie.kind)
    let trust = TrustClass(tie.trust)
    let confidence = ConfidenceClass(tie.confidence.flatMap(map.confidence))
    // A tie of trust without a value is an open question, whatever else is known of the two.
    let needsQuestion = !isTrustKnown || tie.kind == .trust
    let lines = options.theme.lines
    let width = lines.tieWidth(strength: tie.strength?.value ?? 0.5) * confidence.widthShare
    return PlannedTie(
      id: id, record: tie, from: from, to: to, isDirected: tie.directed, trust: trust, kind: kind,
      width: max(lines.tieWidths.lowerBound, width), hasStrength: tie.strength != nil,
      isDotted: tie.status == .intermittent, confidence: confidence,
      marks: signs.marks(of: tie, kind, confidence, needsQuestion: needsQuestion),
      accessibleName: TieWords(words: words).sentence(
        for: tie, from: name(of: tie.from), to: name(of: tie.to),
        confidence: tie.confidence.flatMap(map.confidence)))
  }

  private func name(of id: String) -> String { place[id].map { map.actors[order[$0]].name } ?? id }

  private func unknownKinds() -> [String] {
    let kinds = selection.indices.compactMap { map.relationships[$0].kind }
    return Set(kinds.filter { !RelationshipKind.known.contains($0) }.map(\.rawValue))
      .sorted(by: idPrecedes).map(words.spoken)
  }

  // MARK: - Words

  private func actors(_ count: Int) -> String {
    words.text(counting: count, .actorsOne, .actorsOther)
  }

  private func ties(_ count: Int) -> String { words.text(counting: count, .tiesOne, .tiesOther) }

  private func subtitle() -> [String] {
    var parts: [String] = []
    if let date = selection.asOf {
      parts.append(words.text(.asOf, ["date": DateWords.text(date, in: words)]))
    }
    if let viewpoint = map.viewpoint {
      parts.append(words.text(.asSeenBy, ["viewpoint": DrawnText.isolated(viewpoint)]))
    }
    parts += [actors(map.actors.count), ties(selection.indices.count - loopCount)]
    if !map.sources.isEmpty {
      parts.append(words.text(counting: map.sources.count, .sourcesOne, .sourcesOther))
    }
    var lines = [ViewPhrases(words).capitalised(parts.joined(separator: " · "))]
    if let text = map.description { lines.append(DrawnText.plain(text)) }
    return lines
  }

  private func notes(hidden: Int, loops: Int, shortened: Int = 0) -> [String] {
    let reasons: [(LeftOutReason, Word)] = [
      (.notInForce, .notDrawnDate), (.otherKind, .notDrawnKind), (.otherLayer, .notDrawnLayer),
      (.noLayer, .notDrawnWithoutLayer),
    ]
    var lost = reasons.compactMap { reason, word in
      selection.leftOut[reason].map { words.text(word, ["ties": ties($0)]) }
    }
    if loops > 0 { lost.append(words.text(.notDrawnLoop, ["ties": ties(loops)])) }
    if hidden > 0 { lost.append(words.text(.notDrawnNames, ["actors": actors(hidden)])) }
    return (lost.isEmpty ? [] : [words.text(.notDrawn, ["list": words.list(lost)])])
      + (shortened > 0
        ? [words.text(.shortenedNames, ["actors": actors(shortened)])] : [])
      + tabs.note(words) + [words.text(.aView)]
  }

  private func description(_ planned: [PlannedActor], tellsFindings: Bool) -> String {
    var opening = [
      words.text(
        .summaryCounts,
        ["actors": actors(map.actors.count), "ties": ties(selection.indices.count - loopCount)])
    ]
    if let date = selection.asOf {
      opening.append(words.text(.summaryDate, ["date": DateWords.text(date, in: words)]))
    }
    if let viewpoint = map.viewpoint {
      opening.append(words.text(.summaryViewpoint, ["viewpoint": DrawnText.isolated(viewpoint)]))
    }
    var sentences = [words.text(.sentence, ["text": words.list(opening)])]
    let sides = plannedSides().map { side in
      words.text(
        .summarySide,
        ["side": DrawnText.isolated(side.name), "actors": actors(side.members.count)])
    }
    if !sides.isEmpty {
      sentences.append(words.text(.summarySides, ["sides": words.list(sides)]))
    }
    let candidates = candidates(planned)
    sentences += candidates.map { [$0] } ?? []
    if tellsFindings {
      let ties = selection.indices.map { map.relationships[$0] }
      // Candidates that were asked for are the answer already.
      sentences += MapFindings(map, ties: ties, words).sentences(namesLeaders: candidates == nil)
    }
    return (sentences + notes(hidden: 0, loops: 0)).joined(separator: " ")
  }

  private func candidates(_ planned: [PlannedActor]) -> String? {
    let candidates = planned.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    guard let first = candidates.first, !options.highlightEnds.isEmpty else { return nil }
    return words.text(
      .summaryCandidates,
      [
        "ends": words.names(options.highlightEnds), "actors": actors(candidates.count),
        "first": first.name,
      ])
  }
}
