// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

/// Side C speaks through c1 and c2; c2 reaches m over c1 alone. τ(c1→m) = .9, τ(c2→m) = .5 · .9 =
/// .45, τ(pa→m) = .8: acceptability .45 by min, .8 by max, (.9 + .45) / 2 = .675 by mean; within one
/// tie c2 has none, so 0, .8 and .45.
@Suite("--principal-rule and --hops, end to end")
struct AcceptabilityCommandTests {
  private let map = """
    {"actormap": 1, "title": "Three voices",
    "sides": [{"id": "A", "name": "Side A"}, {"id": "C", "name": "Side C"}],
    "actors": [
      {"id": "pa", "name": "Pa", "role": "party", "side": "A"},
      {"id": "c1", "name": "C1", "role": "representative", "side": "C"},
      {"id": "c2", "name": "C2", "role": "representative", "side": "C"},
      {"id": "m", "name": "Em", "role": "mediator"}],
    "relationships": [
      {"from": "pa", "to": "m", "kind": "trust", "trust": 0.8},
      {"from": "c1", "to": "m", "kind": "trust", "trust": 0.9},
      {"from": "c2", "to": "c1", "kind": "trust", "trust": 0.5, "confidence": 0.8}]}
    """

  private func run(_ arguments: [String]) throws -> Run {
    try Tool.run([arguments[0], "-"] + arguments.dropFirst(), input: map)
  }

  private func tree(_ arguments: [String]) throws -> [String: Any] {
    let run = try run(arguments + ["--format", "json"])
    #expect(run.code == 0)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func section(_ id: String, _ tree: [String: Any]) throws -> [[String: Any]] {
    let analytics = try #require(tree["analytics"] as? [[String: Any]])
    let sections = analytics.flatMap { $0["sections"] as? [[String: Any]] ?? [] }
    return try #require(sections.first { $0["id"] as? String == id }?["rows"] as? [[String: Any]])
  }

  private static let cases: [([String], String, Int?, Double)] = [
    ([], "min", nil, 0.45), (["--principal-rule", "max"], "max", nil, 0.8),
    (["--principal-rule", "mean"], "mean", nil, 0.675), (["--hops", "1"], "min", 1, 0),
    (["--principal-rule", "max", "--hops", "1"], "max", 1, 0.8),
    (["--hops", "1", "--principal-rule", "mean"], "mean", 1, 0.45),
    (["--hops", "2"], "min", 2, 0.45),
  ]

  @Test("bridges: JSON tells the rule and the limit, and the acceptability by them")
  func bridges() throws {
    for (options, rule, hops, expected) in Self.cases {
      let tree = try tree(["bridges"] + options)
      #expect(tree["rule"] as? String == rule)
      #expect(tree["hops"] as? Int == hops)
      let candidate = try #require((tree["candidates"] as? [[String: Any]])?.first)
      let value = try #require(candidate["acceptability"] as? Double)
      #expect(isClose(value, expected))
    }
  }

  @Test("bridges: the text says whose trust counts and how long a chain may be")
  func words() throws {
    let usual = try run(["bridges"]).output.joinedLines
    #expect(usual.contains("speaks through C1 and C2; the least trusting of them decides."))
    #expect(usual.contains("(--principal-rule min); a chain of trust has any number of ties"))
    let most = try run(["bridges", "--principal-rule", "max", "--hops", "1"]).output.joinedLines
    #expect(most.contains("speaks through C1 and C2; the most trusting of them decides."))
    #expect(most.contains("(--principal-rule max); a chain of trust has 1 tie (--hops)."))
    let sheet = try run(["bridges", "--hops", "1", "--format", "csv"])
    #expect(sheet.error.contains("a chain of trust has 1 tie"))
    #expect(try !run(["bridges", "--format", "csv"]).error.contains("a chain of trust"))
  }

  /// Without c1, C speaks through c2 alone, who has no chain left.
  @Test("who is critical among several who speak, whatif takes away")
  func critical() throws {
    let explained = try run(["bridges", "--explain", "m"]).output.joinedLines
    #expect(
      explained.contains("If C1 were absent, someone who speaks for an end would have no chain"))
    #expect(explained.contains("critical: the number of other actors whose absence alone"))
    let gone = try run(["whatif", "--remove", "actor:c1"]).output.joinedLines
    #expect(gone.contains("acceptability falls from 0.45 to 0"))
    let most = try tree(["whatif", "--remove", "actor:c2", "--principal-rule", "max"])
    #expect(most["rule"] as? String == "max")
    let row = try #require(section("ranking", most).first)
    #expect((row["acceptability.before"] ?? row["values"]) != nil)
  }

  @Test("confidence: the first step by each rule and limit")
  func confidence() throws {
    // By hand: min .45, c2→c1 + .1: .54; max .8, pa→m + .1: .9; within one tie by min nothing helps.
    func first(_ options: [String]) throws -> String {
      try run(["confidence"] + options).output.joinedLines
    }
    #expect(try first([]).contains("from 0.45 to 0.54"))
    #expect(try first(["--principal-rule", "max"]).contains("from 0.8 to 0.9"))
    #expect(
      try first(["--hops", "1"]).contains("no candidate is trusted from every end"))
    #expect(try tree(["confidence", "--hops", "1"])["hops"] as? Int == 1)
  }

  @Test("assess, compare and brief take them too, and say so")
  func others() throws {
    let options = ["--principal-rule", "mean", "--hops", "2"]
    let assess = try tree(["assess", "-a", "support-and-independence"] + options)
    #expect(assess["rule"] as? String == "mean" && assess["hops"] as? Int == 2)
    // An analytic with a parameter of that name takes it, and acceptability is not read there.
    let linkage = try tree(["assess", "-a", "track-linkage", "--hops", "3"])
    #expect(linkage["hops"] == nil && linkage["rule"] == nil)
    let brief = try run(["brief", "--format", "markdown"] + options).output.joinedLines
    #expect(brief.contains("the mean of their trust counts"))
    #expect(brief.contains("--principal-rule mean"))
    #expect(brief.contains("a chain of trust has at most 2 ties for acceptability (--hops)"))
    try withFolder { folder in
      try write(map, to: folder + "/map.actormap.json")
      let path = folder + "/map.actormap.json"
      let both = try Tool.run(["compare", path, path, "--format", "json"] + options)
      let tree = try JSONSerialization.jsonObject(with: Data(both.output.utf8)) as? [String: Any]
      #expect(tree?["rule"] as? String == "mean" && tree?["hops"] as? Int == 2)
      #expect(both.output.contains("0.675"))
    }
  }

  @Test(
    "what is wrong is refused with 64, in words",
    arguments: [
      (["bridges", "--principal-rule", "median"], "expected one of min, max, mean"),
      (["bridges", "--hops", "0"], "--hops: found \"0\", expected a whole number of at least 1"),
      (["brief", "--hops", "two"], "--hops: found \"two\""),
      (["assess", "-a", "camps", "--hops", "2"], "none of the analytics asked for"),
      (["assess", "-a", "camps", "--principal-rule", "max"], "none of the analytics asked for"),
      (["convene", "--principal-rule", "max"], "convene has no option --principal-rule"),
    ])
  func refused(arguments: [String], words: String) throws {
    let run = try run(arguments)
    #expect(run.code == 64 && run.output == "")
    #expect(run.error.contains(words), "\(run.error)")
  }
}

extension String {
  /// Without the line breaks of a page.
  fileprivate var joinedLines: String {
    split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}
