// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

@Suite("Workbooks: which sheets are read, and what is refused")
struct WorkbookTests {
  private static let people = HandMade.sheet([["Name", "Camp"], ["Ana", "x"], ["Bo", "y"]])
  private static let ties = HandMade.sheet([["Von", "Nach", "Vertrauen"], ["Ana", "Bo", ""]])

  private func read(
    _ sheets: [(String, String, String)], _ options: ReadOptions = ReadOptions()
  ) throws -> LoadedFile { try HandMade.read(try HandMade.xlsx(sheets), options) }

  private func found(
    _ sheets: [(String, String, String)], _ options: ReadOptions = ReadOptions()
  ) throws -> [String] {
    let file = try HandMade.xlsx(sheets)
    return problems { () throws(FormatError) in try HandMade.read(file, options) }
  }

  @Test("sheets are known by their names, in capitals or not, or by their columns")
  func names() throws {
    for (first, second) in [("NODES", "edges"), ("Actors", "Ties"), ("Leute", "Wer mit wem")] {
      let loaded = try read([(first, "", Self.people), (second, "", Self.ties)])
      let map = loaded.input.map
      #expect(map.actors.map(\.id) == ["Ana", "Bo"] && map.sides.map(\.id) == ["x", "y"])
      #expect(map.relationships.map(\.to) == ["Bo"])
      #expect(loaded.warnings.isEmpty)
      #expect(
        loaded.report.columns.map(\.field) == ["name", "side", "id", "from", "to", "trust"])
    }
  }

  @Test("a single sheet of ties makes actors of the ends; titles above the headers are told")
  func single() throws {
    let sheet = HandMade.sheet([["Our conflict"], [], ["From", "To"], ["a", "b"]])
    let loaded = try read([("Tabelle1", "", sheet)])
    #expect(loaded.input.map.actors.map(\.id) == ["a", "b"])
    #expect(loaded.report.actors.added == 2)
    #expect(
      loaded.warnings.map(\.description) == [
        "m.xlsx#Tabelle1:1:1: warning: found text above the line of headers in cell A1, expected "
          + "headers in the first line; to mend it, move it elsewhere; it is left out"
      ])
  }

  @Test("sheets that nobody reads are told, unless they are empty or are to be ignored")
  func unread() throws {
    let loaded = try read([
      ("Notes", "", HandMade.sheet([["x"]])), ("Nodes", "", Self.people), ("Ties", "", Self.ties),
      ("Sheet3", "", ""), ("old (ignore)", "", Self.ties),
      ("Hidden", "state=\"veryHidden\"", HandMade.sheet([["x"]])),
    ])
    #expect(
      loaded.warnings.map { String($0.description.prefix(60)) } == [
        "m.xlsx#Notes:1:1: warning: found a sheet that is not read, e",
        "m.xlsx#Hidden:1:1: warning: found a hidden sheet that is not",
      ])
  }

  @Test("a workbook without ties, or with two sheets of them, is refused with what it has")
  func refused() throws {
    #expect(
      try found([("People", "", Self.people), ("Empty", "", "")]) == [
        "m.xlsx: found no sheet of ties among \"People\" (Name, Camp), \"Empty\" (empty), expected "
          + "a sheet with a column for each end of a tie, such as From and To; to mend it, name the "
          + "two columns From and To, or say what they are called: --map from=HEADER,to=HEADER"
      ])
    let two = try found([("A", "", Self.ties), ("B", "", Self.ties)])
    #expect(two.first?.hasPrefix("m.xlsx: found the sheets \"A\" and \"B\", each of which") == true)
    let hidden = try read([("A", "", Self.ties), ("B", "state=\"hidden\"", Self.ties)])
    #expect(hidden.input.relationshipCount == 1)
  }

  @Test("--map says what columns mean, each for the table that has it")
  func mapped() throws {
    let people = HandMade.sheet([["Kürzel", "Wer"], ["a", "Ana"], ["b", "Bo"]])
    let ties = HandMade.sheet([["x1", "x2", "w"], ["a", "b", "0.5"]])
    let options = ReadOptions(
      columns: ["id": "Kürzel", "name": "Wer", "from": "x1", "to": "x2", "trust": "w"])
    let map = try read([("People", "", people), ("Wege", "", ties)], options).input.map
    #expect(map.actors.map(\.name) == ["Ana", "Bo"])
    #expect(map.relationships.first?.trust == Trust(0.5))
    let wrong = ReadOptions(columns: ["from": "x1", "to": "x2", "trust": "Wieght"])
    #expect(
      try found([("Nodes", "", people), ("Ties", "", ties)], wrong).contains {
        $0.hasPrefix("m.xlsx#Ties:1:1: found no column \"Wieght\" in cell A1, expected the column")
      })
  }

  @Test("ties name a sheet and a cell; names of actors serve as ids where there are none")
  func dangling() throws {
    let ties = HandMade.sheet([["From", "To"], ["Ana", "Bob"]])
    let messages = try found([("Nodes", "", Self.people), ("Ties", "", ties)])
    #expect(
      messages.contains {
        $0.hasPrefix("m.xlsx#Ties:2:2: found actor \"Bob\", which is not in actors in cell B2")
      }, "\(messages)")
    let twice = HandMade.sheet([["Name"], ["Ana"], ["Ana"]])
    #expect(
      try found([("Nodes", "", twice), ("Ties", "", Self.ties)]).contains {
        $0.hasPrefix("m.xlsx#Nodes:3:1: found")
      })
  }

  @Test("apostrophes before formulas come off, of texts and headers, and nothing else changes")
  func apostrophes() throws {
    let sheet = HandMade.sheet([
      ["From", "To", "'=h"], ["'=1", "''@x", "'t Hart"], ["=1", "-", "'5"],
    ])
    let ties = try read([("Ties", "", sheet)]).input.map.relationships
    #expect(ties.map(\.from) == ["=1", "=1"] && ties.map(\.to) == ["'@x", "-"])
    #expect(ties.map { $0.attributes["=h"] } == [.string("'t Hart"), .string("'5")])
  }

  // MARK: - Kumu

  /// The sheets of Kumu's guide, https://docs.kumu.io/guides/import/import, with a direction.
  @Test("Kumu's sample: tags, several ends, directions, a strength that is none of ours")
  func kumu() throws {
    let elements = HandMade.sheet([
      ["Label", "Type", "Description", "Tags", "Title"],
      ["Jeff Mohr", "Person", "Co-Founder and CEO", "Founder|Male|Runner", "CEO"],
      ["Kumu", "Company", "A web-based platform", "Mapping|Technology", ""],
      ["Ed | Snowden", "Armed group", "", "one", ""],
    ])
    let connections = HandMade.sheet([
      ["From", "To", "Type", "Strength", "Label", "Description", "direction"],
      ["Jeff Mohr", "Kumu|Ed | Snowden", "Personal", "Strong", "l", "d", "mutual"],
      ["Kumu", "Ed | Snowden", "Contractor", "It's complicated", "", "", "directed"],
      ["Kumu", "Kumu | Jeff Mohr", "", "", "", "", "undirected"],
    ])
    let loaded = try read(
      [
        ("Elements", "", elements), ("connections", "", connections),
      ], ReadOptions(rules: ImportRules(onDangling: .add)))
    let map = loaded.input.map
    #expect(loaded.format == "kumu")
    #expect(map.actors.prefix(3).map(\.id) == ["Jeff Mohr", "Kumu", "Ed | Snowden"])
    #expect(map.actors[0].name == "Jeff Mohr" && map.actors[2].kind == "armed-group")
    #expect(
      map.actors[0].attributes == [
        "Tags": .list([.string("Founder"), .string("Male"), .string("Runner")]),
        "Title": .string("CEO"),
      ])
    #expect(map.actors[2].attributes == ["Tags": .list([.string("one")])])
    let ends = map.relationships.map { [$0.from, $0.to] }
    #expect(
      ends == [
        ["Jeff Mohr", "Kumu"], ["Jeff Mohr", "Ed"], ["Jeff Mohr", "Snowden"],
        ["Kumu", "Ed | Snowden"], ["Kumu", "Kumu"], ["Kumu", "Jeff Mohr"],
      ])
    #expect(map.relationships.map(\.directed) == [false, false, false, true, false, false])
    #expect(map.relationships[0].note == "d")
    #expect(
      map.relationships[0].attributes == ["Strength": .string("Strong"), "Label": .string("l")])
    #expect(loaded.report.ties.read == 6 && loaded.report.isBalanced)
  }

  @Test("Kumu: ends may be ids or labels; a strength between 0 and 1 is ours")
  func kumuIDs() throws {
    let elements = HandMade.sheet([["ID", "Label"], ["w1", "Pipeline"], ["w2", "Oahu"]])
    let connections = """
      <sheetData><row><c t="str"><v>From</v></c><c t="str"><v>To</v></c><c t="str"><v>Strength</v></c>
      </row><row><c t="str"><v>w1</v></c><c t="str"><v>Oahu</v></c><c><v>0.25</v></c></row></sheetData>
      """
    let map = try read([("Elements", "", elements), ("Connections", "", connections)]).input.map
    #expect(map.actors.map(\.name) == ["Pipeline", "Oahu"])
    #expect(
      map.relationships.map { [$0.from, $0.to] } == [["w1", "w2"]]
        && map.relationships[0].strength == Strength(0.25))
  }
}

extension ImportReport {
  fileprivate var isBalanced: Bool { actors.isBalanced && ties.isBalanced }
}
