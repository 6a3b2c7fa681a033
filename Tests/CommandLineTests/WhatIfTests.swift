// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("whatif, end to end")
struct WhatIfTests {
  private let valleys = shipped("two-valleys")

  @Test("without a1->WN NG leads, in every form, and the map's file stays as it is")
  func removed() throws {
    let bytes = try text(valleys)
    let run = try actormap("whatif", valleys, "--remove", "a1->WN")
    #expect(run.code == 0 && run.error == "")
    #expect(run.output.hasPrefix("Two Valleys: what if\n"))
    #expect(
      run.output.contains("Women’s network is first before the changes, Non-governmental"))
    let json = try actormap("whatif", valleys, "--remove", "a1->WN", "--format", "json")
    let document =
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((document?["before"] as? [String: Any])?["relationships"] as? Int == 24)
    #expect((document?["map"] as? [String: Any])?["relationships"] as? Int == 23)
    let analytics = document?["analytics"] as? [[String: Any]]
    #expect(analytics?.first?["id"] as? String == "what-if")
    let csv = try actormap("whatif", valleys, "--remove", "a1->WN", "--format", "csv")
    #expect(csv.output.contains("what-if,ranking,WN,Women’s network"))
    #expect(csv.error.contains("before the changes: ") && csv.error.contains("after the changes: "))
    for format in ["jsonl", "markdown"] {
      #expect(try actormap("whatif", valleys, "--remove", "a1->WN", "--format", format).code == 0)
    }
    #expect(try text(valleys) == bytes)
  }

  @Test("differences have no digits that only rounding made")
  func digits() throws {
    // .63 − .54 and 1/15 + 1/13 by hand; the numbers themselves are those that bridges prints.
    for format in ["json", "jsonl", "csv"] {
      let run = try actormap(
        "whatif", valleys, "--set", "a1->WN trust=.7", "--no-uncertainty", "--format", format)
      #expect(run.code == 0 && !run.output.contains("0.0899999"))
      #expect(
        format == "csv"
          ? run.output.contains(",0.54,0.63,0.09")
          : run.output.contains("\"acceptability.change\": 0.09"))
    }
    let compared = try withFolder { folder in
      let copy = folder + "/copy.actormap.json"
      _ = try actormap("whatif", valleys, "--set", "a1->WN trust=.7", "--write", copy)
      return try actormap("compare", valleys, copy, "--format", "json").output
    }
    #expect(compared.contains("\"acceptability.change\": 0.09"))
    #expect(compared.contains("\"trust.change\": 0.1"))
  }

  @Test("options of different sorts keep their order, and a file takes its place among them")
  func order() throws {
    try withFolder { folder in
      let file = folder + "/changes.txt"
      try write("# the tie comes back\nadd tie a1->WN:trust trust=.7 confidence=.9\n", to: file)
      let run = try actormap(
        "whatif", valleys, "--remove", "a1->WN", "--changes", file, "--set", "a1->WN trust=.2",
        "--no-uncertainty", "--format", "csv")
      #expect(run.code == 0)
      #expect(
        run.output.contains("what-if,changes,2,2,") && run.output.contains("set a1->WN trust=.2"))
      #expect(run.output.contains("0.18"))
      let early = try actormap(
        "whatif", valleys, "--changes", file, "--remove", "a1->WN", "--set", "a1->WN trust=.2")
      // There are two such ties then.
      #expect(early.code == 64 && early.error.contains("of which there are 2"))
    }
  }

  @Test("the same changes as options, lines, JSON and on standard input give the same bytes")
  func forms() throws {
    try withFolder { folder in
      let (lines, json) = (folder + "/c.txt", folder + "/c.json")
      try write("set a1->WN trust=0.8\r\nwithdraw IO", to: lines)
      try write("[{\"set\": \"a1->WN\", \"trust\": 0.8}, {\"withdraw\": \"IO\"}]", to: json)
      let option = try actormap(
        "whatif", valleys, "--set", "a1->WN trust=0.8", "--withdraw", "IO")
      #expect(option.code == 0 && option.output.contains("withdraw IO"))
      #expect(try actormap("whatif", valleys, "--changes", lines).output == option.output)
      #expect(try actormap("whatif", valleys, "--changes", json).output == option.output)
      let piped = try actormap(
        "whatif", valleys, "--changes", "-", input: "set a1->WN trust=0.8\nwithdraw IO\n")
      #expect(piped.output == option.output)
    }
  }

  @Test("the same bytes on 1, 2 and 8 threads")
  func threads() throws {
    let runs = try ["1", "2", "8"].map { threads in
      try actormap(
        "whatif", valleys, "--remove", "actor:IO", "--draws", "3000", "--trust-spread", "20",
        "--format", "json", "--threads", threads)
    }
    #expect(runs[0].code == 0 && Set(runs.map(\.output)).count == 1)
  }

  @Test("the changed map is written for later, and the original is never overwritten")
  func written() throws {
    try withFolder { folder in
      let (map, copy) = (folder + "/map.actormap.json", folder + "/copy.actormap.json")
      try write(text(valleys), to: map)
      let run = try actormap(
        "whatif", map, "--remove", "a1->WN", "--write", copy, "-o", folder + "/report.txt")
      #expect(run.code == 0 && run.output == "")
      let after = try actormap("bridges", copy, "--format", "csv")
      #expect(after.output.split(separator: "\n")[1].hasPrefix("NG,"))
      for refused in [
        ["-o", map], ["--write", map], ["--write", folder + "/./map.actormap.json"],
        ["--write", copy, "-o", copy], ["--write", "-"],
      ] {
        let run = try Tool.run(["whatif", map, "--remove", "a1->WN"] + refused)
        #expect(run.code == 64 && run.output == "")
      }
      #expect(try text(map) == text(valleys))
      let changes = folder + "/c.txt"
      try write("remove a1->WN\n", to: changes)
      let over = try actormap("whatif", map, "--changes", changes, "-o", changes)
      #expect(over.code == 64 && over.error.contains("would overwrite"))
      #expect(try actormap("new", folder + "/tables").code == 0)
      let table = folder + "/tables/actors.csv"
      let before = try text(table)
      let onTable = try actormap(
        "whatif", folder + "/tables", "--remove", "actor:x", "-o", table)
      #expect(onTable.code == 64 && onTable.error.contains("would overwrite"))
      #expect(try text(table) == before)
    }
  }

  @Test("what is wrong in an option is 64, what is wrong in a file 65, both with the place")
  func refused() throws {
    func run(_ words: String...) throws -> Run { try Tool.run(["whatif", valleys] + words) }
    let none = try run()
    #expect(none.code == 64 && none.error.contains("say what changes"))
    let range = try run("--set", "a1->WN trust=7")
    #expect(range.code == 64 && range.output == "")
    #expect(range.error.hasPrefix("actormap: --set \"a1->WN trust=7\": found 7 for trust"))
    let unknown = try run("--remove", "a1->wn")
    #expect(unknown.code == 64 && unknown.error.contains("write \"WN\", if that is meant"))
    #expect(try run("--remove", "a1-").error.contains("the shell takes > for itself"))
    #expect(try run("--set", "a1->WN trsut=.5").error.contains("perhaps trust"))
    #expect(try run("--remove", "UN->IO").error.contains("UN--IO:trust"))
    #expect(try run("--draws", "5", "--no-uncertainty", "--withdraw", "IO").code == 64)
    #expect(try run("--changes", "/does-not-exist").code == 66)
    try withFolder { folder in
      let file = folder + "/c.txt"
      try write("\nset a1->WN trust=7\n", to: file)
      let value = try run("--changes", file)
      #expect(value.code == 65 && value.error.contains("c.txt:2:18: found 7 for trust"))
      try write("set a1->WN trust=.7\nremove actor:Q\n", to: file)
      let name = try run("--changes", file)
      #expect(name.code == 65 && name.error.contains("c.txt:2:14: found actor \"Q\""))
      try write("# nothing\n", to: file)
      #expect(try run("--changes", file).code == 64)
      let twice = try actormap("whatif", "-", "--changes", "-")
      #expect(twice.code == 64)
    }
  }

  @Test("Oslo without the trust of Peres in Holst, and a map without confidence")
  func otherMaps() throws {
    let oslo = try actormap(
      "whatif", shipped("oslo-1993"), "--remove", "shimon-peres->johan-jorgen-holst", "--withdraw",
      "fafo")
    #expect(oslo.code == 0 && oslo.output.contains("2 changes: removes the trust of Shimon Peres"))
    let mozambique = try actormap(
      "whatif", shipped("mozambique-1992"), "--remove", "actor:italy", "--candidates", "all")
    #expect(mozambique.code == 0 && mozambique.output.contains("removes Government of Italy and"))
  }
}
