// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("Results, files and streams, end to end")
struct OutputTests {
  private let valleys = shipped("two-valleys")
  private let oslo = shipped("oslo-1993")

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test("Two Valleys between A and B as JSON")
  func twoValleys() throws {
    let run = try actormap("bridges", valleys, "--between", "A", "B", "--format", "json")
    #expect(run.code == 0)
    #expect(run.error == "")
    let document = try #require(json(run.output) as? [String: Any])
    let candidates = try #require(document["candidates"] as? [[String: Any]])
    let expected = [
      ("WN", 0.54, -0.077), ("NG", 0.5, -0.038), ("EC", 0.45, 0.231), ("UN", 0.4, -0.286),
    ]
    #expect(candidates.map { $0["actor"] as? String } == expected.map(\.0))
    for (candidate, value) in zip(candidates, expected) {
      #expect(abs((candidate["acceptability"] as? Double ?? .nan) - value.1) < 1e-12)
      #expect(abs((candidate["bias"] as? Double ?? .nan) - value.2) < 0.0005)
    }
    let channels = try #require(document["channels"] as? [String: Any])
    #expect(channels["count"] as? Int == 1)
    #expect(channels["singlePointsOfFailure"] as? [String] == ["b1"])
    #expect(try actormap("bridges", valleys, "--format", "json").output == run.output)
  }

  @Test("a new file may be read by its owner only, an existing one keeps its mode")
  func modes() throws {
    try withFolder { folder in
      let path = folder + "/o"
      for command in [
        ["bridges", valleys, "-o", path], ["measure", valleys, "-m", "degree", "-o", path],
        ["check", valleys, "-o", path], ["list", "formats", "-o", path],
        ["convert", valleys, path, "--to", "actormap-json"],
      ] {
        try? FileManager.default.removeItem(atPath: path)
        let run = try Tool.run(command)
        #expect(run.code == 0)
        #expect(run.output == "")
        #expect(try mode(path) == 0o600)
        let first = try text(path)
        #expect(!first.isEmpty)
        try write("something longer that was there before" + first, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
        #expect(try Tool.run(command).code == 0)
        #expect(try mode(path) == 0o664)
        #expect(try text(path) == first)
        #expect(try entries(folder) == ["o"])
      }
    }
  }

  @Test("a new folder and what is in it are their owner's alone", arguments: ["convert", "new"])
  func folderModes(command: String) throws {
    try withFolder { folder in
      let path = folder + "/map"
      let run = try Tool.run(command == "new" ? ["new", path] : ["convert", valleys, path])
      #expect(run.code == 0)
      #expect(try mode(path) == 0o700)
      for name in try entries(path) { #expect(try mode("\(path)/\(name)") == 0o600) }
    }
  }

  @Test("- is standard input and standard output")
  func streams() throws {
    let map = try text(valleys)
    let file = try actormap("bridges", valleys, "--format", "csv").output
    #expect(try actormap("bridges", "-", "--format", "csv", input: map).output == file)
    #expect(try actormap("bridges", valleys, "--format", "csv", "-o", "-").output == file)
    let check = try actormap("check", "-", input: map)
    #expect(
      check.output == """
        actors: 13 read = 13 kept
        ties: 24 read = 24 kept
        -: 13 actors, 24 relationships, 0 errors, 0 warnings

        """)
    let copied = try actormap("convert", "-", "-", input: map)
    #expect(copied.code == 0)
    #expect(try json(copied.output) as? NSObject == json(map) as? NSObject)
    let bad = try actormap("check", "-", input: "{")
    #expect(bad.code == 65)
    #expect(bad.output.hasPrefix("standard input:1:2: found the end of the file"))
  }

  @Test(
    "a closed output, a full device and a limit on files: 74",
    arguments: [
      "exec \"$0\" \"$@\" >&-", "exec \"$0\" \"$@\" >/dev/full", "exec \"$0\" \"$@\" -o /dev/full",
    ])
  func brokenOutput(shell: String) throws {
    let all = [
      ["bridges", valleys], ["measure", valleys, "-m", "degree"], ["check", valleys],
      ["list", "measures"],
    ]
    for command in all {
      let run = try Tool.run(command, shell: shell)
      #expect(run.code == 74)
      #expect(run.error.hasPrefix("actormap: "))
      #expect(run.error.contains("to mend it"))
    }
    guard !shell.hasSuffix("-o /dev/full") else { return }
    #expect(try actormap("convert", valleys, "-", shell: shell).code == 74)
    #expect(try actormap("--help", shell: shell).code == 74)
    #expect(try actormap("bridges", "--help", shell: shell).code == 74)
    #expect(try actormap("--version", shell: shell).code == 74)
  }

  @Test("what memory a measure takes is told before, where it is worth knowing, unless quiet")
  func memory() throws {
    let words = ["measure", oslo, "-m", "degree,sampled-betweenness", "--error", "0.1"]
    let run = try Tool.run(words)
    #expect(run.code == 0)
    #expect(run.error == "")
    #expect(try actormap("measure", oslo, "-m", "betweenness,degree").error == "")
    try withFolder { folder in
      let path = folder + "/line.el"
      try write((1..<50_000).map { "n\($0 - 1) n\($0)\n" }.joined(), to: path)
      let words = [
        "measure", path, "-m", "sampled-betweenness", "--undirected", "--threads", "1", "-o",
      ]
      let line = try Tool.run(words + [folder + "/o"])
      #expect(line.code == 0)
      #expect(line.error.contains("sampled-betweenness: about 12 MB of memory beside the map\n"))
      #expect(!(try text(folder + "/o").contains("of memory")))
      let quiet = try Tool.run(words + [folder + "/q", "--quiet"])
      #expect(quiet.error == "")
      #expect(try text(folder + "/q") == text(folder + "/o"))
    }
  }

  @Test("a limit on the size of files leaves the old one whole")
  func fileLimit() throws {
    try withFolder { folder in
      let path = folder + "/o"
      try write("old", to: path)
      let run = try actormap(
        "bridges", oslo, "--format", "json", "-o", path,
        shell: "ulimit -f 1; exec \"$0\" \"$@\"")
      #expect(run.code == 74)
      #expect(try text(path) == "old")
      #expect(try entries(folder) == ["o"])
    }
  }

  @Test("an output that cannot be made: 73; with closed streams nothing goes astray")
  func noPlace() throws {
    try withFolder { folder in
      for path in [folder + "/none/x", folder] {
        #expect(try actormap("bridges", valleys, "-o", path).code == 73)
      }
      let path = folder + "/o"
      let closed = try actormap(
        "bridges", valleys, "-o", path, shell: "exec \"$0\" \"$@\" <&- >&- 2>&-")
      #expect(closed.code == 0)
      #expect(try text(path) == actormap("bridges", valleys).output)
      #expect(try actormap("check", "-", shell: "exec \"$0\" \"$@\" <&-").code == 74)
    }
  }

  @Test("the same bytes with 1, 2 and 8 threads, and again")
  func threads() throws {
    for map in [valleys, oslo, shipped("karate-club")] {
      var outputs: Set<String> = []
      for threads in ["1", "2", "8", "8"] {
        outputs.insert(
          try actormap("measure", map, "--all", "--format", "json", "--threads", threads).output)
      }
      #expect(outputs.count == 1)
      #expect(outputs.first?.isEmpty == false)
    }
    let drawn = [
      ["bridges", oslo, "--format", "json", "--standard-error", "0", "--draws", "2500"],
      ["bridges", oslo, "--format", "json", "--trust-spread", "20", "--draws", "1500"],
      ["bridges", valleys, "--format", "json"],
      [
        "measure", oslo, "-m", "betweenness", "--uncertainty", "--format", "json", "--draws", "300",
      ],
    ]
    for words in drawn {
      var outputs: Set<String> = []
      for threads in ["1", "2", "8", "8"] {
        outputs.insert(try Tool.run(words + ["--threads", threads, "--seed", "3"]).output)
      }
      #expect(outputs.count == 1)
      #expect(outputs.first?.contains("\"standardError\"") == true)
    }
  }

  @Test(
    "the order of actors and ties in the file moves no byte of a ranking or of its probabilities")
  func shuffledFile() throws {
    for path in [valleys, oslo] {
      let words = ["bridges", "-", "--format", "json", "--draws", "1000"]
      let document = try #require(try json(text(path)) as? [String: Any])
      var shuffled = document
      for key in ["actors", "relationships"] {
        shuffled[key] = Array(try #require(document[key] as? [Any]).reversed())
      }
      let bytes = try JSONSerialization.data(withJSONObject: shuffled)
      let other = try Tool.run(words, input: String(decoding: bytes, as: UTF8.self)).output
      #expect(try other == Tool.run(words, input: text(path)).output)
      #expect(other.contains("\"first\""))
    }
  }

  @Test("JSON to folder and back loses nothing")
  func lossless() throws {
    for map in [valleys, oslo, shipped("krackhardt-kite")] {
      try withFolder { folder in
        let (tables, back) = (folder + "/tables", folder + "/back.actormap.json")
        let there = try actormap("convert", map, tables)
        #expect(there.code == 0)
        #expect(there.error == "", "nothing is lost, so nothing is told")
        #expect(try actormap("check", tables).code == 0)
        #expect(try actormap("convert", tables, back).code == 0)
        #expect(try json(text(back)) as? NSObject == json(text(map)) as? NSObject)
        #expect(
          try actormap("bridges", tables, "--candidates", "all", "--format", "csv").output
            == actormap("bridges", map, "--candidates", "all", "--format", "csv").output)
      }
    }
  }

  @Test("what an edge list cannot hold is listed, unless quiet")
  func losses() throws {
    try withFolder { folder in
      let path = folder + "/ties.txt"
      let run = try actormap("convert", valleys, path)
      #expect(run.code == 0)
      #expect(run.output == "")
      // By hand: 13 actors with names, 19 of 24 ties with trust, 2 of them undirected.
      for loss in [
        "name of 13 actors", "19 values of trust", "2 undirected ties", "title",
      ] {
        #expect(
          run.error.contains("actormap: edge-list cannot hold \(loss)")
            || run.error.contains("cannot hold 1 \(loss)"))
      }
      #expect(try actormap("convert", valleys, path, "--quiet").error == "")
      #expect(try text(path).contains("PA a1\n"))
      let toStream = try actormap("convert", valleys, "-", "--to", "edge-list", "--quiet")
      #expect(toStream.output == (try text(path)))
      #expect(try actormap("convert", valleys, "-", "--to", "csv-folder").code == 73)
    }
  }

  @Test("a new template is clean, ranks somebody, and is never written over")
  func template() throws {
    try withFolder { folder in
      let path = folder + "/map"
      let made = try actormap("new", path)
      #expect(made.code == 0)
      #expect(made.error == "actormap: wrote \(path); next: actormap check \(path)\n")
      #expect(
        try entries(path) == ["NOTES.md", "actors.csv", "map.json", "relationships.csv"])
      for file in try entries(path) { #expect(try mode("\(path)/\(file)") == 0o600) }
      let check = try actormap("check", path, "--strict")
      #expect(check.code == 0)
      #expect(check.output.hasSuffix(", 0 errors, 0 warnings\n"))
      #expect(try actormap("bridges", path, "--format", "csv").output.contains("elders,"))
      let again = try actormap("new", path)
      #expect(again.code == 73)
      #expect(again.error.contains("found something there already"))
      #expect(try actormap("new", folder + "/quiet", "--quiet").error == "")
      #expect(try actormap("new", folder + "/no/where").code == 73)
    }
  }

  @Test("lists are printed for people and as JSON that parses")
  func lists() throws {
    let measures = try #require(
      json(actormap("list", "measures", "--format", "json").output) as? [[String: Any]])
    let text = try actormap("list", "measures", "--details").output
    let questions = try actormap("list", "measures").output
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(measures.count >= 15)
    for measure in measures {
      let id = try #require(measure["id"] as? String)
      #expect(text.contains("\(id) ") && questions.contains("\n  \(id) "))
      let question = try #require(measure["question"] as? String)
      #expect(questions.contains(question) && words.contains(question))
      #expect((measure["convention"] as? String)?.isEmpty == false)
    }
    #expect(questions.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let card = try actormap("list", "measures", "betweenness")
    #expect(card.output.hasPrefix("betweenness  Betweenness\n    Who "))
    #expect(card.output.contains("Parameters: paths (best|hops|trust, default best)"))
    #expect(text.contains(card.output.split(separator: "\n").dropFirst().joined(separator: "\n")))
    let one = try json(actormap("list", "measures", "core", "--format", "json").output)
    #expect((one as? [[String: Any]])?.map { $0["id"] as? String } == ["core"])
    #expect(try actormap("list", "kinds", "conflict").output.hasPrefix("conflict  "))
    for name in ["formats", "reports", "views", "roles", "kinds"] {
      #expect(try json(actormap("list", name, "--format", "json").output) is [[String: Any]])
    }
  }

  @Test("help of a command, and of parameters whose defaults hang on the measure")
  func help() throws {
    let measure = try actormap("help", "measure")
    #expect(measure.code == 0)
    #expect(measure.output == (try actormap("measure", "--help").output))
    #expect(try actormap("help").output == actormap("--help").output)
    let words = measure.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for (option, defaults) in [
      ("--samples", "default 1000; rich-club: 100"), ("--runs", "default 10; core-periphery: 20"),
      ("--from-actor", "default any"), ("--damping", "default 0.85"),
    ] {
      let summary = words.split(separator: "\(option) ").last?.prefix { $0 != ")" }
      #expect(summary?.hasSuffix("(\(defaults)") == true, "\(option)")
    }
    #expect(!words.contains("(default )"))
  }

  @Test("Oslo, explained, fits a terminal")
  func explained() throws {
    let run = try actormap("bridges", oslo, "--explain", "terje-rod-larsen")
    #expect(run.code == 0)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(run.output.contains("\nExplained: Terje Rød-Larsen\n"))
  }
}
