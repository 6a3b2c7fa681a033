// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorFormats

/// A workbook in which twenty-seven things are wrong, each in another way, with cells of every type;
/// the cells are those in which the mistakes were put.
@Suite("Twenty mistakes at once, in a workbook")
struct TwentyMistakesWorkbookTests {
  /// What a cell holds; the date is a number of a style that shows dates.
  private enum Cell {
    case text(String), number(String), truth(Bool), error(String), date(String), blank

    var xml: String {
      switch self {
      case .text(let text):
        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
      case .number(let number): "<c><v>\(number)</v></c>"
      case .truth(let isTrue): "<c t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>"
      case .error(let name): "<c t=\"e\"><v>\(name)</v></c>"
      case .date(let days): "<c s=\"1\"><v>\(days)</v></c>"
      case .blank: "<c/>"
      }
    }
  }

  private static func texts(_ texts: String...) -> [Cell] { texts.map { Cell.text($0) } }

  private static let actors: [[Cell]] = [
    texts("Id", "Name", "Side", "Track", "Insider", "Power") + [.blank, .text("Name")],
    texts("a", "Anna", "north") + [.number("1"), .truth(true), .number("0.5")],
    texts("b", "Ben", "north") + [.number("5"), .text("maybe"), .number("7")],
    texts("c", "Cleo", "south")
      + [.number("2"), .truth(false), .text("0,5"), .text("stray")],
    [.blank] + texts("Nobody", "south"),
    texts("b", "Bert", "south"),
    // 43832 days after 30 December 1899: 2 January 2020.
    texts("d", "Dora", "south") + [.date("43832"), .blank, .truth(true)],
    texts("e", "Eva", "north") + [.blank, .blank, .error("#DIV/0!")],
  ]

  private static let ties: [[Cell]] = [
    texts(
      "Id", "From", "To", "Kind", "Trust", "Confidence", "Start", "End", "Directed"),
    [.number("1")] + texts("a", "zoe", "trust") + [.number("0.5")],
    [.number("2"), .text("a"), .blank, .text("trust"), .number("0.5")],
    [.number("3")] + texts("a", "b", "trust") + [.number("1.5")],
    [.number("4")] + texts("a", "c", "trust", "high", "70%"),
    [.number("5")] + texts("b", "c", "alliance") + [.blank, .blank, .text("31.12.2020")],
    [.number("6")] + texts("b", "a", "alliance")
      + [.blank, .blank, .number("2020"), .number("2019")],
    [.number("1")] + texts("c", "a", "aliance"),
    [.number("8")] + texts("c", "c", "trust") + [.number("0.5")],
    [.number("9")] + texts("c", "b ", "trust") + [.number("0.5")],
    [.number("10")] + texts("a", "b", "trust"),
    [.number("11")] + texts("d", "a", "trust") + [.blank, .number("1.7")],
    [.number("12")] + texts("d", "b", "trust")
      + [.blank, .blank, .blank, .blank, .text("perhaps")],
    [.number("13")] + texts("d", "c", "trust") + [.error("#N/A")],
    [.number("14")] + texts("d", "a", "conflict"),
  ]

  /// Every message whole, without the name of the file: sheet, row, column; found, cell, expected,
  /// how to mend it.
  private static let expected = """
    Actors:1:8: found header "Name" a second time in cell H1, expected a header of its own for \
    every column; to mend it, rename or remove the column
    Actors:3:4: found 5 for track in cell D3, expected 1, 1.5, 2 or 3; to mend it, correct the \
    track, or leave it out
    Actors:3:5: found "maybe" for insider in cell E3, expected true or false; to mend it, write \
    true or false, without quotation marks
    Actors:3:6: found 7 for power in cell F3, expected a number from 0 to 1; to mend it, give power \
    in that range, or leave it out where it is unknown
    Actors:4:6: found "0,5" for power in cell F4, expected a number from 0 to 1; to mend it, write \
    0.5, with a point
    Actors:4:7: found "stray" under no header in cell G4, expected a header of its own for every \
    column; to mend it, name the column, remove it, or leave it out: --on-unknown drop
    Actors:5:1: found nothing under "Id" in cell A5, expected an id in every row; to mend it, fill \
    it in, or remove the row
    Actors:6:1: found actor id "b" a second time in cell A6, expected an id that no other actor \
    has; to mend it, rename it, or merge it with that of row 3
    Actors:7:4: found "2020-01-02" for track in cell D7, expected 1, 1.5, 2 or 3; to mend it, \
    correct the track, or leave it out
    Actors:7:6: found "true" for power in cell F7, expected a number from 0 to 1; to mend it, give \
    power in that range, or leave it out where it is unknown
    Actors:8:6: found the error #DIV/0! in cell F8, expected a value; to mend it, correct the \
    formula, or empty the cell
    Ties:2:3: found actor "zoe", which is not in actors in cell C2, expected the id of an actor in \
    actors; to mend it, add the actor, or correct the id
    Ties:3:3: found nothing under "To" in cell C3, expected the id of an actor in every row; to \
    mend it, fill it in, or remove the row
    Ties:4:5: found 1.5 for trust in cell E4, expected a number from −1 to 1; to mend it, give \
    trust in that range, or leave it out where it is unknown
    Ties:5:5: found "high" for trust in cell E5, expected a number from −1 to 1; to mend it, give \
    trust in that range, or leave it out where it is unknown
    Ties:5:6: found confidence grade "70%", which is not in confidenceGrades in cell F5, expected a \
    number from 0 to 1, or a grade of the map's table; to mend it, write 0.7
    Ties:6:7: found "31.12.2020" for start in cell G6, expected a date such as 1993-08-20, 1993-08 \
    or 1993; to mend it, correct the date, or leave it out where it is unknown
    Ties:7:8: found end 2019 before start 2020 in cell H7, expected an end on or after the start; \
    to mend it, correct one of the two dates
    Ties:8:1: found relationship id "1" a second time in cell A8, expected an id that no other \
    relationship has; to mend it, rename it, or merge it with that of row 2
    Ties:8:4: warning: found kind "aliance" in cell D8, expected "alliance", which it resembles; to \
    mend it, correct it, if that is meant; as it is, no rule knows it
    Ties:9:1: warning: found a tie from "c" to itself in cell A9, expected ties between two actors; \
    no measure or picture counts this one; to mend it, correct one of the ends, or remove the tie
    Ties:10:3: warning: found actor "b " in cell C10, expected "b", which it resembles; to mend it, \
    write the id as in the list of actors
    Ties:10:3: found actor "b ", which is not in actors in cell C10, expected the id of an actor in \
    actors; to mend it, add the actor, or correct the id
    Ties:11:1: warning: found a second tie of kind trust from "a" to "b" in cell A11, expected one \
    for the same layers and dates; of several the largest value counts; to mend it, merge it with \
    that of row 4, or tell them apart
    Ties:12:6: found 1.7 for confidence in cell F12, expected a number from 0 to 1; to mend it, \
    give confidence in that range, or leave it out where it is unknown
    Ties:13:9: found "perhaps" for directed in cell I13, expected true or false; to mend it, write \
    true or false, without quotation marks
    Ties:14:5: found the error #N/A in cell E14, expected a value; to mend it, correct the formula, \
    or empty the cell
    Ties:15:2: found merged cells B15:C15 in cell B15, expected a cell of its own in every column; \
    to mend it, unmerge them and write each value into its column
    """

  @Test("all are told, each in its cell with how to mend it, and every row is accounted for")
  func all() throws {
    let sheet = { (rows: [[Cell]], more: String) in
      let rows = rows.map { "<row>\($0.map(\.xml).joined())</row>" }
      return "<sheetData>\(rows.joined())</sheetData>\(more)"
    }
    let merged = "<mergeCells><mergeCell ref=\"B15:C15\"/></mergeCells>"
    let file = try HandMade.xlsx(
      [("Actors", "", sheet(Self.actors, "")), ("Ties", "", sheet(Self.ties, merged))],
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
    let error = #expect(throws: FormatError.self) { try HandMade.read(file) }
    let found = (error?.problems ?? []).map { String($0.description.dropFirst("m.xlsx#".count)) }
    let expected = Self.expected.split(separator: "\n").map(String.init)
    #expect(found.filter { !expected.contains($0) } == [])
    #expect(expected.filter { !found.contains($0) } == [])
    let report = try #require(error?.report)
    // By hand: only Anna's row is right; of the ties the loop, and the second one from a to b.
    #expect(report.actors.read == 7 && report.actors.kept == 1 && report.actors.isBalanced)
    #expect(report.ties.read == 14 && report.ties.kept == 2 && report.ties.isBalanced)
  }
}
