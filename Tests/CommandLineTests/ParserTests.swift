// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import CommandLineKit
import Testing

private let bake = Command(
  "bake", operands: ["DOUGH"], "bakes bread",
  details: "Bread is baked until it is done.\nThen it cools.",
  options: [
    Option("--heat", values: ["DEGREES"], "how hot"),
    Option("--output", short: "-o", values: ["FILE"], "where it goes"),
    Option("--between", values: ["A", "B"], "two times"),
    Option("--with", values: ["SEED,…"], "seeds"),
    Option("--crisp", "a hard crust"),
  ])

@Suite("Parsing the command line")
struct ParserTests {
  private func parse(_ words: String...) throws(UsageError) -> Invocation {
    try Invocation(words, for: bake)
  }

  private func refusal(_ words: String...) -> String? {
    let error = #expect(throws: UsageError.self) { try Invocation(words, for: bake) }
    return error?.description
  }

  @Test("options that may repeat are kept in the order of the command line, whichever they are")
  func repeated() throws {
    let knead = Command(
      "knead", operands: ["DOUGH"], "works dough",
      options: [
        Option("--fold", values: ["WAY"], "how to fold", isRepeatable: true),
        Option("--rest", values: ["TIME"], "how long to rest", isRepeatable: true),
      ])
    let words = ["--fold", "in", "rye", "--rest=5", "--fold", "out"]
    let found = try Invocation(words, for: knead)
    #expect(found.repeated.map(\.option) == ["--fold", "--rest", "--fold"])
    #expect(found.repeated.map(\.values) == [["in"], ["5"], ["out"]])
    #expect(found.has("--fold") && found.operands == ["rye"])
    #expect(try parse("rye").repeated.isEmpty)
  }

  @Test("long, short and = name the same option, before or after operands")
  func forms() throws {
    for words in [
      ["--heat", "9", "-o", "x", "rye"], ["rye", "--heat=9", "--output=x"],
      ["--output", "x", "rye", "--heat", "9"],
    ] {
      let found = try Invocation(words, for: bake)
      #expect(found.operands == ["rye"])
      #expect(found.value("--heat") == "9")
      #expect(found.value("--output") == "x")
      #expect(!found.has("--crisp"))
    }
    #expect(try parse("--heat=a=b").value("--heat") == "a=b")
    #expect(try parse("--heat=").value("--heat") == "")
    #expect(try parse("--crisp").has("--crisp"))
  }

  @Test("-- ends the options, - alone is an operand, and may be a value")
  func dashes() throws {
    #expect(try parse("--", "--heat", "-o", "--").operands == ["--heat", "-o", "--"])
    #expect(try parse("-", "--crisp").operands == ["-"])
    #expect(try parse("-o", "-").value("--output") == "-")
    #expect(try parse("--heat", "-5").value("--heat") == "-5")
    #expect(try parse("").operands == [""])
  }

  @Test("an option with two values takes both")
  func pairs() throws {
    #expect(try parse("--between", "1", "2", "rye").all("--between") == ["1", "2"])
    #expect(try parse("--between=1", "2", "rye").all("--between") == ["1", "2"])
    #expect(try parse("rye").all("--between") == nil)
  }

  @Test("what is refused, and how")
  func refusals() {
    #expect(refusal("--crisp", "--crisp") == "--crisp is given twice")
    #expect(refusal("-o", "x", "--output=y") == "--output is given twice")
    #expect(refusal("--heat") == "--heat needs DEGREES")
    #expect(refusal("--between", "1") == "--between needs A B")
    #expect(refusal("--between", "1", "--crisp") == "--between needs A B")
    #expect(refusal("--between", "1", "--heat=3") == "--between needs A B")
    #expect(refusal("-o", "--", "x") == "-o needs FILE")
    #expect(refusal("--crisp=yes") == "--crisp takes no value")
    #expect(refusal("--haet", "3") == "bake has no option --haet; did you mean --heat?")
    #expect(refusal("--out", "x") == "bake has no option --out; did you mean --output?")
    #expect(refusal("--outputs", "x") == "bake has no option --outputs; did you mean --output?")
    #expect(refusal("--frost") == "bake has no option --frost; --help tells those that there are")
    #expect(refusal("-x") == "bake has no option -x; --help tells those that there are")
    #expect(refusal("-ox") == "bake has no option -ox; did you mean -o?")
  }

  private enum Crust: String, CaseIterable { case soft, hard }

  @Test("numbers, lists and closed sets of words")
  func values() throws {
    #expect(try parse("--heat", "3").integer("--heat", least: 1) == 3)
    #expect(try parse("--heat", "0.5").number("--heat", in: 0...1) == 0.5)
    #expect(try parse("--heat", "hard").choice("--heat", Crust.self) == .hard)
    #expect(try parse("--with", "a,b").list("--with") == ["a", "b"])
    #expect(try parse("rye").integer("--heat", least: 1) == nil)
    #expect(try parse("rye").number("--heat", in: 0...1) == nil)
    #expect(try parse("rye").choice("--heat", Crust.self) == nil)
    #expect(try parse("rye").list("--with") == nil)
    func message(_ body: () throws(UsageError) -> Any?) -> String? {
      do throws(UsageError) { _ = try body() } catch { return error.description }
      return nil
    }
    #expect(
      message { () throws(UsageError) in
        try Invocation(["--heat", "0"], for: bake).integer("--heat", least: 1)
      } == "--heat: found \"0\", expected a whole number of at least 1")
    for text in ["nan", "inf", "1.01", "x", ""] {
      #expect(
        message { () throws(UsageError) in
          try Invocation(["--heat", text], for: bake).number("--heat", in: 0...1)
        } == "--heat: found \"\(text)\", expected a number from 0 to 1")
    }
    #expect(
      message { () throws(UsageError) in
        try Invocation(["--heat", "x"], for: bake).choice("--heat", Crust.self)
      } == "--heat: found \"x\", expected one of soft, hard")
    #expect(
      message { () throws(UsageError) in
        try Invocation(["--with", "a,,b"], for: bake).list("--with")
      } == "--with: found an empty part in \"a,,b\", expected A,B,…")
  }
}

@Suite("Help texts")
struct HelpTests {
  @Test("the help of a command, exactly")
  func command() {
    #expect(
      HelpText.text(for: bake, tool: "kitchen") == """
        bakes bread

        Usage: kitchen bake DOUGH [OPTIONS]

        Bread is baked until it is done.
        Then it cools.

        Options:
          --heat DEGREES     how hot
          -o, --output FILE  where it goes
          --between A B      two times
          --with SEED,…      seeds
          --crisp            a hard crust

        """)
  }

  @Test("the help of the tool, exactly")
  func overview() {
    let cool = Command("cool", "lets bread cool")
    #expect(
      HelpText.overview(tool: "kitchen", summary: "kitchen 1: bread.", commands: [bake, cool])
        == """
        kitchen 1: bread.

        Usage: kitchen COMMAND [OPTIONS]

        Commands:
          bake DOUGH  bakes bread
          cool        lets bread cool

        Every command has --help. "-" is standard input or output.

        """)
    #expect(
      HelpText.text(for: cool, tool: "kitchen")
        == "lets bread cool\n\nUsage: kitchen cool [OPTIONS]\n")
  }

  @Test("long texts are wrapped at 100 characters, counted as characters and not as bytes")
  func wrapping() {
    let umlauts = Array(repeating: "ääääääääää", count: 20).joined(separator: " ")
    let help = HelpText.text(
      for: Command(
        "bake", umlauts, details: umlauts,
        options: [
          Option("--ä", values: ["Ä…"], umlauts),
          Option("--" + String(repeating: "long", count: 9), "too long for its column"),
        ]), tool: "kitchen")
    let lines = help.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    // Nine words of ten letters and eight spaces are 98; a tenth would be 109.
    #expect(lines[0].count == 98)
    // The left column is cut at 34, so the right one has 100 − 38 = 62: five words are 54.
    #expect(lines.contains { $0.hasPrefix("  --ä Ä…" + String(repeating: " ", count: 30) + "ä") })
    #expect(help.contains("\n" + String(repeating: " ", count: 38) + "too long for its column\n"))
  }

  @Test(
    "the likely word",
    arguments: [
      ("meausre", "measure"), ("brigdes", "bridges"), ("conv", "convert"), ("cheque", nil),
      ("x", nil), ("", nil), ("chek", "check"), ("checks", "check"),
    ])
  func spelling(word: String, meant: String?) {
    #expect(
      Spelling.nearest(to: word, among: ["measure", "bridges", "convert", "check"]) == meant)
  }
}
