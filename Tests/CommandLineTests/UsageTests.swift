// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("Usage, end to end")
struct UsageTests {
  private let valleys = shipped("two-valleys")

  /// The names of the commands that the help lists.
  private static func commands() throws -> [String] {
    let help = try actormap("--help").output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "Commands:"))
    return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test(
    "each wrong use is refused with 64, in words",
    arguments: [
      (["bridges", "MAP", "--between", "A", "Z"], "no side and no actor is called \"Z\""),
      (["bridges", "MAP", "--between", "A", "A"], "\"A\" is named twice"),
      (["bridges", "MAP", "--between", "A", "PA"], "\"PA\" speaks for A and PA alike"),
      (["bridges", "MAP", "--between", "A"], "--between needs A B"),
      (["bridges", "MAP", "--between", "A", "--format", "json"], "--between needs A B"),
      (["bridges", "MAP", "--explain", "IO"], "\"IO\" is not among the candidates"),
      (["bridges", "MAP", "--explain", "nobody"], "no actor is called \"nobody\""),
      (["bridges", "MAP", "--explain", "UN", "--format", "csv"], "--explain needs --format"),
      (["bridges", "MAP", "--roles", "mediater"], "no actor has role \"mediater\""),
      (["bridges", "MAP", "--min-trust", "2"], "expected a number from 0 to 1"),
      (["bridges", "MAP", "--candidates", "some"], "expected one of mediators, all"),
      (["bridges", "MAP", "--read-as", "hops"], "bridges reads trust"),
      (["bridges", "MAP", "--top", "0"], "expected a whole number of at least 1"),
      (["bridges", "MAP", "--ties", "love"], "no tie of the map is of kind \"love\""),
      (["bridges", "MAP", "--layer", "x"], "no tie of the map is of layer \"x\""),
      (["bridges", "MAP", "--as-of", "soon"], "expected a date such as"),
      (["bridges", "MAP", "--draws", "0"], "expected a whole number of at least 1"),
      (["bridges", "MAP", "--draws", "9999999999"], "expected at most 1000000000"),
      (["bridges", "MAP", "--standard-error", "2"], "expected a number from 0 to 0.5"),
      (["bridges", "MAP", "--trust-spread", "0"], "expected a number above 0"),
      (["bridges", "MAP", "--within", "0"], "expected a whole number of at least 1"),
      (
        ["bridges", "MAP", "--no-uncertainty", "--draws", "10"],
        "--draws has no effect with --no-uncertainty"
      ),
      (["bridges"], "bridges takes MAP, found nothing"),
      (["bridges", "MAP", "MAP"], "bridges takes MAP, found"),
      (["bridges", "MAP", "--top", "1", "--top", "2"], "--top is given twice"),
      (["bridges", "MAP", "--formt", "csv"], "did you mean --format?"),
      (["bridges", "MAP", "--format", "xml"], "expected one of table, csv, json, jsonl, markdown"),
      (["measure", "MAP"], "say which measures"),
      (
        ["measure", "MAP", "-m", "degre"], "no measure is called \"degre\"; did you mean degree?\n"
      ),
      (
        ["measure", "MAP", "-m", "xyz"],
        "no measure is called \"xyz\"; see: actormap list measures\n"
      ),
      (
        ["measure", "MAP", "-m", "degree,density", "--uncertainty"],
        "--uncertainty is for measures of actors; density is not one of them"
      ),
      (["measure", "MAP", "-m", "degree", "--all"], "give -m or --all, not both"),
      (["measure", "MAP", "-m", "degree", "--draws", "10"], "--draws needs --uncertainty"),
      (["measure", "MAP", "-m", "degree", "--within", "2"], "--within needs --uncertainty"),
      (["bridges", "MAP", "--and", "B"], "--and needs --between A B"),
      (["bridges", "--between", "A", "B", "C", "MAP"], "as in --between A B --and C"),
      (["whatif", "MAP", "--between", "A", "B", "--and", "B"], "say what changes"),
      (["measure", "MAP", "-m", "degree", "--damping", "0.5"], "--damping"),
      (["measure", "MAP", "-m", "pagerank", "--damping", "7"], "damping of pagerank: found \"7\""),
      (["measure", "MAP", "-m", "degree", "--threads", "0"], "whole number of at least 1"),
      (["measure", "MAP", "-m", "degree", "--seed", "x"], "whole number of at least 0"),
      (["measure", "MAP", "-m", ","], "found an empty part"),
      (["measure", "MAP", "-m", "degree", "--from", "xls"], "--from: found \"xls\""),
      (["convert", "MAP", "x.gexf"], "does not tell the format"),
      (["convert", "MAP", "x", "--to", "xls"], "--to: found \"xls\""),
      (["convert", "MAP"], "convert takes IN OUT"),
      (["new", "-"], "new makes a folder"),
      (["list", "things"], "no list is called \"things\""),
      (["list", "measures", "betweennes"], "did you mean betweenness?"),
      (["list", "measures", "degree", "core"], "list takes WHAT [ID], found"),
      (["list"], "list takes WHAT [ID], found nothing"),
      (["help", "mesure"], "no command is called \"mesure\"; did you mean measure?"),
      (["compare", "MAP", "MAP", "--read-as", "hops"], "--read-as needs --measure"),
      (["compare", "MAP", "MAP", "--group-by", "side"], "--group-by needs --measure"),
      (
        ["compare", "MAP", "MAP", "-m", "degree", "--group-by", "side"],
        "none of the measures asked for has a parameter --group-by"
      ),
      (
        ["compare", "MAP", "MAP", "-m", "gould-fernandez", "--group-by", "sid"],
        "no actor has a field or attribute \"sid\""
      ),
      (["convene", "MAP", "--require", "nobody"], "no actor is called \"nobody\""),
      (["convene", "MAP", "--require", "a1,,WN"], "expected words separated by commas"),
      (["convene", "MAP", "--roles", "mediater"], "no actor has role \"mediater\""),
      (["convene", "MAP", "--max-size", "4"], "--max-size needs --inclusive"),
      (["convene", "MAP", "--min-trust", "2"], "expected a number from 0 to 1"),
      (["convene", "MAP", "--between", "A", "Z"], "no side and no actor is called \"Z\""),
      (["confidence", "MAP", "--steps", "0"], "expected a whole number from 1 to 12"),
      (["confidence", "MAP", "--order-by", "cost"], "expected one of gain, gain-per-cost"),
      (["confidence", "MAP", "--delta", "0"], "expected a number from 0.001 to 1"),
      (["assess", "MAP"], "say which analytics"),
      (["assess", "MAP", "-a", "nothing"], "no analytic is called \"nothing\""),
      (["assess", "MAP", "--all", "-a", "support-and-independence"], "give -a or --all, not both"),
      (
        ["assess", "MAP", "--all", "--support-threshold", "2"],
        "support-threshold of support-and-independence: found \"2\", expected a number from 0 to 1"
      ),
      (["brigdes", "MAP"], "no command is called \"brigdes\"; did you mean bridges?"),
    ])
  func refused(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments.map { $0 == "MAP" ? valleys : $0 })
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("actormap: "))
    #expect(run.error.contains(message))
  }

  @Test(
    "on a map of one side an analytic that needs two is refused, with --all told and passed over")
  func oneSide() throws {
    let map = """
      {"actormap": 1, "sides": [{"id": "A"}], "actors": [{"id": "a", "side": "A"}],
       "relationships": []}
      """
    let alone = try actormap("assess", "-", "-a", "support-and-independence", input: map)
    #expect(alone.code == 64)
    #expect(alone.error.contains("two ends are needed, and the map has one side with actors (A)"))
    let all = try actormap("assess", "-", "--all", input: map)
    #expect(all.code == 0)
    #expect(all.output.contains("Not answered: two ends are needed"))
    #expect(all.error.contains("support-and-independence: two ends are needed"))
  }

  @Test("requirements that contradict each other are an answer: named, and no table")
  func contradiction() throws {
    let run = try actormap("convene", valleys, "--require", "PA", "--exclude", "PA")
    #expect(run.code == 0)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("(1) Party A is not at the table; (2) Party A is at the table"))
    for format in ["csv", "jsonl"] {
      let rows = try actormap(
        "convene", valleys, "--require", "PA", "--exclude", "PA", "--format", format)
      #expect(rows.code == 0 && rows.output.contains("exclude:PA"))
      #expect(rows.error.contains("convening-set: No table is possible"))
    }
    let lists = try actormap("convene", valleys, "--inclusive", "--format", "csv")
    #expect(lists.code == 0)
    #expect(lists.output.contains("\nconvening-set,tables,WN;a1;b1,"))
    let order = try actormap("confidence", valleys, "--format", "jsonl", "--steps", "1")
    #expect(order.code == 0)
    #expect(order.output.contains("\"section\": \"singles\""))
  }

  @Test("three of four sides are asked about with --and, by every command that takes ends")
  func threeOfFour() throws {
    let map = """
      {"format": "actormap", "version": 1,
       "sides": [{"id": "A"}, {"id": "B"}, {"id": "C"}, {"id": "D"}],
       "actors": [{"id": "a", "side": "A"}, {"id": "b", "side": "B"}, {"id": "c", "side": "C"},
        {"id": "d", "side": "D"}, {"id": "m", "roles": ["mediator"]}],
       "relationships": [
        {"from": "a", "to": "m", "kind": "trust", "trust": 0.9},
        {"from": "b", "to": "m", "kind": "trust", "trust": 0.8},
        {"from": "c", "to": "m", "kind": "trust", "trust": 0.7}]}
      """
    let ends = ["--between", "A", "B", "--and", "C", "--format", "json"]
    for command in [["bridges"], ["convene"], ["confidence"], ["brief"]] {
      let run = try Tool.run(command + ["-"] + ends, input: map, shell: nil)
      #expect(run.code == 0, "\(command)")
    }
    // The least of .9, .8 and .7; d, whom nobody asked about, trusts nobody.
    let bridges = try Tool.run(["bridges", "-"] + ends, input: map, shell: nil)
    #expect(bridges.output.contains("\"acceptability\": 0.7,"))
  }

  @Test("no two options of a command have the same name")
  func optionNames() throws {
    for command in try Self.commands() {
      let lines = try actormap(command, "--help").output.split(separator: "\n")
      let names = lines.compactMap { $0.wholeMatch(of: #/  (?:-., )?(--[a-z-]+).*/#)?.output.1 }
      #expect(Set(names).count == names.count, "\(command)")
    }
  }

  @Test("a side that no actor has is refused by name; a map of one side asks for --between")
  func sides() throws {
    let map = """
      {"actormap": 1, "sides": [{"id": "A"}, {"id": "B"}],
       "actors": [{"id": "a", "side": "A"}, {"id": "m"}], "relationships": []}
      """
    let empty = try actormap("bridges", "-", "--between", "A", "B", input: map)
    #expect(empty.code == 64)
    #expect(empty.error.contains("no actor belongs to side \"B\""))
    let one = try actormap("bridges", "-", input: map)
    #expect(one.code == 64)
    #expect(
      one.error.contains("one side with actors (A); name two actors as ends, with --between A B"))
  }

  @Test("wrong use leaves an output that is there untouched")
  func untouched() throws {
    try withFolder { folder in
      let output = folder + "/out"
      try write("old", to: output)
      for words in [
        ["bridges", valleys, "-o", output, "--between", "A", "Z"],
        ["bridges", valleys, "-o", output, "--explain", "nobody"],
        ["measure", valleys, "-o", output, "-m", "nothing"],
        ["list", "nothing", "-o", output], ["convert", valleys, output, "--to", "xls"],
      ] {
        #expect(try Tool.run(words).code == 64)
        #expect(try text(output) == "old")
        #expect(try entries(folder) == ["out"])
      }
    }
  }

  @Test("no command: help on standard error and 64; help asked for: standard output and 0")
  func noCommand() throws {
    let none = try actormap()
    #expect(none.code == 64)
    #expect(none.output == "")
    for word in ["--help", "-h", "help"] {
      let asked = try actormap(word)
      #expect(asked.code == 0)
      #expect(asked.error == "")
      #expect(asked.output == none.error)
    }
    #expect(try Self.commands().contains("bridges"))
  }

  @Test("every command has help, a version, and the common options")
  func help() throws {
    for command in try Self.commands() {
      let help = try actormap(command, "--help")
      #expect(help.code == 0)
      #expect(help.error == "")
      #expect(help.output.contains("\nUsage: actormap \(command) "))
      for option in ["--quiet", "--seed N", "--threads N", "-h, --help", "--version"] {
        #expect(help.output.contains("\n  \(option) "))
      }
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(try actormap(command, "-h").output == help.output)
      #expect(try actormap(command, "x", "--nonsense", "--help").output == help.output)
      #expect(try actormap(command, "--version").output == actormap("--version").output)
    }
    #expect(try actormap("--version").output == "actormap 0.1.0\n")
  }

  @Test("messages give a terminal nothing to obey")
  func harmless() throws {
    let run = try actormap("bridges", valleys, "--between", "A", "\u{1B}[2J\u{7}")
    #expect(run.code == 64)
    #expect(!run.error.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
