// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("render, end to end")
struct RenderTests {
  private let valleys = shipped("two-valleys")

  @Test("the same bytes twice, on one and on two threads")
  func deterministic() throws {
    let first = try actormap("render", valleys, "--bridges", "A", "B", "--threads", "1")
    #expect(first.code == 0)
    #expect(first.error == "")
    #expect(first.output.hasPrefix("<svg "))
    for threads in ["1", "2", "8"] {
      let again = try actormap("render", valleys, "--bridges", "A", "B", "--threads", threads)
      #expect(again.output == first.output)
    }
  }

  @Test(
    "no worker, a killed one, one that is no program: told, and drawn with our own layout",
    arguments: ["/nowhere/actormap-draw", "/bin/false", "/dev/null", "/bin/cat"])
  func workers(path: String) throws {
    let run = try Tool.run(
      ["render", valleys, "--layout", "neato"], shell: "ACTORMAP_DRAW=\(path) \"$0\" \"$@\"")
    #expect(run.code == 0)
    #expect(run.error.hasPrefix("actormap: Graphviz could not be used: "))
    #expect(run.error.hasSuffix("; drawn with our own layout\n"))
    #expect(try run.output == actormap("render", valleys, "--layout", "own").output)
  }

  @Test("--quiet keeps the notice back, --verbose names the worker")
  func notices() throws {
    let quiet = try Tool.run(
      ["render", valleys, "--layout", "neato", "--quiet"],
      shell: "ACTORMAP_DRAW=/nowhere \"$0\" \"$@\"")
    #expect(quiet.error == "")
    let verbose = try actormap("render", valleys, "--verbose")
    #expect(verbose.error.contains("actormap-draw (Graphviz "))
    #expect(verbose.error.contains("reading: "))
    #expect(verbose.error.contains(" crossings, stress 0."))
    #expect(verbose.error.contains("0 names on names, 0 on actors"))
  }

  @Test("up to 150 actors no worker is needed")
  func withoutWorker() throws {
    let run = try Tool.run(["render", valleys], shell: "ACTORMAP_DRAW=/nowhere \"$0\" \"$@\"")
    #expect(run.error == "")
    #expect(try run.output == actormap("render", valleys).output)
  }

  @Test("candidates and sizes are marked")
  func marks() throws {
    let run = try actormap("render", valleys, "--bridges", "A", "B", "--size-by", "betweenness")
    #expect(run.output.contains("rank 1 among the bridge-builder candidates"))
    #expect(run.output.contains("Area: Betweenness,"))
    #expect(
      run.output.contains(
        "Bridge-builder candidates between Side A and Side B: 4 actors, Women’s network first."))
  }

  @Test("issues stand on tabs unless they are not wanted")
  func issues() throws {
    func tabs(_ more: String...) throws -> Int {
      try Tool.run(["render", "-"] + more, input: placed("oslo-1993")).output
        .components(separatedBy: "class=\"tab\"").count - 1
    }
    // Eight ties in force are about four issues, which the legend explains.
    #expect(try tabs() == 8 + 4)
    #expect(try tabs("--issue-tabs", "on") == 8 + 4)
    #expect(try tabs("--issue-tabs", "off") == 0)
    // Two of them are about resources, one of these about participation too.
    #expect(try tabs("--layer", "resources") == 2 + 2)
  }

  @Test("only what is asked for is drawn")
  func views() throws {
    let run = try actormap("render", valleys, "--ties", "sponsorship,conflict")
    #expect(run.output.components(separatedBy: "class=\"tie ").count == 6)
    #expect(run.output.contains("Not drawn: 19 ties of another kind than asked for."))
    let title = try actormap("render", valleys, "--title", "<b> & more")
    #expect(title.output.contains("&lt;b&gt; &amp; more"))
  }

  @Test("a plain edge list can be drawn, from standard input too")
  func edgeList() throws {
    let run = try actormap(
      "render", "-", "--from", "edge-list", "--layout", "own", input: "a b 0.5\nb c 0.7\n")
    #expect(run.code == 0)
    #expect(run.output.components(separatedBy: "class=\"actor ").count == 4)
  }

  @Test(
    "wrong uses are refused by name with 64, and an existing file is left alone",
    arguments: [
      (["--format", "gif"], "--format: found \"gif\", expected one of svg, png, pdf, dot"),
      (["--theme", "sepia"], "expected one of auto, light, dark, greyscale, contrast, print"),
      (["--layout", "magic"], "--layout: found \"magic\""),
      (["--routing", "wild"], "--routing: found \"wild\""),
      (["--issue-tabs", "some"], "--issue-tabs: found \"some\""),
      (["--size-by", "nonsense"], "no measure is called \"nonsense\""),
      (["--size-by", "bridges"], "measures ties"),
      (["--bridges", "A", "Z"], "no side and no actor is called \"Z\""),
      (["--layer", "water"], "no tie of the map is of layer \"water\""),
      (["--read-as", "hops"], "--read-as says what --size-by reads"),
    ])
  func refused(options: [String], message: String) throws {
    try withFolder { folder in
      let path = folder + "/map.svg"
      try write("before", to: path)
      let run = try Tool.run(["render", valleys, "-o", path] + options)
      #expect(run.code == 64)
      #expect(run.error.contains(message))
      #expect(try text(path) == "before")
      #expect(try entries(folder) == ["map.svg"])
    }
  }

  @Test("where no candidate can be marked, a notice says so")
  func noCandidates() throws {
    let input = """
      {"actormap": 1, "actors": [{"id": "a"}, {"id": "b"}, {"id": "m", "role": "mediator"}],
       "relationships": [{"from": "a", "to": "m", "kind": "trust", "trust": 0.5}]}
      """
    let run = try actormap("render", "-", "--bridges", "a", "b", input: input)
    #expect(run.code == 0)
    #expect(run.error.contains("no candidate is reached by trust from every end"))
    #expect(!run.output.contains("class=\"star\""))
  }

  @Test("the largest seed, and candidates with acceptability 0 unmarked")
  func edges() throws {
    #expect(try actormap("render", valleys, "--seed", "9223372036854775807").code == 0)
    // The highland communities trust nobody but the elders.
    let run = try actormap("render", valleys, "--bridges", "PA", "RH")
    #expect(run.code == 0)
    #expect(run.output.components(separatedBy: "class=\"ring\"").count == 3, "EC, and the legend")
  }

  @Test("lists of layouts and themes")
  func lists() throws {
    let layouts = try actormap("list", "layouts").output
    for name in ["auto", "neato", "fdp", "sfdp", "dot", "twopi", "circo", "own"] {
      #expect(layouts.contains("\(name) "))
      let run = try actormap("render", valleys, "--layout", name)
      #expect(run.code == 0)
      #expect(run.error == "")
    }
    #expect(try actormap("list", "themes").output.contains("dark"))
    #expect(try actormap("list", "layouts").error.contains("actormap-draw uses Graphviz "))
  }

  @Test("a style: words and colours are taken, warnings told, --strict refuses before writing")
  func style() throws {
    try withFolder { folder in
      let style = folder + "/house.actormap-style.json"
      try write(
        "{\"actormapStyle\": 1, \"lang\": \"fr\", \"words\": {\"legend-actors\": \"Acteurs\"},"
          + " \"colours\": {\"light\": {\"trust\": \"#e69f00\"}}}", to: style)
      let run = try actormap("render", valleys, "--style", style)
      #expect(run.code == 0)
      #expect(run.output.contains(">Acteurs</text>") && run.output.contains("lang=\"fr\""))
      #expect(run.error.contains("1:97: warning: found a contrast of 2.25:1 between trust and"))
      #expect(try actormap("render", valleys, "--style", style, "--quiet").error == "")
      let file = folder + "/map.svg"
      let strict = try actormap("render", valleys, "--style", style, "--strict", "-o", file)
      #expect(strict.code == 65 && strict.error.contains("2.25:1"))
      #expect(try entries(folder) == ["house.actormap-style.json"])
      #expect(try actormap("render", valleys, "--style", folder + "/none").code == 66)
      #expect(try actormap("render", valleys, "--strict").code == 64)
      #expect(try actormap("render", "-", "--style", "-", input: "").code == 64)
    }
  }

  @Test("pages in millimetres: for print of itself, else where asked for")
  func pages() throws {
    func size(_ options: String...) throws -> Substring? {
      try Tool.run(["render", valleys, "--quiet"] + options).output.split(separator: "\"")
        .dropFirst(3).first
    }
    #expect(try size("--theme", "print")?.hasSuffix("mm") == true)
    #expect(try size("--theme", "print", "--page", "none")?.hasSuffix("mm") == false)
    #expect(try size("--page", "a4") == "210mm")
    #expect(try size()?.hasSuffix("mm") == false)
    let apart = ["--legend", "apart", "--legend-to", "/nowhere/legend.svg"]
    #expect(try Tool.run(["render", valleys, "--page", "a4"] + apart).output == "")
    #expect(try actormap("render", valleys, "--page", "b5").code == 64)
  }

  @Test("the words, colours and themes are listed", arguments: ["words", "colours", "themes"])
  func lists(name: String) throws {
    let run = try actormap("list", name, "--format", "json")
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let ids = list?.compactMap { $0["id"] as? String } ?? []
    #expect(Set(ids).count == list?.count && !ids.isEmpty)
    let expected = ["words": "month-12", "colours": "strong-distrust", "themes": "greyscale"]
    #expect(ids.contains(expected[name] ?? ""))
  }
}
