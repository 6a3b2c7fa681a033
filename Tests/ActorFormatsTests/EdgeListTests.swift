// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import GraphCore
import Testing

@testable import ActorFormats

@Suite("Plain edge lists")
struct EdgeListTests {
  private func read(
    _ text: String, undirected: Bool = false, thirdColumn: ThirdColumn? = nil
  ) throws -> EdgeList {
    let options = ReadOptions(undirected: undirected, thirdColumn: thirdColumn)
    return try EdgeListReader.read(input(text, name: "e.txt"), options).list
  }

  @Test("the third column means what the caller says")
  func thirdColumn() throws {
    let counts = try read("from,to,weight\na,b,3\nb,c,12\n", thirdColumn: .count)
    #expect(counts.trust == nil)
    #expect(counts.strength == [0.25, 1], "the share of the largest")
    #expect(try read("a b 0\n", thirdColumn: .count).strength == [0])
    #expect(try read("a b 0.5\n", thirdColumn: .strength).strength == [0.5])
    #expect(try read("a b -0.5\n", thirdColumn: .trust).trust == [-0.5])
    let nothing = try read("a b many\n", thirdColumn: .nothing)
    #expect(nothing.trust == nil && nothing.strength == nil)
    let map = ActorMap(counts)
    #expect(map.relationships.map(\.strength?.value) == [0.25, 1])
    #expect(map.relationships.allSatisfy { $0.kind == nil && $0.trust == nil })
  }

  @Test(
    "values outside their range are refused with their place",
    arguments: [
      ("a b 1.5", ThirdColumn.strength, "1:5: found 1.5 in the third column, expected strength"),
      ("a b -1", .count, "1:5: found -1 in the third column, expected a count from 0 up"),
      ("a b 2", .trust, "1:5: found 2 in the third column, expected trust from −1 to 1"),
      ("a b x", .count, "1:5: found \"x\" in the third column, expected a count"),
    ])
  func badThirdColumn(text: String, meaning: ThirdColumn, start: String) {
    let options = ReadOptions(thirdColumn: meaning)
    let found = problems { () throws(FormatError) in
      try EdgeListFormat.read("e.txt", input(text, name: "e.txt"), options: options)
    }
    #expect(found.count == 1 && found[0].hasPrefix("e.txt:" + start))
  }

  @Test(
    "spaces, tabs or commas; comments; numbers",
    arguments: [
      "a b 0.5\nb\tc -1\n", "# x\n%y\n\n a,b , 5e-1\r\n b , c,-1.0", "\u{FEFF}a b 0.50\nb c -1e0",
      "from,to,trust\na,b,.5\nb,c,-1\n",
    ])
  func forms(text: String) throws {
    let list = try read(text)
    #expect(
      list
        == EdgeList(ids: ["a", "b", "c"], sources: [0, 1], targets: [1, 2], trust: [0.5, -1]))
  }

  @Test("without a third column there is no trust; ids of any length")
  func withoutTrust() throws {
    let long = String(repeating: "ä", count: 50)
    let list = try read("abcdefg abcdefgh\nabcdefgh abcdefgi\n\(long) abcdefg\nx abcdefgi\n")
    #expect(list.ids == ["abcdefg", "abcdefgh", "abcdefgi", long, "x"])
    #expect(list.sources == [0, 1, 3, 4])
    #expect(list.targets == [1, 2, 0, 2])
    #expect(list.trust == nil)
  }

  @Test("many ids keep their numbers as the table grows")
  func manyIDs() throws {
    let names = (0..<20_000).map { $0 % 3 == 0 ? "a-long-name-\($0)" : "n\($0)" }
    let list = try read((names + names).map { "hub \($0)\n" }.joined())
    #expect(list.ids == ["hub"] + names)
    #expect(list.targets.map(Int.init) == Array(1...20_000) + Array(1...20_000))
  }

  @Test("directed unless the file or the caller says otherwise")
  func direction() throws {
    #expect(try read("a b").isDirected)
    #expect(try read("# directed\na b").isDirected)
    #expect(try !read("#Undirected \r\na b").isDirected)
    #expect(try !read("# directed\na b", undirected: true).isDirected)
    #expect(try read("a b\n# undirected\n").isDirected)
    #expect(try read("# undirected\n# directed\na b").isDirected)
    #expect(try read("# undirected by nature\na b").isDirected)
  }

  @Test("a line of headers is no tie, and that is told")
  func headers() throws {
    let (list, warnings) = try EdgeListReader.read(
      input("# c\nSource,Target\na,b\n", name: "e.txt"), ReadOptions())
    #expect(list.ids == ["a", "b"])
    #expect(
      warnings.map(\.description) == [
        "e.txt:2:1: warning: found a line of headers, expected ties; "
          + "to mend it, turn it into a comment with #; it is not counted as a tie"
      ])
    #expect(try read("u v\nv w").ids == ["u", "v", "w"])
  }

  @Test(
    "exact messages",
    arguments: [
      (
        "# only\n",
        "1:1: found no tie, expected ties, one a line: u v [trust]; "
          + "to mend it, add a line for each tie"
      ),
      (
        "",
        "1:1: found nothing, expected ties, one a line: u v [trust]; "
          + "to mend it, write one, or begin with: actormap new FOLDER"
      ),
      (
        "a\n",
        "1:1: found one column, expected u v or u v trust; "
          + "to mend it, give every line the two ends and, for all or none, the trust"
      ),
      (
        "a b\nc d 1\n",
        "2:1: found 3 columns, expected 2, as before; "
          + "to mend it, give every line the two ends and, for all or none, the trust"
      ),
      (
        "a b 1 2\n",
        "1:1: found 4 columns, expected u v or u v trust; "
          + "to mend it, give every line the two ends and, for all or none, the trust"
      ),
      (
        "a b 0.5\nä b nan\n",
        "2:5: found \"nan\" in the third column, expected trust from −1 to 1; "
          + "to mend it, correct the number, or leave the column out with --weight-is nothing"
      ),
      (
        "a b inf",
        "1:5: found \"inf\" in the third column, expected trust from −1 to 1; "
          + "to mend it, correct the number, or leave the column out with --weight-is nothing"
      ),
      (
        "a b 1e999",
        "1:5: found \"1e999\" in the third column, expected trust from −1 to 1; "
          + "to mend it, correct the number, or leave the column out with --weight-is nothing"
      ),
      (
        "a b 0x1",
        "1:5: found \"0x1\" in the third column, expected trust from −1 to 1; "
          + "to mend it, correct the number, or leave the column out with --weight-is nothing"
      ),
      (
        "a b 1\nb c 3\n",
        "2:5: found 3 in the third column, expected trust from −1 to 1 on every "
          + "line, for other numbers have no stated meaning; to mend it, say what they mean: "
          + "--weight-is trust, strength, distance, count or nothing"
      ),
      (
        "from,to,weight\na,b,1\n",
        "1:9: found \"weight\" in the third column, expected trust from "
          + "−1 to 1 on every line, for other numbers have no stated meaning; to mend it, say what "
          + "they mean: --weight-is trust, strength, distance, count or nothing"
      ),
      ("a,,1\n", "1:3: found an empty id, expected an id; to mend it, name the actor"),
      ("a,b\na,\n", "2:3: found an empty id, expected an id; to mend it, name the actor"),
      (
        "\"a\",b\n",
        "1:1: found a quotation mark, expected ids without quotation marks; "
          + "to mend it, remove them, or say which columns are the ends: "
          + "--map from=HEADER,to=HEADER"
      ),
      (
        "Land,Nachbar,Jahr\na,b,1\n",
        "1:14: found \"Jahr\" in the third column, expected trust from −1 to 1; to mend it, correct "
          + "the number, or leave the column out with --weight-is nothing; or, if this line names "
          + "columns, say which are the ends: --map from=HEADER,to=HEADER"
      ),
      (
        "\u{E9} b\nc e\u{301}\n",
        "2:3: found id \"e\u{301}\" in a second spelling, expected the same "
          + "bytes for the same characters; to mend it, save the file in one Unicode normal form"
      ),
    ])
  func messages(text: String, expected: String) {
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect(error?.description == "e.txt:" + expected)
  }

  @Test("short numbers are read as exactly as Double reads them")
  func numbers() {
    var random = RandomMap(seed: 5)
    for _ in 0..<20_000 {
      let sign = random.below(2) == 0 ? "-" : ""
      // Up to 20 digits: some more than the short way takes.
      let tail = random.below(2) == 0 ? "" : String(random.below(100_000))
      let text = "\(sign)\(random.below(1_000_000)).\(random.below(1_000_000_000))\(tail)"
      #expect(PlainNumber.value(of: ArraySlice(text.utf8)) == Double(text))
    }
    for text in ["", ".", "-", "1.2.3", "--1", "1-", "e", "1e", "+-1", "infinity", "1_0"] {
      #expect(PlainNumber.value(of: ArraySlice(text.utf8)) == nil, "\(text)")
    }
  }

  @Test("as a map, ties with trust are of kind trust")
  func asMap() {
    let list = EdgeList(
      ids: ["a", "b"], sources: [0], targets: [1], trust: [-0.5], isDirected: false)
    #expect(
      ActorMap(list)
        == ActorMap(
          actors: [Actor(id: "a"), Actor(id: "b")],
          relationships: [
            Relationship(from: "a", to: "b", kind: .trust, trust: Trust(-0.5), directed: false)
          ]))
  }

  @Test("what an edge list cannot hold is listed; ids that it cannot hold are refused")
  func losses() throws {
    let map = ActorMap(
      title: "T", actors: [Actor(id: "a", name: "A"), Actor(id: "b"), Actor(id: "c")],
      relationships: [
        Relationship(from: "a", to: "b", kind: "family"),
        Relationship(from: "b", to: "a", kind: .trust, trust: Trust(1), directed: false),
      ])
    #expect(
      EdgeListFormat.losses(of: map) == [
        "1 actors without a tie",
        "1 values of trust, for the other ties have none and the column is for all or none",
        "1 undirected ties, written once in each direction", "name of 1 actor", "kind of 2 ties",
        "title (1)",
      ])
    #expect(EdgeListFormat.text(of: map) == "# directed\na b\nb a\na b\n")
    let turned = ActorMap(
      actors: [Actor(id: "b"), Actor(id: "a")], relationships: [Relationship(from: "a", to: "b")])
    #expect(
      EdgeListFormat.losses(of: turned) == [
        "the order of the actors, who come as the ties name them"
      ])
    for id in ["a,b", "#a", "%", "", "a\nb", " a", "\"a"] {
      var bad = map
      bad.actors[2].id = id
      let error = #expect(throws: FormatError.self) {
        try EdgeListFormat.write(bad, to: "/dev/null")
      }
      #expect(error?.category == .badData)
    }
  }
}
