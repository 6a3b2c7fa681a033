// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

/// Each bad input has its exit code and a located sentence, and leaves
/// what was there untouched. Places are counted by hand.
@Suite("Bad input, end to end")
struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    /// Line and column.
    let place: String
    let found: String

    init(_ name: String, _ text: String, _ place: String, _ found: String) {
      self.init(name, Array(text.utf8), place, found)
    }
    init(_ name: String, _ bytes: [UInt8], _ place: String, _ found: String) {
      self.name = name
      self.bytes = bytes
      self.place = place
      self.found = found
    }
    var testDescription: String { name }
  }

  private static func map(_ actors: String, _ ties: String = "", head: String = "") -> String {
    "{\"actormap\": 1, \(head)\"actors\": [\n\(actors)\n],\n\"relationships\": [\n\(ties)\n]}"
  }
  private static let two = "{\"id\": \"a\"}, {\"id\": \"b\"}"

  static let cases: [Case] = [
    Case("empty file", "", "1:1", "nothing"),
    Case("binary", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0], "1:1", ""),
    Case("bad UTF-8", Array("{\n\"x".utf8) + [0xFF] + Array("\": 1}".utf8), "2:3", "byte 0xFF"),
    Case(
      "duplicate actor", map("{\"id\": \"a\"},\n{\"id\": \"a\"}"), "3:8",
      "actor id \"a\" a second time"),
    Case(
      "duplicate tie",
      map(
        two,
        "{\"id\": \"t\", \"from\": \"a\", \"to\": \"b\"},\n"
          + "{\"id\": \"t\", \"from\": \"b\", \"to\": \"a\"}"), "6:8",
      "relationship id \"t\" a second time"),
    Case(
      "duplicate key", map("{\"id\": \"a\", \"name\": \"x\", \"name\": \"y\"}"), "2:26",
      "key \"name\" a second time"),
    Case(
      "tie to a missing actor", map(two, "{\"from\": \"a\", \"to\": \"z\"}"), "5:21",
      "actor \"z\", which is not in actors"),
    Case(
      "trust above 1", map(two, "{\"from\": \"a\", \"to\": \"b\", \"trust\": 1.01}"), "5:35",
      "1.01 for trust"),
    Case(
      "trust below −1", map(two, "{\"from\": \"a\", \"to\": \"b\", \"trust\": -2}"), "5:35",
      "-2 for trust"),
    Case(
      "NaN", map(two, "{\"from\": \"a\", \"to\": \"b\", \"trust\": NaN}"), "5:35", "\"NaN"),
    Case(
      "1e999", map(two, "{\"from\": \"a\", \"to\": \"b\", \"trust\": 1e999}"), "5:35",
      "number 1e999, which is too large"),
    Case(
      "nesting of 100,000", String(repeating: "[", count: 100_000), "1:513",
      "nesting deeper than 512 levels"),
    Case(
      "side that is not there",
      map(
        "{\"id\": \"a\", \"side\": \"north\"}, {\"id\": \"b\", \"side\": \"south\"}",
        head: "\"sides\": [{\"id\": \"south\"}], "),
      "2:21", "side \"north\", which is not in sides"),
  ]

  static let commands: [[String]] = [
    ["bridges", "IN", "--output", "OUT"], ["measure", "IN", "-m", "degree", "-o", "OUT"],
    ["convert", "IN", "OUT"], ["check", "IN", "--format", "table"],
  ]

  @Test("refused with 65 and the place, by every command", arguments: cases)
  func located(_ bad: Case) throws {
    try withFolder { folder in
      let (input, output) = ("\(folder)/m.json", "\(folder)/out.json")
      try write(bad.bytes, to: input)
      try write("old", to: output)
      for command in Self.commands {
        let run = try Tool.run(command.map { ["IN": input, "OUT": output][$0] ?? $0 })
        #expect(run.code == 65)
        // What `check` finds is its result; for the others it is an error.
        let isCheck = command[0] == "check"
        let message = isCheck ? run.output : run.error
        #expect((isCheck ? run.error : run.output) == "")
        let line = message.split(separator: "\n")[0]
        let start = (isCheck ? "" : "actormap: ") + "\(input):\(bad.place): found \(bad.found)"
        #expect(line.hasPrefix(start))
        #expect(line.contains(", expected ") && line.contains("; to mend it, "))
        #expect(try text(output) == "old")
        #expect(try entries(folder) == ["m.json", "out.json"])
      }
    }
  }

  @Test("several problems are told at once, in the order of the file")
  func together() throws {
    try withFolder { folder in
      let path = folder + "/m.json"
      let ties = "{\"from\": \"a\", \"to\": \"z\"},\n{\"from\": \"y\", \"to\": \"b\", \"trust\": 9}"
      try write(Self.map(Self.two, ties), to: path)
      let lines = try actormap("check", path).output.split(separator: "\n")
      #expect(lines.count == 6)
      for (line, place) in zip(lines, ["5:21", "6:10", "6:35"]) {
        #expect(line.hasPrefix("\(path):\(place): found "))
      }
      // Two actors; both ties have an error.
      #expect(lines[3] == "actors: 2 read = 2 kept")
      #expect(lines[4] == "ties: 2 read = 0 kept + 2 refused")
      #expect(lines[5] == "\(path): 3 errors, 0 warnings")
      let report = try actormap("check", path, "--format", "json")
      #expect(report.code == 65)
      let document = try JSONSerialization.jsonObject(with: Data(report.output.utf8))
      let problems = (document as? [String: Any])?["problems"] as? [[String: Any]]
      #expect(problems?.map { $0["line"] as? Int } == [5, 6, 6])
      #expect(problems?.map { $0["column"] as? Int } == [21, 10, 35])
    }
  }

  @Test("files that are not there: 66")
  func missing() throws {
    try withFolder { folder in
      let output = folder + "/out.json"
      try write("old", to: output)
      for command in Self.commands {
        for (input, found) in [
          (folder + "/none.json", "no such file or folder"), (folder, "no such file"),
          (output + "/x", "a path through something that is no folder"),
        ] {
          let run = try Tool.run(command.map { ["IN": input, "OUT": output][$0] ?? $0 })
          #expect(run.code == 66)
          #expect(run.output == "")
          #expect(run.error.hasPrefix("actormap: \(input)"))
          #expect(run.error.contains(": found \(found), expected "))
          #expect(try text(output) == "old")
          #expect(try entries(folder) == ["out.json"])
        }
      }
      let run = try actormap("check", folder, "--from", "actormap-json")
      #expect(run.code == 66)
      #expect(run.error.contains("\(folder): found a folder, expected a file"))
    }
  }

  @Test("a file without permission: 77", .enabled(if: geteuid() != 0, "root may read all"))
  func permission() throws {
    try withFolder { folder in
      let path = folder + "/m.json"
      try write("{}", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      #expect(try actormap("check", path).code == 77)
    }
  }

  @Test("warnings are told and let pass; with --strict they are errors")
  func strict() throws {
    try withFolder { folder in
      let path = folder + "/m.json"
      try write(Self.map("{\"id\": \"a\", \"nmae\": \"A\"}"), to: path)
      let run = try actormap("check", path)
      #expect(run.code == 0)
      #expect(run.output.hasPrefix("\(path):2:13: warning: found unknown key \"nmae\""))
      #expect(run.output.hasSuffix("1 actor, 0 relationships, 0 errors, 1 warning\n"))
      let strict = try actormap("check", path, "--strict")
      #expect(strict.code == 65)
      #expect(strict.output.hasSuffix("1 error, 0 warnings\n"))
      let loud = try actormap("convert", path, folder + "/o.json")
      #expect(loud.code == 0)
      #expect(loud.error.hasPrefix("actormap: \(path):2:13: warning: "))
      #expect(try actormap("convert", path, folder + "/o.json", "--quiet").error == "")
    }
  }
}
