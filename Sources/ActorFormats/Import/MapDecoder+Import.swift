// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// The last steps that all readers of records share: rules, what the model finds wrong, the report.
extension MapDecoder {
  /// The map with its report, or every problem with the same report.
  mutating func finish(as format: String) throws(FormatError) -> LoadedFile {
    checkOptions()
    mergeDoubles()
    dropLoops()
    let numbers = settleDangling()
    findSides()
    let problems = map.problems(numbers)
    if problems.contains(where: { $0.severity == .error }) { suggestNearIDs() }
    log.add(problems)
    report.droppedValues += log.dropped.sorted { $0.key < $1.key }.map { key, count in
      ImportReport.Reason(rule: "\(key) (--on-unknown drop)", count: count)
    }
    closeReport()
    do {
      let warnings = try log.finish()
      return LoadedFile(input: .map(map), format: format, warnings: warnings, report: report)
    } catch {
      throw FormatError(error.category, error.problems, report: report)
    }
  }

  // MARK: - Options that found nothing

  /// A column that `--map` names and no table has, and a weight that is none, are slips.
  private func checkOptions() {
    let mapped = plans.reduce(into: Set<String>()) { $0.formUnion($1.plan.mapped) }
    let headers = plans.flatMap { $0.plan.columns.map { Shown.quoted($0.header) } }
    let place = plans.last.map { ($0.file, $0.plan.columns.first?.offset ?? 0) } ?? (0, 0)
    for (field, header) in options.columns.sorted(by: { $0.key < $1.key })
    where !mapped.contains(field) {
      if plans.contains(where: { $0.plan.columns.contains { $0.header == header } }) {
        log.add(
          .error, in: place.0, at: place.1,
          found: "--map names \(Shown.quoted(header)) for \(field) and for another field",
          expected: "a column of its own for each field",
          remedy: "name another column for one of them")
        continue
      }
      log.add(
        .error, in: place.0, at: place.1, found: "no column \(Shown.quoted(header))",
        expected: "the column that --map names for \(field)",
        remedy: headers.isEmpty
          ? "leave --map out: the fields of this format have names"
          : "name one of " + headers.joined(separator: ", "))
    }
    guard let meaning = options.thirdColumn, !plans.contains(where: { $0.plan.hasWeight }),
      !isPlain
    else { return }
    log.add(
      .error, in: place.0, at: place.1, found: "no column that is only called a weight",
      expected: "one, for --weight-is \(meaning.rawValue)",
      remedy: "leave the option out, or name the column: --map weight=HEADER")
  }

  // MARK: - Loops

  private mutating func dropLoops() {
    let rule = options.rules.onLoop
    guard rule != .keep else { return }
    let loops = map.relationships.indices.filter { isLoop(map.relationships[$0]) }
    guard !loops.isEmpty else { return }
    if rule == .refuse {
      for index in loops {
        log.add(
          .error, at: "relationships", index, "to",
          found: "a tie from \(Shown.quoted(map.relationships[index].from)) to itself",
          expected: "ties between two actors (--on-loop refuse)",
          remedy: "correct one of the ends, or leave it out: --on-loop drop")
      }
      refusedPlain.formUnion(loops)
      return
    }
    leaveOutTies(loops, "--on-loop drop")
  }

  private func isLoop(_ tie: Relationship) -> Bool { tie.from == tie.to }

  // MARK: - Ties of unknown actors

  /// Applies the rule for ties of unknown actors; the numbers of what is in the map then.
  private mutating func settleDangling() -> MapNumbers {
    let rule = options.rules.onDangling ?? (listsActors ? .refuse : .add)
    var numbers = MapNumbers(map)
    guard numbers.hasStrangers else { return numbers }
    switch rule {
    case .refuse: break
    case .drop:
      leaveOutTies(
        numbers.ends.indices.filter { !numbers.areListed(numbers.ends[$0]) }, "--on-dangling drop")
      numbers = MapNumbers(map)
    case .add:
      tellNear(numbers)
      map.actors += numbers.strangers.map { Actor(id: $0) }
      report.actors.added += numbers.strangers.count
      numbers.listStrangers()
    }
    return numbers
  }

  /// An id that differs from a known one by spaces or capitals only is a slip.
  private func suggestNearIDs() {
    let known = Set(map.actors.map(\.id))
    var dangling: [(index: Int, key: String, id: String)] = []
    for (index, tie) in map.relationships.enumerated() {
      if !known.contains(tie.from) { dangling.append((index, "from", tie.from)) }
      if !known.contains(tie.to) { dangling.append((index, "to", tie.to)) }
    }
    guard !dangling.isEmpty else { return }
    let near = Dictionary(known.map { (Self.plain($0), $0) }) { min($0, $1) }
    for end in dangling {
      guard let meant = near[Self.plain(end.id)] else { continue }
      log.add(
        .warning, at: "relationships", end.index, end.key,
        found: "actor \(Shown.quoted(end.id))",
        expected: "\(Shown.quoted(meant)), which it resembles",
        remedy: "write the id as in the list of actors")
    }
  }

  private static func plain(_ id: String) -> String {
    id.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func leaveOutTies(_ places: [Int], _ rule: String) {
    guard !places.isEmpty else { return }
    let gone = Set(places)
    let stay = map.relationships.indices.filter { !gone.contains($0) }
    log.keep("relationships", stay)
    let moved = Dictionary(uniqueKeysWithValues: stay.enumerated().map { ($1, $0) })
    refusedPlain = Set(refusedPlain.compactMap { moved[$0] })
    map.relationships = stay.map { map.relationships[$0] }
    report.ties.leftOut.append(.init(rule: rule, count: places.count))
  }

  // MARK: - Sides

  /// Tables of other makers have no list of sides: the actors say which there are.
  private mutating func findSides() {
    guard findsSides, map.sides.isEmpty else { return }
    var seen: Set<String> = []
    for side in map.actors.compactMap(\.side) where seen.insert(side).inserted {
      map.sides.append(Side(id: side))
    }
  }

  // MARK: - The report

  private mutating func closeReport() {
    // What contradicts another one was counted as refused when it was to be merged with that.
    let settled = { (tally: ImportReport.Tally) in
      tally.refused + (tally.merged + tally.leftOut).reduce(0) { $0 + $1.count }
    }
    let actors = report.actors.read - settled(report.actors)
    let ties = report.ties.read - settled(report.ties)
    let refusedActors = refused("actors", actors, report.actors.added)
    let refusedTies = refused("relationships", ties, 0)
    report.actors.refused += refusedActors
    report.ties.refused += refusedTies
    report.actors.kept = actors - refusedActors
    report.ties.kept = ties - refusedTies
  }

  /// How many of `entries` are in no map: those of which no part was made, and those with errors.
  ///
  /// An error belongs to the entry that begins last before it; entries of both lists may stand in
  /// one file.
  private func refused(_ list: String, _ entries: Int, _ added: Int) -> Int {
    // Plain ties have no origins: what was read is in the map, but for those that a rule refuses.
    if isPlain { return list == "actors" ? 0 : refusedPlain.count }
    guard let file = log.file(of: list) else {
      return list == "relationships" && !map.relationships.isEmpty ? 0 : entries
    }
    let own = log.offsets(of: list)
    let missing = max(0, entries - own.count)
    let errors = log.errors(in: file)
    guard !errors.isEmpty else { return missing }
    let other = list == "actors" ? "relationships" : "actors"
    let strangers =
      log.file(of: other) == file ? log.offsets(of: other) + log.others(than: other) : []
    let starts = (own.map { ($0, true) } + (strangers + log.others(than: list)).map { ($0, false) })
      .sorted { $0.0 < $1.0 }
    var withErrors = 0
    var next = 0
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1].0 : Int.max
      while next < errors.count, errors[next] < start.0 { next += 1 }
      if start.1, next < errors.count, errors[next] < end { withErrors += 1 }
    }
    return missing + withErrors
  }
}
