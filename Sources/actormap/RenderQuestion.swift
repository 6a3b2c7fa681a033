// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The question that the options of `render` ask of the map.
struct RenderQuestion {
  static let options: [CommandLineKit.Option] = [
    Option("--focus", values: ["ACTOR"], "only an actor, who is near it, and the ties among them"),
    Option(
      "--within", values: ["N"], "with --focus: how many ties away, in any direction (default 1)"),
    Option(
      "--channels", values: ["A", "B"], "only the trusted channels between two sides or actors"),
    Option(
      "--min-trust", values: ["T"],
      "with --channels: the trust that a tie needs to carry a channel (default 0.5)"),
    Option(
      "--roles", values: ["ROLE,…"],
      "with --channels: who may stand on a channel (default representative,mediator); any for all"),
    Option(
      "--roll-up", values: ["WHAT"],
      "one actor for each side, role, or value of another field or attribute"),
    Option(
      "--compare", values: ["OLD"],
      "what was added, lost, strengthened and weakened since OLD: an older map or, for a map "
        + "whose ties have dates, a date such as 1990-07"),
    Option(
      "--small-multiples", values: ["WHAT"],
      "a panel for each issue (layer), or for each date (DATE,DATE,…)"),
  ]

  private static let questions = [
    "--focus", "--channels", "--roll-up", "--compare", "--small-multiples",
  ]

  private let invocation: Invocation
  private let steps: Int
  private let threshold: Double?
  private let roles: [Role]?
  private let dates: [CalendarDate]?

  /// - Throws: `UsageError` for options that exclude or need each other.
  init(_ invocation: Invocation, as format: DrawingFormat) throws {
    self.invocation = invocation
    try Self.checkCombination(invocation)
    if format == .dot, invocation.has("--small-multiples") {
      throw UsageError(
        "--small-multiples and DOT exclude each other: a DOT file holds one map; write SVG, PNG or "
          + "PDF, or one DOT file for each --layer or --as-of")
    }
    steps = try invocation.integer("--within", least: 0) ?? 1
    threshold = try invocation.number("--min-trust", in: 0...1)
    let words = try invocation.list("--roles")
    roles = words.map { $0.map(Role.init(rawValue:)) }
    dates = try Self.dates(invocation)
    if invocation.value("--compare") == "-", invocation.operands.first == "-" {
      throw UsageError("only one of the two maps can be standard input")
    }
  }

  private static func checkCombination(_ invocation: Invocation) throws {
    let asked = questions.filter(invocation.has)
    if asked.count > 1 {
      throw UsageError(
        "\(asked[0]) and \(asked[1]) exclude each other: a picture answers one question")
    }
    for (option, needed) in [
      ("--within", "--focus"), ("--min-trust", "--channels"), ("--roles", "--channels"),
    ] where invocation.has(option) && !invocation.has(needed) {
      throw UsageError("\(option) belongs to \(needed); give \(needed) as well")
    }
    let byDate =
      invocation.has("--small-multiples") && invocation.value("--small-multiples") != "layer"
    let excluded = [
      ("--roll-up", "--size-by", "the size of a group is the number of its members"),
      ("--roll-up", "--bridges", "candidates are actors, not groups"),
      ("--small-multiples", "--size-by", "a size holds for one date and one set of ties"),
      ("--small-multiples", "--bridges", "a rank holds for one date and one set of ties"),
    ]
    for (one, other, why) in excluded where invocation.has(one) && invocation.has(other) {
      throw UsageError("\(one) and \(other) exclude each other: \(why)")
    }
    if byDate, invocation.has("--as-of") {
      throw UsageError(
        "--small-multiples with dates and --as-of exclude each other: name all dates in the former")
    }
  }

  private static func dates(_ invocation: Invocation) throws -> [CalendarDate]? {
    guard let parts = try invocation.list("--small-multiples"), parts != ["layer"] else {
      return nil
    }
    let dates = try parts.map { part in
      guard let date = CalendarDate(part) else {
        throw UsageError(
          "--small-multiples: found \"\(part)\", expected layer, or dates such as 1993-08,1995")
      }
      return date
    }
    guard dates.count <= QuestionError.panelLimit, Set(dates).count == dates.count else {
      throw UsageError("--small-multiples: \(QuestionError.badDates.description)")
    }
    return dates
  }

  /// Whether only a part of the map, or groups of its actors, are drawn.
  static func isPartial(_ invocation: Invocation) -> String? {
    ["--focus", "--channels", "--roll-up"].first(where: invocation.has)
  }

  // MARK: - The question

  /// What is asked of `map`; `nil` is all of it.
  func question(
    on map: ActorMap, view: ViewOptions, common: CommonOptions
  ) throws -> MapQuestion? {
    if let actor = invocation.value("--focus") {
      try Names.check(actor, "--focus", "actor", among: map.actors.map { ($0.id, $0.name) })
      return .focus(actor: actor, within: steps)
    }
    if let ends = invocation.all("--channels") {
      return .channels(try channels(ends, map, view, common))
    }
    if let attribute = invocation.value("--roll-up") {
      if let problem = map.groupingProblem(attribute) {
        throw UsageError("--roll-up \(attribute): \(problem.description)")
      }
      try Names.check(
        attribute, "--roll-up", "field or attribute of the actors",
        among: map.groupingAttributes.map { ($0, $0) })
      return .rollUp(by: attribute)
    }
    if let path = invocation.value("--compare") {
      return .changes(since: try older(path, than: map, common))
    }
    if let dates {
      try Self.checkDates(of: map, "--small-multiples")
      return .dates(dates)
    }
    return invocation.has("--small-multiples") ? .layers(view.layers) : nil
  }

  /// A map without dates is the same on every one.
  private static func checkDates(of map: ActorMap, _ option: String) throws {
    guard !map.relationships.contains(where: { $0.start != nil || $0.end != nil }) else { return }
    throw UsageError(
      "\(option): no tie of the map has a start or an end, so the map is the same on every date; "
        + "give ties a \"start\" or an \"end\"")
  }

  private func channels(
    _ ends: [String], _ map: ActorMap, _ view: ViewOptions, _ common: CommonOptions
  ) throws -> ShownChannels {
    let known = map.sides.map { ($0.id, $0.name) } + map.actors.map { ($0.id, $0.name) }
    for end in ends where !end.hasPrefix("side:") && !end.hasPrefix("actor:") {
      try Names.check(end, "--channels", "side or actor", among: known)
    }
    var view = view
    view.reading = .trust
    var question = BridgeQuestion(between: ends, view: view)
    if let threshold { question.threshold = threshold }
    if let roles {
      try BridgeArguments.check(roles == ["any"] ? [] : roles, against: map)
      question.roles = roles == ["any"] ? nil : roles
    }
    let channels = ShownChannels(try BridgeReport(question, on: map))
    if channels.count + channels.direct == 0 {
      common.notice("no channel leads from one end to the other; the ends are drawn alone")
    }
    return channels
  }

  private func older(
    _ path: String, than map: ActorMap, _ common: CommonOptions
  ) throws -> ActorMap {
    if let date = CalendarDate(path) {
      try Self.checkDates(of: map, "--compare")
      var old = map
      old.asOf = date
      return old
    }
    let loaded = try FormatCatalog.read(
      path, options: common.reading(ReadOptions(undirected: invocation.has("--undirected"))))
    for warning in loaded.warnings { common.notice(warning.description) }
    return loaded.input.map
  }
}

/// Names that somebody typed.
enum Names {
  /// Refuses what is not known, with the nearest name.
  static func check(
    _ word: String, _ option: String, _ what: String, among known: [(id: String, name: String)]
  ) throws {
    guard !known.contains(where: { $0.id == word }) else { return }
    let named = known.first { $0.name.lowercased() == word.lowercased() }
    let near =
      Spelling.nearest(to: word, among: known.map(\.id))
      ?? Spelling.nearest(to: word.lowercased(), among: known.map { $0.id.lowercased() })
      .flatMap { id in known.first { $0.id.lowercased() == id }?.id }
      ?? Spelling.nearest(to: word, among: known.map(\.name))
      .flatMap { name in known.first { $0.name == name }?.id }
    let hint: String
    if let id = named?.id ?? near {
      hint = "did you mean \(id)?"
    } else if known.count <= 12 {
      hint = "there are " + (known.isEmpty ? "none" : known.map(\.id).joined(separator: ", "))
    } else {
      hint = "the ids stand in the map's file"
    }
    throw UsageError("\(option): no \(what) is called \"\(word)\"; \(hint)")
  }
}
