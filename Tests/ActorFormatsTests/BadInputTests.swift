// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

@Suite("Bad JSON maps are refused with the place and the way to mend them")
struct BadInputTests {
  @Test(
    "exact messages",
    arguments: [
      (
        "",
        "m.json:1:1: found nothing, expected an actor map in JSON; "
          + "to mend it, write one, or begin with: actormap new FOLDER"
      ),
      (
        "\n \n",
        "m.json:1:1: found nothing but empty lines, expected an actor map in JSON; "
          + "to mend it, write one, or begin with: actormap new FOLDER"
      ),
      (
        "\u{0}\u{0}\u{1}",
        "m.json:1:1: found a byte 0 (binary data), expected UTF-8 text; "
          + "to mend it, save the file as UTF-8 text"
      ),
      (
        "[]",
        "m.json:1:1: found a list, expected an actor map, which is an object; "
          + "to mend it, write an object in braces"
      ),
      (
        "{\"actormap\": 1,\n \"actors\": [",
        "m.json:2:13: found the end of the file, "
          + "expected a JSON value; to mend it, complete the file; it seems cut off"
      ),
      (
        "{\"actormap\": 1, \"actors\": [], \"relationships\": [], \"é\": 1e999}",
        "m.json:1:57: found number 1e999, which is too large, expected a number below 1.8e308; "
          + "to mend it, correct the number"
      ),
      (
        "{\"actormap\": 1, \"actors\": [], \"relationships\": [], \"x\": NaN}",
        "m.json:1:57: found \"NaN}\", expected a JSON value; "
          + "to mend it, write text in quotation marks, and numbers as 0.5"
      ),
      (
        "{\"actormap\": 1, \"x\": \"\\uD800\"}",
        "m.json:1:23: found half of a surrogate pair, "
          + "expected a whole character; to mend it, write the character itself"
      ),
      (
        "{\"actormap\": 2, \"actors\": [], \"relationships\": []}",
        "m.json:1:14: found 2 for actormap, expected version 1; "
          + "to mend it, read it with a newer ActorMap, or write 1"
      ),
      (
        "{\"actormap\": 1, \"actors\": []}",
        "m.json:1:1: found no list of relationships, expected "
          + "one list under \"relationships\" or \"links\" or \"edges\"; "
          + "to mend it, add it, be it empty: \"relationships\": []"
      ),
      (
        "{\"actormap\": 1, \"actors\": [], \"links\": [], \"edges\": []}",
        "m.json:1:1: found \"links\" and \"edges\", expected "
          + "one list under \"relationships\" or \"links\" or \"edges\"; to mend it, merge the lists"
      ),
      (
        "{\"actormap\": 1, \"actors\": null, \"relationships\": []}",
        "m.json:1:27: found null for actors, expected a list; to mend it, write [ … ]"
      ),
    ])
  func message(text: String, expected: String) {
    #expect(problems(ofJSON: text) == [expected])
  }

  @Test("bytes that are not UTF-8, and UTF-16")
  func encodings() {
    func found(_ bytes: [UInt8]) -> [String] {
      problems { () throws(FormatError) in
        try ActorMapJSONFormat.read(FileBytes(name: "m.json", bytes: bytes))
      }
    }
    #expect(
      found(Array("{\n\"ä".utf8) + [0xFF]) == [
        "m.json:2:3: found byte 0xFF, not UTF-8, expected UTF-8 text; "
          + "to mend it, save the file as UTF-8 text"
      ])
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x7D, 0]] {
      #expect(
        found(bytes) == [
          "m.json:1:1: found UTF-16 text, expected UTF-8 text; to mend it, save the file as UTF-8"
        ])
    }
    #expect(found([0x50, 0x4B, 3, 4])[0].contains("found a zip file or spreadsheet"))
  }

  @Test("a byte order mark is skipped and does not count as a column")
  func byteOrderMark() {
    let text = "\u{FEFF}{\"actormap\": 1, \"actors\": [], \"relationships\": []}"
    #expect(problems(ofJSON: text) == [])
    #expect(problems(ofJSON: "\u{FEFF}[")[0].hasPrefix("m.json:1:2: found the end of the file"))
    #expect(problems(ofJSON: "\u{FEFF}")[0].hasPrefix("m.json:1:1: found nothing,"))
  }

  @Test("nesting: 512 levels are read, 513 and 100,000 are refused", arguments: ["[", "{\"a\":"])
  func nesting(open: String) {
    let close = open == "[" ? "]" : "}"
    func nested(_ depth: Int) -> FileBytes {
      let inner = open == "[" ? "" : "1"
      return input(
        String(repeating: open, count: depth) + inner + String(repeating: close, count: depth))
    }
    #expect(throws: Never.self) { try JSONReader.read(nested(512)) }
    let column = open.utf8.count * 512 + 1
    for depth in [513, 100_000] {
      let error = #expect(throws: FormatError.self) { try JSONReader.read(nested(depth)) }
      #expect(
        error?.description == "m.json:1:\(column): found nesting deeper than 512 levels, "
          + "expected at most 512 levels; to mend it, flatten the data")
    }
  }

  @Test("everything that is wrong in meaning is told at once, in the order of the file")
  func allAtOnce() {
    let text = """
      {"actormap": 1,
       "actors": [
        {"id": "a", "side": "north"},
        {"id": "a", "insider": "yes", "nam": "A"},
        {"name": "no id"},
        {"id": "b", "id": "c", "track": 4}
       ],
       "relationships": [
        {"from": "a", "to": "zz", "trust": 1.5},
        {"from": "a", "to": "b", "trust": "0.5", "start": "", "start ": 1},
        {"from": "a", "to": "b", "trust": null, "confidence": "Z9"},
        {"source": "a", "target": 5},
        {"source": "a", "target": "yy", "strenght": 1, "Kind": "x"}
       ]}
      """
    #expect(
      problems(ofJSON: text) == [
        "m.json:3:23: found side \"north\", which is not in sides, expected no side, for the map "
          + "lists none; to mend it, add the side to sides, or correct the id",
        "m.json:4:10: found actor id \"a\" a second time, expected an id that no other actor has; "
          + "to mend it, rename it, or merge it with that of line 3",
        "m.json:4:26: found \"yes\" for insider, expected true or false; "
          + "to mend it, write true or false, without quotation marks",
        "m.json:4:33: warning: found unknown key \"nam\", expected \"name\", which it resembles; "
          + "to mend it, rename it, if that is meant; it is kept as it is",
        "m.json:5:3: found no id, expected id as text; to mend it, add id",
        "m.json:6:15: found key \"id\" a second time, expected each key once in an object; "
          + "to mend it, remove or rename one of the two",
        "m.json:6:35: found 4 for track, expected 1, 1.5, 2 or 3; "
          + "to mend it, correct the track, or leave it out",
        "m.json:9:23: found actor \"zz\", which is not in actors, expected the id of an actor in "
          + "actors; to mend it, add the actor, or correct the id",
        "m.json:9:38: found 1.5 for trust, expected a number from −1 to 1; "
          + "to mend it, give trust in that range, or leave it out where it is unknown",
        "m.json:10:37: found \"0.5\" for trust, expected a number from −1 to 1; "
          + "to mend it, give trust in that range, or leave it out where it is unknown",
        "m.json:10:53: found \"\" for start, expected a date such as 1993-08-20, 1993-08 or 1993; "
          + "to mend it, correct the date, or leave it out where it is unknown",
        "m.json:10:57: warning: found unknown key \"start \", expected \"start\", which it "
          + "resembles; to mend it, rename it, if that is meant; it is kept as it is",
        "m.json:11:37: warning: found null for trust, expected a value, or no such key; "
          + "to mend it, remove the key; null counts as unknown",
        "m.json:11:57: found confidence grade \"Z9\", which is not in confidenceGrades, expected "
          + "a number from 0 to 1, or a grade of the map's table; "
          + "to mend it, add the grade and its probability to confidenceGrades",
        "m.json:12:29: found 5 for target, expected text in quotation marks; "
          + "to mend it, put target in quotation marks",
        "m.json:13:29: found actor \"yy\", which is not in actors, expected the id of an actor in "
          + "actors; to mend it, add the actor, or correct the id",
        "m.json:13:35: warning: found unknown key \"strenght\", expected \"strength\", which it "
          + "resembles; to mend it, rename it, if that is meant; it is kept as it is",
        "m.json:13:50: warning: found unknown key \"Kind\", expected \"kind\", which it resembles; "
          + "to mend it, rename it, if that is meant; it is kept as it is",
      ])
  }

  @Test(
    "a key that tells the sign of a tie elsewhere is not passed over",
    arguments: [
      "sign", "Sign", "valence", "polarity",
    ])
  func signs(key: String) {
    let text = """
      {"actormap": 1, "actors": [{"id": "a", "sign": 1}, {"id": "b"}],
       "relationships": [{"from": "a", "to": "b", "\(key)": -1}]}
      """
    #expect(
      problems(ofJSON: text) == [
        "m.json:2:45: warning: found unknown key \"\(key)\", expected the sign of a tie in its trust, "
          + "from −1 to 1, or in its kind; to mend it, give it a trust, or a kind such as alliance or "
          + "conflict; it is kept as it is"
      ])
  }

  @Test("a repeated key is found in small and in large objects", arguments: [2, 12, 13, 14, 40])
  func repeatedKeys(count: Int) throws {
    let keys = (1..<count).map { "\"k\($0)\": 0" } + ["\"k1\": 0"]
    let text = "{" + keys.joined(separator: ",\n") + "}"
    let repeated = try JSONReader.read(input(text)).repeatedKeys
    #expect(repeated.map(\.key) == ["k1"])
    #expect(repeated.first?.offset == text.utf8.count - "\"k1\": 0}".utf8.count)
  }

  @Test("JSON without a version is read, and what it does not say is told")
  func withoutVersion() throws {
    let text = """
      {"directed": false, "actors": [{"id": "a"}, {"id": "b"}],
       "links": [{"source": "a", "target": "b", "weight": 3}]}
      """
    let loaded = try ActorMapJSONFormat.read(input(text))
    #expect(
      loaded.warnings.map(\.description) == [
        "m.json:1:1: warning: found no \"actormap\" key, expected \"actormap\": 1 at the top; "
          + "to mend it, add it, so that tools know the format",
        "m.json:1:2: warning: found \"directed\": false for the whole map, expected it on every "
          + "relationship; to mend it, add it to each, or use --undirected; "
          + "now the relationships count as directed",
      ])
    let map = loaded.input.map
    #expect(
      map.relationships == [
        Relationship(from: "a", to: "b", unknown: ["weight": .number("3")])
      ])
    #expect(map.unknown == ["directed": .boolean(false)])
  }

  @Test(
    "an actor without a usable id never vanishes in silence",
    arguments: [
      "{\"id\": null}", "{}", "{\"id\": 5}", "{\"id\": [\"a\"]}", "{\"id\": \"\"}", "5",
    ])
  func missingID(actor: String) {
    #expect(throws: FormatError.self) {
      try ActorMapJSONFormat.read(
        input("{\"actormap\": 1, \"actors\": [\(actor)], \"relationships\": []}"))
    }
  }

  @Test("messages stay on one line and give terminals nothing to obey")
  func harmless() {
    let text =
      "{\"actormap\": 1, \"actors\": [{\"id\": \"a\", \"side\": "
      + "\"\\u001b[2J\\n\\u202e\"}], \"relationships\": []}"
    let found = problems(ofJSON: text)
    #expect(found.count == 1)
    #expect(found[0].contains("found side \"\\u{1b}[2J\\u{a}\\u{202e}\", which"))
  }

  @Test("very many problems take time in proportion")
  func manyProblems() {
    let ties = (0..<20_000).map { "{\"from\": \"a\", \"to\": \"x\($0)\"}" }
    let text =
      "{\"actormap\": 1, \"actors\": [{\"id\": \"a\"}],\n\"relationships\": [\n"
      + ties.joined(separator: ",\n") + "]}"
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure { found = problems(ofJSON: text) }
    #expect(found.count == 20_000)
    #expect(found.last?.hasPrefix("m.json:20002:21: ") == true)
    #expect(time < .seconds(20))
  }
}
