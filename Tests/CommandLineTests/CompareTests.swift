// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("compare, end to end")
struct CompareTests {
  private let valleys = shipped("two-valleys")

  @Test("a map and a changed copy: what differs, and how the ranking moves, in every form")
  func changed() throws {
    try withFolder { folder in
      let other = folder + "/other.actormap.json"
      let map = try text(valleys)
      // The women's network's way to Party A weakens from .6 to .2: .9 · .2 = .18 is left.
      let tie = "\"from\": \"a1\", \"to\": \"WN\", \"kind\": \"trust\", \"trust\": 0.6"
      try #require(map.contains(tie))
      try write(map.replacingOccurrences(of: tie, with: tie.dropLast(3) + "0.2"), to: other)
      let run = try actormap("compare", valleys, other)
      #expect(run.code == 0 && run.error == "")
      #expect(run.output.contains("Both maps have 13 of the 13 actors and 24 of the 24 ties"))
      #expect(run.output.contains("Women’s network is first on the first map"))
      let json = try actormap("compare", valleys, other, "--format", "json")
      let document =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect((document?["first"] as? [String: Any])?["title"] as? String == "Two Valleys")
      let analytics = document?["analytics"] as? [[String: Any]]
      #expect(analytics?.first?["number"] as? String == "D21")
      let csv = try actormap("compare", valleys, other, "--format", "csv")
      #expect(csv.output.contains("comparison,ranking,WN"))
      #expect(try actormap("compare", valleys, other, "--format", "markdown").code == 0)
    }
  }

  @Test("a date stands for the same map at that date")
  func date() throws {
    let run = try actormap("compare", "1992-07", shipped("mozambique-1992"))
    #expect(run.code == 0)
    #expect(run.output.contains("as of 1992-07,") && run.output.contains("as of 1992-10-04,"))
  }

  @Test("what cannot be compared is refused, and nothing is written")
  func refused() throws {
    let both = try actormap("compare", "-", "-")
    #expect(both.code == 64 && both.error.contains("cannot both be standard input"))
    let one = try actormap("compare", valleys)
    #expect(one.code == 64)
    let unknown = try actormap("compare", valleys, valleys, "--between", "A", "nobody")
    #expect(unknown.code == 64 && unknown.output == "" && unknown.error.contains("nobody"))
    let missing = try actormap("compare", valleys, "/does-not-exist.json")
    #expect(missing.code == 66 && missing.output == "")
  }
}
