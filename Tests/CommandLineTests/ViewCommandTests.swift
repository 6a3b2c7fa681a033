// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("Views of render, end to end")
struct ViewCommandTests {
  private let oslo = shipped("oslo-1993")
  private let valleys = shipped("two-valleys")

  private func render(_ words: String...) throws -> Run {
    try Tool.run(["render", valleys, "--layout", "own"] + words)
  }

  @Test("each question is answered")
  func questions() throws {
    let focus = try render("--focus", "EC", "--within", "2")
    #expect(focus.code == 0 && focus.output.contains("Focus on Elders’ council, within 2 steps"))
    let channels = try render("--channels", "A", "B")
    #expect(channels.code == 0 && channels.error == "")
    // Party B trusts but its envoy with 0.5 and more, and both mediators go over that envoy.
    #expect(channels.output.contains("1 channel, it depends on Envoy of Party B."))
    #expect(try render("--roll-up", "side").output.contains("No side"))
    #expect(
      try render("--compare", valleys).output.contains("Changes since the map “"))
    let earlier = try Tool.run(["render", oslo, "--layout", "own", "--compare", "1993-01"])
    #expect(earlier.output.contains("Changes since January 1993"))
    let panels = try Tool.run(
      ["render", oslo, "--layout", "own", "--small-multiples", "1993-01,1993-08-20"])
    #expect(panels.output.components(separatedBy: "<g class=\"panel\"").count == 3)
    let layers = try Tool.run(
      ["render", oslo, "--layout", "own", "--small-multiples", "layer", "--layer", "security"])
    #expect(layers.output.components(separatedBy: "<g class=\"panel\"").count == 2)
  }

  @Test("no channel: the ends are drawn alone, and a notice says so")
  func noChannel() throws {
    let run = try render("--channels", "A", "B", "--min-trust", "0.95")
    #expect(run.code == 0)
    #expect(
      run.error
        == "actormap: no channel leads from one end to the other; the ends are drawn alone\n")
    #expect(run.output.components(separatedBy: "class=\"actor ").count == 3)
  }

  @Test(
    "options that exclude or need each other, and unknown names, are refused with 64",
    arguments: [
      (["--focus", "EC", "--roll-up", "side"], "--focus and --roll-up exclude each other"),
      (["--compare", "x", "--channels", "A", "B"], "--channels and --compare exclude each other"),
      (["--within", "2"], "--within belongs to --focus"),
      (["--min-trust", "0.5"], "--min-trust belongs to --channels"),
      (["--roles", "any"], "--roles belongs to --channels"),
      (["--focus", "EC", "--within", "-1"], "--within: found \"-1\""),
      (["--roll-up", "side", "--bridges", "A", "B"], "candidates are actors, not groups"),
      (["--roll-up", "side", "--size-by", "degree"], "the number of its members"),
      (["--small-multiples", "1993", "--as-of", "1993"], "name all dates in the former"),
      (["--small-multiples", "layers"], "--small-multiples: found \"layers\", expected layer, or"),
      (["--small-multiples", "layer"], "no tie that is drawn has a layer"),
      (["--small-multiples", "1993,1993"], "give 1 to 12 different dates"),
      (["--focus", "elders’ council"], "did you mean EC?"),
      (["--focus", "GOVV"], "--focus: no actor is called \"GOVV\"; did you mean GOV?"),
      (["--channels", "A", "PBB"], "no side or actor is called \"PBB\"; did you mean PB?"),
      (["--roll-up", "rol"], "did you mean role?"),
      (["--roll-up", "nothing"], "there are side, role, kind, locality, insider"),
      (["--roll-up", "mandate"], "no actor has a value in the field \"mandate\""),
      (["--small-multiples", "1992,1993"], "no tie of the map has a start or an end"),
      (["--compare", "1993-08"], "--compare: no tie of the map has a start or an end"),
      (["--channels", "A", "B", "--roles", "medaitor"], "no actor has role \"medaitor\""),
      (["--save-layout", "-"], "name a file of its own"),
      (["--save-layout", "x.txt"], "edge-list cannot hold"),
      (["--save-layout", "x.svg"], "does not tell the format"),
      (["--save-layout", "x.json", "--focus", "EC"], "exclude each other"),
    ])
  func refused(words: [String], sentence: String) throws {
    try withFolder { folder in
      try write("old", to: folder + "/out.svg")
      let run = try Tool.run(
        ["render", valleys, "--layout", "own", "-o", folder + "/out.svg"] + words)
      #expect(run.code == 64)
      #expect(run.error.contains(sentence), "\(run.error)")
      #expect(try text(folder + "/out.svg") == "old")
      #expect(try entries(folder).filter { $0.hasPrefix("x.") } == [])
    }
  }

  @Test("several panels do not fit into a DOT file")
  func panelsAsDOT() throws {
    let run = try actormap("render", oslo, "--small-multiples", "layer", "--format", "dot")
    #expect(run.code == 64 && run.output == "")
    #expect(run.error.contains("a DOT file holds one map"))
  }

  @Test("a map without sides is told how to name them")
  func withoutSides() throws {
    let run = try actormap("render", shipped("karate-club"), "--roll-up", "side")
    #expect(run.code == 64 && run.output == "")
    #expect(run.error.contains("--roll-up side: the map puts no actor on a side; list the sides"))
  }

  @Test("an older map of another conflict is drawn, and doubted on standard error and in the text")
  func strangeOlderMap() throws {
    try withFolder { folder in
      let run = try render(
        "--compare", shipped("krackhardt-kite"), "-o", folder + "/a.svg", "--with-text",
        folder + "/a.md")
      #expect(run.code == 0)
      #expect(run.error.hasPrefix("actormap: No actor is on both maps: one may be of another"))
      for file in ["a.svg", "a.md"] {
        #expect(try text(folder + "/" + file).contains("No actor is on both maps"))
      }
    }
  }

  @Test("an older map that is missing or damaged is told as the map itself would be")
  func olderMap() throws {
    #expect(try render("--compare", "/nowhere/old.actormap.json").code == 66)
    let run = try Tool.run(["render", "-", "--compare", "-"], input: "{}")
    #expect(run.code == 64 && run.error.contains("only one of the two maps"))
  }

  @Test("--save-layout writes the whole map with places; drawn again it is the same picture")
  func saveLayout() throws {
    try withFolder { folder in
      let copy = folder + "/copy.actormap.json"
      let first = try actormap("render", oslo, "--save-layout", copy)
      #expect(first.code == 0)
      #expect(try actormap("render", copy).output == first.output)
      let again = folder + "/again.actormap.json"
      #expect(try actormap("render", copy, "--save-layout", again).code == 0)
      #expect(try text(again) == text(copy))
      #expect(try mode(copy) == 0o600)
      // All of the map is there: without its places it is the map that was read.
      let fresh = folder + "/fresh.actormap.json"
      #expect(try actormap("convert", oslo, fresh).code == 0)
      var (kept, expected) = (try object(copy), try object(fresh))
      let places = (kept["layout"] as? [String: Any])?.count ?? (kept["layout"] as? [Any])?.count
      #expect(places == 30)
      kept["layout"] = nil
      expected["layout"] = nil
      #expect(NSDictionary(dictionary: kept) == NSDictionary(dictionary: expected))
      // A folder of tables holds places too.
      let tables = folder + "/tables"
      #expect(try actormap("render", valleys, "--save-layout", tables, "-o", "/dev/null").code == 0)
      #expect(try actormap("check", tables).code == 0)
    }
  }

  private func object(_ path: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text(path).utf8))
    return try #require(value as? [String: Any])
  }
}
