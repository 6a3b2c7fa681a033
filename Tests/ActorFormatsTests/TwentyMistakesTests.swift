// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// A spreadsheet in which twenty-two things are wrong, each in another way; places by hand.
@Suite("Twenty mistakes at once")
struct TwentyMistakesTests {
  static let actors = """
    Id,Name,Side,Track,Insider,Power,,Name
    a,Anna,north,1,yes,0.5,,
    b,Ben,north,5,maybe,7,,
    c,Cleo,south,2,no,"0,5",stray,
    ,Nobody,south,,,,,
    b,Bert,south,,,,,
    d,Dora
    e,Eva,north,,,,,,,more

    """
  static let ties = """
    Id,From,To,Kind,Trust,Confidence,Start,End
    1,a,zoe,trust,0.5,,,
    2,a,,trust,0.5,,,
    3,a,b,trust,1.5,,,
    4,a,c,trust,high,70%,,
    5,b,c,alliance,,,31.12.2020,
    6,b,a,alliance,,,2020,2019
    1,c,a,aliance,,,,
    8,c,c,trust,0.5,,,
    9,c,b ,trust,0.5,,,
    10,"a"x,b,trust,0.5,,,

    """

  /// Where each mistake is and what is said to be found; the first part of each is enough.
  static let expected = [
    "who.csv:1:35: found header \"Name\" a second time",
    "who.csv:3:13: found 5 for track",
    "who.csv:3:15: found \"maybe\" for insider",
    "who.csv:3:21: found 7 for power",
    "who.csv:4:19: found \"0,5\" for power",
    "who.csv:4:25: found \"stray\" under no header",
    "who.csv:5:1: found nothing under \"Id\"",
    "who.csv:6:1: found actor id \"b\" a second time",
    "who.csv:7:1: found a row of 2 cells",
    "who.csv:8:1: found a row of 10 cells",
    "ties.csv:2:5: found actor \"zoe\", which is not in actors",
    "ties.csv:3:5: found nothing under \"To\"",
    "ties.csv:4:13: found 1.5 for trust",
    "ties.csv:5:13: found \"high\" for trust",
    "ties.csv:5:18: found confidence grade \"70%\"",
    "ties.csv:6:18: found \"31.12.2020\" for start",
    "ties.csv:7:23: found end 2019 before start 2020",
    "ties.csv:8:1: found relationship id \"1\" a second time",
    "ties.csv:8:7: warning: found kind \"aliance\"",
    "ties.csv:9:1: warning: found a tie from \"c\" to itself",
    "ties.csv:10:5: warning: found actor \"b \", expected \"b\", which it resembles",
    "ties.csv:11:7: found text after a closing quotation mark",
  ]

  @Test("all are told, each at its place with how to mend it, and every row is accounted for")
  func all() throws {
    try withFolder { folder in
      try write(Self.actors, to: folder + "/who.csv")
      try write(Self.ties, to: folder + "/ties.csv")
      let error = #expect(throws: FormatError.self) {
        try FormatCatalog.read(
          folder + "/ties.csv", options: ReadOptions(actorsPath: folder + "/who.csv"))
      }
      let found = (error?.problems ?? []).map {
        String($0.description.dropFirst(folder.utf8.count + 1))
      }
      for expected in Self.expected {
        #expect(found.contains { $0.hasPrefix(expected) }, "\(expected)\n\(found)")
      }
      #expect(error?.problems.allSatisfy { !$0.remedy.isEmpty && $0.line != nil } == true)
      let report = try #require(error?.report)
      #expect(report.actors.read == 7 && report.ties.read == 10)
      #expect(report.actors.isBalanced && report.ties.isBalanced)
      // By hand: only Anna's row is right, and of the ties only the one that is a loop; the first
      // with id 1 names Zoe.
      #expect(report.actors.kept == 1)
      #expect(report.ties.kept == 1)
    }
  }
}
