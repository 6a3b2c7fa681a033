// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Tables that other people and tools made; what they mean was worked out by hand.
@Suite("Tables of other makers")
struct ForeignTableTests {
  /// Reads a table of ties, and one of actors where it is given.
  private func read(
    ties: String, actors: String? = nil, name: String = "ties.csv",
    _ options: ReadOptions = ReadOptions()
  ) throws -> Result<LoadedFile, FormatError> {
    try withFolder { folder in
      try write(ties, to: folder + "/" + name)
      var options = options
      if let actors {
        try write(actors, to: folder + "/who.csv")
        options.actorsPath = folder + "/who.csv"
      }
      return Result { () throws(FormatError) in
        try FormatCatalog.read(folder + "/" + name, options: options)
      }
    }
  }

  private func map(
    ties: String, actors: String? = nil, name: String = "ties.csv",
    _ options: ReadOptions = ReadOptions()
  ) throws -> ActorMap { try read(ties: ties, actors: actors, name: name, options).get().input.map }

  @Test("Gephi's export: Source, Target, Type, Label, Weight")
  func gephi() throws {
    let loaded = try read(
      ties: "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,met,2.5\n2,3,Directed,1,,1\n",
      actors: "Id,Label,modularity_class\n1,Anna,0\n2,Ben,0\n3,\"C, D\",1\n"
    ).get()
    #expect(loaded.format == "csv-pair")
    #expect(
      loaded.input.map
        == ActorMap(
          actors: [
            Actor(id: "1", name: "Anna", attributes: ["modularity_class": .string("0")]),
            Actor(id: "2", name: "Ben", attributes: ["modularity_class": .string("0")]),
            Actor(id: "3", name: "C, D", attributes: ["modularity_class": .string("1")]),
          ],
          relationships: [
            Relationship(
              id: "0", from: "1", to: "2", directed: false, note: "met",
              attributes: ["Weight": .string("2.5")]),
            Relationship(id: "1", from: "2", to: "3", attributes: ["Weight": .string("1")]),
          ]))
    #expect(
      loaded.warnings.map(\.found) == [
        "a column \"Weight\" that does not say what it measures"
      ])
    #expect(loaded.report.ties.read == 2 && loaded.report.ties.kept == 2)
    #expect(
      loaded.report.columns.filter { $0.table.hasSuffix("ties.csv") }.map(\.field)
        == ["from", "to", "directed", "id", "note", nil])
  }

  @Test(
    "names of columns in several languages",
    arguments: [
      "From,To,Trust", "source,target,trust", "Von;Nach;Vertrauen", "De,À,Confiance",
      "origen\tdestino\tconfianza", "Da,A,Fiducia", "من,إلى,الثقة", "От;К;Доверие",
      " FROM , to ,TRUST ",
    ])
  func languages(headers: String) throws {
    let separator = headers.contains(";") ? ";" : headers.contains("\t") ? "\t" : ","
    let row = ["\"a, b\"", "b", "0.5"].joined(separator: separator)
    #expect(
      try map(ties: headers + "\n" + row + "\n")
        == ActorMap(
          actors: [Actor(id: "a, b"), Actor(id: "b")],
          relationships: [Relationship(from: "a, b", to: "b", trust: Trust(0.5))]))
  }

  @Test("semicolons make commas in numbers legal, and only they do")
  func commas() throws {
    #expect(
      try map(ties: "Von;Nach;Vertrauen\na;b;-0,25\n").relationships
        == [Relationship(from: "a", to: "b", trust: Trust(-0.25))])
    let error = #expect(throws: FormatError.self) {
      try map(ties: "From,To,Trust,x\na,b,\"0,25\",\n")
    }
    #expect(error?.problems.first?.remedy == "write 0.25, with a point")
  }

  @Test("words count without capitals, yes and no in several languages")
  func words() throws {
    let map = try map(
      ties: "From,To,Type,Status,Directed\na,b,Alliance,Broken,nein\n",
      actors: "Id,Type,Role,insider,Side\na,Armed group,Party;Civil society,oui,north\nb,x,,no,\n")
    #expect(map.sides == [Side(id: "north")])
    #expect(
      map.actors == [
        Actor(
          id: "a", kind: "armed-group", roles: ["party", "civil-society"], side: "north",
          insider: true),
        Actor(id: "b", kind: "x", insider: false),
      ])
    #expect(
      map.relationships == [
        Relationship(from: "a", to: "b", kind: .alliance, directed: false, status: "broken")
      ])
  }

  // MARK: - Weights

  @Test(
    "a weight is what the caller says",
    arguments: [
      (ThirdColumn.trust, "0.5", "1", 0.5, 1.0, "trust"),
      (.strength, "0.5", "1", 0.5, 1.0, "strength"),
      (.count, "3", "12", 0.25, 1.0, "strength"),
      // e^−0 and e^−ln 2, the half-life in nats to sixteen digits.
      (.distance, "0", "0.6931471805599453", 1.0, 0.5, "trust"),
    ])
  func weights(
    meaning: ThirdColumn, a: String, b: String, x: Double, y: Double, field: String
  ) throws {
    var options = ReadOptions()
    options.thirdColumn = meaning
    let table = "from,to,note,weight\na,b,n,\(a)\nb,c,n,\(b)\n"
    let ties = try map(ties: table, options).relationships
    let values = ties.map { field == "trust" ? $0.trust?.value : $0.strength?.value }
    #expect(values[0] == x)
    #expect(abs((values[1] ?? -1) - y) < 1e-15)
    #expect(ties.allSatisfy { ($0.trust == nil) == (field == "strength") })
    // The same of a plain list.
    let plain = try map(ties: "a b \(a)\nb c \(b)\n", name: "ties.txt", options).relationships
    #expect(plain.map { $0.trust?.value ?? $0.strength?.value } == values)
  }

  @Test("a weight that is none, and one that cannot be what it is said to be, are refused")
  func badWeights() throws {
    var options = ReadOptions()
    options.thirdColumn = .trust
    let out = try read(ties: "from,to,note,weight\na,b,n,7\na,c,n,x\n", options)
    let problems = #expect(throws: FormatError.self) { try out.get() }?.problems.map(\.found)
    #expect(problems == ["7 for trust", "\"x\""])
    let none = try read(ties: "from,to,note,trust\na,b,n,0.7\n", options)
    let found = #expect(throws: FormatError.self) { try none.get() }?.problems.first?.found
    #expect(found == "no column that is only called a weight")
  }

  // MARK: - Naming columns

  @Test("--map names columns; a column that is not there is told")
  func mapping() throws {
    var options = ReadOptions()
    options.columns = ["from": "A", "to": "B", "trust": "how, far"]
    let map = try map(ties: "A,B,\"how, far\",from\nx,y,0.5,z\n", options)
    #expect(
      map.relationships == [
        Relationship(
          from: "x", to: "y", trust: Trust(0.5), attributes: ["from": .string("z")])
      ])
    options.columns["strength"] = "C"
    let out = try read(ties: "A,B,\"how, far\"\nx,y,0.5\n", options)
    let error = #expect(throws: FormatError.self) { try out.get() }
    #expect(error?.problems.map(\.found) == ["no column \"C\""])
    #expect(error?.problems.first?.remedy == "name one of \"A\", \"B\", \"how, far\"")
  }

  // MARK: - Rules

  @Test("dangling ties: refused, added, dropped; every row is accounted for")
  func dangling() throws {
    let ties = "From,To,Kind,Note\na,b,trust,1\na,z,trust,2\n"
    let actors = "Id,Name\na,A\nb,B\n"
    let out = try read(ties: ties, actors: actors)
    let error = try #require(#expect(throws: FormatError.self) { try out.get() })
    #expect(error.problems.map(\.line) == [3])
    #expect(error.report?.ties.kept == 1 && error.report?.ties.refused == 1)
    #expect(error.report?.ties.isBalanced == true)
    var options = ReadOptions()
    options.rules.onDangling = .add
    let added = try read(ties: ties, actors: actors, options).get()
    #expect(added.input.map.actors.map(\.id) == ["a", "b", "z"])
    #expect(added.report.actors.added == 1)
    options.rules.onDangling = .drop
    let dropped = try read(ties: ties, actors: actors, options).get()
    #expect(dropped.input.map.relationships.map(\.note) == ["1"])
    #expect(dropped.report.ties.leftOut == [.init(rule: "--on-dangling drop", count: 1)])
    #expect(dropped.report.ties.isBalanced)
    #expect(dropped.report.lines[1] == "ties: 2 read = 1 kept + 1 left out (--on-dangling drop)")
  }

  @Test(
    "doubles: refused, the first, the last, merged",
    arguments: [
      (DuplicateRule.first, ["A", "B"], [nil, nil] as [String?]),
      (.last, ["A", "B"], ["north", nil]),
      (.merge, ["A", "B"], ["north", nil]),
    ])
  func doubles(rule: DuplicateRule, names: [String], sides: [String?]) throws {
    let actors = "Id,Name,Side\na,A,\nb,B,\na,A,north\n"
    let ties = "Id,From,To,Note\n1,a,b,\n1,a,b,n\n"
    let refused = try read(ties: ties, actors: actors)
    let error = #expect(throws: FormatError.self) { try refused.get() }
    #expect(error?.problems.count { $0.found.contains("a second time") } == 2)
    var options = ReadOptions()
    options.rules.onDuplicate = rule
    let loaded = try read(ties: ties, actors: actors, options).get()
    #expect(loaded.input.map.actors.map(\.name) == names)
    #expect(loaded.input.map.actors.map(\.side) == sides)
    #expect(loaded.input.map.relationships.map(\.note) == [rule == .first ? nil : "n"])
    #expect(loaded.report.actors.isBalanced && loaded.report.ties.isBalanced)
    let reasons = rule == .merge ? loaded.report.ties.merged : loaded.report.ties.leftOut
    #expect(reasons == [.init(rule: "--on-duplicate \(rule.rawValue)", count: 1)])
  }

  @Test("doubles that contradict each other cannot be merged")
  func contradiction() throws {
    var options = ReadOptions()
    options.rules.onDuplicate = .merge
    let out = try read(
      ties: "From,To,Kind,Trust\na,b,trust,0.5\na,b,trust,0.25\n", options)
    let error = #expect(throws: FormatError.self) { try out.get() }
    #expect(error?.problems.map(\.found) == ["another trust than before for the same tie"])
    #expect(error?.problems.map(\.line) == [3])
    #expect(error?.problems.map(\.column) == [11])
  }

  @Test("loops and unknown columns: kept, refused, dropped")
  func loopsAndUnknown() throws {
    let ties = "From,To,Kind,Mood\na,a,trust,x\na,b,trust,\n"
    var options = ReadOptions()
    let kept = try read(ties: ties).get()
    #expect(kept.input.relationshipCount == 2)
    #expect(kept.warnings.map(\.found) == ["a tie from \"a\" to itself"])
    options.rules = ImportRules(onLoop: .drop, onUnknown: .drop)
    let dropped = try read(ties: ties, options).get()
    #expect(
      dropped.input.map.relationships == [Relationship(from: "a", to: "b", kind: .trust)])
    #expect(dropped.report.ties.leftOut.map(\.count) == [1])
    #expect(dropped.report.droppedValues.map(\.count) == [1])
    options.rules = ImportRules(onLoop: .refuse, onUnknown: .refuse)
    let out = try read(ties: ties, options)
    let error = #expect(throws: FormatError.self) { try out.get() }
    #expect(
      error?.problems.filter { !$0.isWarning }.map(\.found)
        == ["unknown header \"Mood\"", "a tie from \"a\" to itself"])
    // The same of a plain list.
    let plain = try map(
      ties: "a a\na b\na b\n", name: "t.txt",
      ReadOptions(rules: ImportRules(onDuplicate: .first, onLoop: .drop)))
    #expect(plain.relationships == [Relationship(from: "a", to: "b")])
  }
}

/// Rows that are read the short way must mean what they mean the long way.
@Suite("The short way of rows of ties")
struct ShortTieRowsTests {
  private static let cells: [String: [String]] = [
    "id": ["", "", "1", "x", "'y", "\"q\""],
    "from": ["a", "b", "ä", "", "\"a\"", "'=a", " a"],
    "to": ["a", "b", "c", "", "b\"", "-1"],
    "kind": ["", "trust", "Alliance", "aliance", "own", "Directed", "conflict"],
    "trust": [
      "", "0", "1", "-1", "0.5", "-0.125", "0.123456789012345", "0.1234567890123456", "01", "1.",
      ".5", "+1", "1e-1", "2", "x", "\"0.5\"", "-", "-0", "00.5", " 0.5",
    ],
    "strength": ["", "0.25", "-0.5"], "confidence": ["", "0.75", "A1", "1"],
    "note": ["", "n", "two words", "\"a,b\"", "'n"], "layers": ["", "", "x;y"],
    "mood": ["", "m", "=1", "'=1"],
  ]

  @Test("random tables: the same ties and the same problems, in our spelling and in another's")
  func same() throws {
    var random = SeededRandom(seed: 11)
    for round in 0..<400 {
      let isOwn = round % 2 == 0
      let keys = Self.cells.keys.sorted().filter { _ in random.below(4) > 0 }
      guard keys.contains("from"), keys.contains("to") else { continue }
      let separator = random.below(3) == 0 ? ";" : ","
      var rows = [keys.map { isOwn ? $0 : $0.capitalized }.joined(separator: separator)]
      for _ in 0..<(1 + random.below(8)) {
        let row = keys.map { key in
          let choices = Self.cells[key] ?? []
          return choices[random.below(choices.count)]
        }
        rows.append(
          row.dropLast(random.below(20) == 0 ? 1 : 0).joined(separator: separator))
      }
      let text = rows.joined(separator: random.below(2) == 0 ? "\n" : "\r\n")
      let file = input(text + (random.below(2) == 0 ? "\n" : ""), name: "t.csv")
      let table = CSVTable(file, separator: Array(separator.utf8)[0])
      var decoders = [MapDecoder(), MapDecoder()]
      for place in 0..<2 {
        decoders[place].listsActors = false
        try table.read(
          as: .relationships, isOwn: isOwn, into: &decoders[place], hasShortWay: place == 0)
      }
      let outcomes = decoders.map { decoder in
        var decoder = decoder
        return Result { () throws(FormatError) in try decoder.finish(as: "csv-pair") }
      }
      switch (outcomes[0], outcomes[1]) {
      case (.success(let a), .success(let b)):
        #expect(a.input.map == b.input.map, "\(text)")
        #expect(a.warnings == b.warnings && a.report == b.report, "\(text)")
      case (.failure(let a), .failure(let b)):
        #expect(a.problems == b.problems && a.report == b.report, "\(text)")
      default: Issue.record("one way reads what the other refuses: \(text)")
      }
    }
  }
}
