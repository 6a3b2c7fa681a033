// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import ActorReport
import Testing

@testable import ActorRendering

@Suite("One table holds the words of a drawing")
struct WordsTests {
  @Test("ids are kebab-case, no two alike, and every count has a text for one and for others")
  func ids() {
    let ids = InterfaceWords.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(
        id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
          !part.isEmpty && part.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789".contains($0) }
        }, "\(id)")
    }
    let singular = ids.filter { $0.hasSuffix("-one") }.map { $0.dropLast(4) }
    let plural = ids.filter { $0.hasSuffix("-other") && $0 != "shape-other" }.map { $0.dropLast(6) }
    #expect(singular == plural)
  }

  @Test("every role and kind of actor that ActorMap knows has a word")
  func known() {
    for role in Role.known { #expect(Word(rawValue: "role-\(role)") != nil, "\(role)") }
    for kind in ActorKind.known { #expect(Word(rawValue: "actor-kind-\(kind)") != nil, "\(kind)") }
    for status in RelationshipStatus.known where status != .active {
      #expect(Word(rawValue: "status-\(status)") != nil, "\(status)")
    }
    for kind in RelationshipKind.known {
      #expect(Word(rawValue: "kind-\(kind)") != nil && Word(rawValue: "tie-\(kind)") != nil)
    }
    #expect(InterfaceWords.english.text(of: "Ältester", in: "role") == "Ältester")
  }

  @Test("what a table lacks is said in English; what fills a place is not read again")
  func filling() throws {
    let words = try InterfaceWords(language: "de", texts: ["tie-trust": "{to} hat das von {from}"])
    #expect(words.text(.tieTrust, ["from": "{to}", "to": "}{"]) == "}{ hat das von {to}")
    #expect(words.text(.legend) == "Legend")
    #expect(words.names(["A"]) == "A" && words.names([]) == "")
    #expect(words.names(["A", "B", "C"]) == "A, B and C")
  }

  @Test("a number has the language's decimal point, and one is not many")
  func numbers() throws {
    let words = try InterfaceWords(
      language: "de",
      texts: ["decimal-point": ",", "actors-one": "ein Akteur", "actors-other": "{count} Akteure"])
    #expect(words.number(-0.25) == "−0,25")
    #expect(words.text(counting: 1, .actorsOne, .actorsOther) == "ein Akteur")
    #expect(words.text(counting: 0, .actorsOne, .actorsOther) == "0 Akteure")
  }

  @Test(
    "a table that would say less or other things is refused",
    arguments: [
      ("legende", "Legende", .unknownKey("legende")),
      ("legend", "", .noText("legend")),
      ("legend", String(repeating: "x", count: 201), .longText("legend")),
      ("legend", "Legende {name}", .unknownPlace("legend", place: "name", known: [])),
      ("legend", "Legende }", .unknownPlace("legend", place: "}", known: [])),
      (
        "tie-trust", "{from} {to} {", .unknownPlace("tie-trust", place: "{", known: ["from", "to"])
      ),
      ("tie-trust", "{from} vertraut", .missingPlace("tie-trust", place: "to")),
      ("ties-one", "{x}", .unknownPlace("ties-one", place: "x", known: ["count"])),
      ("ties-other", "viele", .missingPlace("ties-other", place: "count")),
    ] as [(String, String, WordsProblem)])
  func refused(key: String, text: String, problem: WordsProblem) {
    #expect(throws: problem) { try InterfaceWords(language: "de", texts: [key: text]) }
    #expect(problem.description.contains("expected") && problem.description.contains(key))
  }

  @Test(
    "a language is a BCP 47 tag",
    arguments: ["en", "pt-MZ", "zh-Hant-TW", "de-1996"], ["", "e", "de_AT", "d3", "en-", "\" x=\""])
  func languages(good: String, bad: String) {
    #expect(InterfaceWords.problem(ofLanguage: good) == nil)
    #expect(InterfaceWords.problem(ofLanguage: bad) == .noLanguage(bad))
  }
}

/// Every text is replaced by its number: a letter that is left came from elsewhere.
@Suite("Nothing is said that is not in the table of words")
struct WordsCoverageTests {
  private func mark(_ word: Word) -> String {
    let index = Word.allCases.firstIndex(of: word) ?? 0
    // A sign has room for one character.
    if word.rawValue.hasPrefix("letter-") {
      return UnicodeScalar(0x4E00 + UInt32(index)).map { String(Character($0)) } ?? ""
    }
    let places = WordTemplate(word.english).places.map { " {\($0)}" }.joined()
    return "«\(index)»\(places)"
  }

  private func marked() throws -> InterfaceWords {
    try InterfaceWords(
      language: "qaa",
      texts: Dictionary(
        uniqueKeysWithValues: Word.allCases.map { ($0.rawValue, mark($0)) }))
  }

  /// All that is read or heard.
  private func texts(
    _ map: ActorMap, _ options: DrawingOptions = DrawingOptions(),
    _ question: MapQuestion? = nil
  ) throws -> [String] {
    var options = options
    options.words = try marked()
    options.layout = .own
    options.routing = .straight
    // Where somebody stands does not matter here, but for maps that have their own places.
    let placed = map.layout.isEmpty ? map.onGrid : map
    let drawing = try MapDrawing(placed, answering: question, options: options)
    let elements = drawing.pages.flatMap { XMLView($0).elements }
    #expect(elements[0].attributes["lang"] == "qaa")
    let spoken = elements.filter { ["text", "title", "desc"].contains($0.name) }
    return spoken.map(\.text) + elements.compactMap { $0.attributes["aria-label"] }
      + [TextTwin(of: drawing).text(as: .markdown)]
  }

  /// Names without Latin letters, and everything that a drawing can tell.
  private func everything() -> ActorMap {
    let values = [0.9, 0.3, 0, -0.3, -0.9]
    var actors = Role.known.enumerated().map { index, role in
      Actor(id: "\(index)", name: "Ж\(index)", roles: [role])
    }
    let kinds: [ActorKind] = ActorKind.known + ["international-organisation"]
    actors += kinds.enumerated().map { index, kind in
      Actor(id: "1\(index)", name: "Ж1\(index)", kind: kind)
    }
    actors[0].veto = true
    actors[1].insider = true
    actors[2].us = true
    actors[3].shadow = true
    actors[0].side = "Ю"
    actors[1].side = "Я"
    actors[2].power = Fraction(0.25)
    let known: [RelationshipKind?] = RelationshipKind.known + ["Щ", nil]
    var ties = known.enumerated().map { index, kind in
      Relationship(from: "\(index % 5)", to: "1\(index % 7)", kind: kind, directed: index % 2 == 0)
    }
    ties += ([.approval, "membership", "Щ"] as [RelationshipKind]).map {
      Relationship(from: "3", to: "13", kind: $0)
    }
    for (index, value) in values.enumerated() {
      ties.append(Relationship(from: "5", to: "\(index)", kind: .trust, trust: Trust(value)))
    }
    for status in RelationshipStatus.known {
      ties.append(Relationship(from: "6", to: "7", kind: .influence, status: status))
    }
    ties.append(Relationship(from: "0", to: "0"))
    ties.append(Relationship(from: "0", to: "4", end: CalendarDate("1990")))
    ties.append(
      Relationship(
        from: "8", to: "9", kind: .sponsorship, strength: Strength(0.5), confidence: .grade("2"),
        layers: ["Ы"], sources: ["Э"]))
    return ActorMap(
      viewpoint: "Ъ", sides: [Side(id: "Ю", name: "Ю"), Side(id: "Я", name: "Я")],
      sources: [Source(id: "Э"), Source(id: "Ё")], actors: actors, relationships: ties)
  }

  private func drawings() throws -> [[String]] {
    let map = everything()
    var options = DrawingOptions()
    options.highlights = [Highlight(actor: "2", rank: 1)]
    options.highlightEnds = ["Ю", "Я"]
    var all: [[String]] = []
    for month in 1...12 {
      let date = CalendarDate(month < 10 ? "1993-0\(month)" : "1993-\(month)")
      all.append(try texts(ActorMap(), DrawingOptions(view: ViewOptions(asOf: date))))
    }
    options.view.asOf = CalendarDate("1993")
    all.append(try texts(map, options))
    options.view.asOf = CalendarDate("1993-01-02")
    options.view.kinds = [.trust]
    options.size = SizeScale(title: "Ф", values: ["0": 0.5])
    all.append(try texts(map, options))
    options.view = ViewOptions(layers: ["Ы"], asOf: CalendarDate("1993"))
    all.append(try texts(map, options))
    let crowd = ActorMap(
      actors: (0..<151).map { Actor(id: "\($0)", power: Fraction(0.5)) },
      relationships: (1..<151).map {
        Relationship(from: "\($0)", to: "\($0 / 2)", strength: Strength(0.5))
      })
    all.append(try texts(crowd, DrawingOptions()))
    all.append(try texts(stranger(), DrawingOptions()))
    all += try findings().map { try texts($0) }
    let sheets = DrawingOptions(page: .a4, isPaged: true)
    let dates = ["1993", "1994"].compactMap { CalendarDate($0) }
    all.append(try texts(map, sheets, .dates(dates)))
    return try all + views() + changes() + filters()
      + (signs() + extremes()).map { try texts($0, DrawingOptions()) }
  }

  /// What maps show at first sight, sentence by sentence.
  private func findings() -> [ActorMap] {
    func map(_ ties: [(Int, Int)], trust: Double?, sides: [Int: String] = [:]) -> ActorMap {
      ActorMap(
        sides: Set(sides.values).sorted().map { Side(id: $0) },
        actors: (1...6).map { Actor(id: "\($0)", side: sides[$0]) },
        relationships: ties.map {
          Relationship(from: "\($0.0)", to: "\($0.1)", trust: trust.flatMap(Trust.init))
        })
    }
    let sides = [1: "Ю", 2: "Я"]
    var graded = map([(1, 2)], trust: nil)
    graded.relationships[0].confidence = .grade("7")
    graded.confidenceGrades = [0.6].compactMap(Confidence.init).map {
      ConfidenceGrade(grade: "7", confidence: $0)
    }
    graded.actors[0].locality = "rural"
    var hostile = map([(1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 3)], trust: nil, sides: sides)
    for index in hostile.relationships.indices { hostile.relationships[index].kind = .conflict }
    var pair = hostile
    pair.relationships = Array(hostile.relationships.prefix(1))
    return [
      map([(1, 3), (2, 3)], trust: 0.5), map([(3, 1), (4, 1), (3, 2), (4, 2)], trust: 0.5),
      map([(1, 3), (2, 3)], trust: nil),
      map([(3, 1), (4, 1), (5, 1), (3, 2), (4, 2), (5, 2)], trust: nil),
      map([(1, 3), (2, 3), (1, 2)], trust: 0.5, sides: sides),
      map([(1, 3), (2, 4)], trust: 0.5, sides: sides), hostile, pair, graded,
    ]
  }

  /// Signs that need a map around them.
  private func signs() -> [ActorMap] {
    func tie(_ kind: RelationshipKind, _ confidence: Double?, _ layers: [String] = [])
      -> Relationship
    {
      Relationship(
        from: "0", to: "1", kind: kind, trust: Trust(kind == .alliance ? 0.9 : 0.4),
        confidence: confidence.flatMap(Confidence.init).map { .probability($0) },
        directed: kind != .alliance, layers: layers)
    }
    let modalities = ["facilitator", "go-between", "broker"].enumerated().map { index, word in
      Actor(
        id: "\(index)", roles: [.mediator], side: "3", insider: true,
        attributes: ["modality": .string(word)])
    }
    func communities(_ localities: String?...) -> ActorMap {
      ActorMap(
        actors: localities.enumerated().map {
          Actor(id: "\($0)", kind: "community", locality: $1)
        })
    }
    let pair = [Actor(id: "0"), Actor(id: "1")]
    func close(_ ties: [Relationship]) -> ActorMap {
      ActorMap(
        actors: pair, relationships: ties,
        layout: [FixedPosition(actor: "0", x: 0, y: 0), FixedPosition(actor: "1", x: 36, y: 0)])
    }
    let unsure = [0.9, 0.6, 0.3, nil]
    return [
      ActorMap(
        sides: [Side(id: "3")], actors: modalities,
        relationships: unsure.map { tie(.alliance, $0) } + [tie(.cooperation, 0.9)]),
      ActorMap(actors: pair, relationships: (unsure + [nil]).map { tie(.alliance, $0) }),
      ActorMap(actors: pair, relationships: [tie(.trust, nil, ["1", "2", "3", "4"])]),
      ActorMap(
        actors: pair, relationships: (0..<61).map { tie(.trust, nil, ["\($0 % 2)"]) }),
      communities("urban"), communities("urban", nil), communities("rural", nil),
      close(
        [tie(.cooperation, nil)].map { tie in
          var tie = tie
          tie.trust = nil
          return tie
        }), close([tie(.cooperation, nil)]),
    ]
  }

  private func filters() throws -> [[String]] {
    let kinds = RelationshipKind.known
    let map = ActorMap(
      actors: [Actor(id: "1"), Actor(id: "2")],
      relationships: kinds.map { Relationship(from: "1", to: "2", kind: $0, layers: ["Ы"]) })
    var other = map
    other.relationships[0].layers = ["Ц"]
    other.relationships[1].layers = []
    return try [map, other].map {
      try texts($0, DrawingOptions(view: ViewOptions(kinds: kinds, layers: ["Ы"])))
    }
  }

  /// Too much of something: ties between two, letters in a name; and sizes that are too small.
  private func extremes() -> [ActorMap] {
    func sized(_ powers: [Double?]) -> ActorMap {
      ActorMap(
        actors: powers.enumerated().map { Actor(id: "\($0)", power: $1.flatMap(Fraction.init)) })
    }
    let crowd = ActorMap(
      actors: [Actor(id: "1", name: String(repeating: "Ж", count: 500)), Actor(id: "2")],
      relationships: (1...13).map { Relationship(id: "\($0)", from: "1", to: "2") })
    return [crowd, sized([1, 0.1]), sized([1, 0.1, nil])]
  }

  private func views() throws -> [[String]] {
    let map = everything()
    var questions: [MapQuestion] = (0...2).map { .focus(actor: "1", within: $0) }
    questions += [nil, ["Щ", "Ц"]].flatMap { roles in
      [(0, 0), (1, 0), (2, 1), (0, 1)].map { count, direct in
        .channels(
          ShownChannels(
            ends: [.init(name: "Ю", actors: ["0"]), .init(name: "Я", actors: ["1"])],
            actors: ["2"], ties: [], threshold: 0.5, roles: roles, count: count, direct: direct,
            dependsOn: ["2"], others: ["3"]))
      }
    }
    questions.append(
      .channels(
        ShownChannels(
          ends: [.init(name: "Ю", actors: ["0", "4"]), .init(name: "Я", actors: ["1"])],
          actors: ["0", "1", "2"], ties: [], threshold: 0.5, count: 1)))
    questions += ["side", "role", "kind", "veto", "track"].map { .rollUp(by: $0) }
    questions += [
      .layers(nil), .layers(["Ы"]), .dates([CalendarDate("1993")].compactMap { $0 }),
      .dates(["1993", "1994"].compactMap { CalendarDate($0) }),
    ]
    var other = map
    other.actors[4].track = .two
    other.actors[5].veto = false
    other.relationships[0].layers = ["Ц"]
    for (index, trust) in [0.5, -0.5, 0.2].enumerated() {
      let status: [RelationshipStatus?] = [.broken, .intermittent, .contested]
      other.relationships.append(
        Relationship(
          from: "0", to: "1\(index)", kind: .trust, trust: Trust(trust), status: status[index]))
    }
    other.relationships.append(Relationship(from: "0", to: "2", kind: .trust, trust: Trust(-1)))
    var same = other
    same.actors = other.actors.enumerated().map { index, actor in
      var actor = actor
      actor.side = index < 8 ? "Ю" : "Я"
      return actor
    }
    let one = ActorMap(actors: [Actor(id: "1", side: "Ю"), Actor(id: "2", side: "Ю")])
    return try questions.map { try texts(other, DrawingOptions(), $0) }
      + [texts(same, DrawingOptions(), .rollUp(by: "side"))]
      + [texts(one, DrawingOptions(), .rollUp(by: "side"))]
  }

  /// Everything that can change, one by one and all together.
  private func changes() throws -> [[String]] {
    var old = ActorMap(
      title: "Ж",
      actors: ["1", "2", "3", "4"].map { Actor(id: $0) },
      relationships: (1...7).map { index in
        Relationship(
          id: "\(index)", from: "1", to: "2", kind: .trust, trust: Trust(0.5),
          strength: Strength(0.5), directed: false)
      })
    var new = old
    new.actors[0] = Actor(
      id: "1", name: "Ж", kind: .init(rawValue: "Щ"), roles: ["Ц"], side: "Ю", track: .one,
      insider: true, veto: true, us: true, shadow: true, mandate: true, locality: "Ы",
      populationShare: Fraction(0.5), visibility: Fraction(0.5), power: Fraction(0.5),
      attributes: ["Ф": .string("Ф")])
    new.sides = [Side(id: "Ю")]
    new.actors[1].id = "5"
    new.relationships = old.relationships.map { tie in
      var tie = tie
      tie.to = "3"
      return tie
    }
    old.relationships = new.relationships
    old.relationships.append(Relationship(from: "1", to: "2"))
    new.relationships.append(Relationship(from: "5", to: "4"))
    new.relationships[0].trust = Trust(0.9)
    new.relationships[1].trust = Trust(0.1)
    new.relationships[2].strength = Strength(0.9)
    new.relationships[3].strength = Strength(0.1)
    new.relationships[4] = Relationship(
      id: "5", from: "1", to: "3", kind: "Щ", trust: nil, strength: nil,
      confidence: .grade("2"), status: .broken, layers: ["Ы"])
    var results = [try texts(new, DrawingOptions(), .changes(since: old))]
    old.asOf = CalendarDate("1993-08")
    results.append(try texts(new, DrawingOptions(), .changes(since: old)))
    results.append(try texts(ActorMap(), DrawingOptions(), .changes(since: ActorMap())))
    // Few actors in common and a later date, then none.
    let few = ["4", "6", "7", "8"].map { Actor(id: $0) }
    new.asOf = CalendarDate("1992")
    for actors in [few, Array(few.dropFirst())] {
      old.actors = actors
      old.relationships = []
      results.append(try texts(new, DrawingOptions(), .changes(since: old)))
    }
    return results
  }

  /// A side that gets no hull, and nothing but one of each.
  private func stranger() -> ActorMap {
    ActorMap(
      sides: [Side(id: "Ю", name: "Ю")], sources: [Source(id: "Э")],
      actors: [
        Actor(id: "1", side: "Ю"), Actor(id: "2", side: "Ю"), Actor(id: "3", side: "Ю"),
        Actor(id: "4"),
      ], relationships: [Relationship(from: "1", to: "4")],
      layout: [
        FixedPosition(actor: "1", x: 0, y: 0), FixedPosition(actor: "2", x: 400, y: 0),
        FixedPosition(actor: "3", x: 200, y: 400), FixedPosition(actor: "4", x: 200, y: 150),
      ])
  }

  @Test("no letter is left, no place is left unfilled, and no text is never used")
  func coverage() throws {
    let all = try drawings().flatMap { $0 }
    for text in all {
      #expect(
        !text.contains { $0.isASCII && $0.isLetter } && !text.contains("{"), "\(text)")
    }
    let joined = all.joined(separator: "\n")
    for word in Word.allCases {
      #expect(joined.contains(mark(word).prefix { $0 != " " }), "\(word.rawValue) is never said")
    }
  }
}
