// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("render, end to end")
struct RenderTests {
  private let oslo = shipped("oslo-1993")
  private let valleys = shipped("two-valleys")

  @Test("the same bytes twice, on one and on two threads")
  func deterministic() throws {
    let first = try actormap("render", oslo, "--bridges", "israel", "plo", "--threads", "1")
    #expect(first.code == 0)
    #expect(first.error == "")
    #expect(first.output.hasPrefix("<svg "))
    for threads in ["1", "2", "8"] {
      let again = try actormap(
        "render", oslo, "--bridges", "israel", "plo", "--threads", threads)
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
    #expect(run.output.contains("Size: Betweenness, 0 to "))
    #expect(
      run.output.contains(
        "Bridge-builder candidates between Side A and Side B: 4 actors, Women’s network first."))
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
      (["--format", "png"], "--format: found \"png\", expected one of svg"),
      (["--theme", "print"], "--theme: found \"print\", expected one of auto, light, dark"),
      (["--layout", "magic"], "--layout: found \"magic\""),
      (["--routing", "wild"], "--routing: found \"wild\""),
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

  @Test("a file name that promises another format is refused", arguments: ["png", "PDF", "dot"])
  func endings(ending: String) throws {
    try withFolder { folder in
      let run = try actormap("render", valleys, "-o", "\(folder)/map.\(ending)")
      #expect(run.code == 64)
      #expect(run.error.contains("render writes SVG; name the file \(folder)/map.svg"))
      #expect(try entries(folder) == [])
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
}
