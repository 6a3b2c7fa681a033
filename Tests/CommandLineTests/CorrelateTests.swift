// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("rank correlations, end to end")
struct CorrelateTests {
  private let karate = shipped("karate-club")
  private let valleys = shipped("two-valleys")

  @Test("measure --correlate: the matrix in place of the values, in every form")
  func measure() throws {
    let run = try actormap("measure", karate, "-m", "degree,betweenness", "--correlate")
    #expect(run.code == 0 && run.error == "")
    #expect(run.output.contains("Kendall’s tau-b:"))
    #expect(run.output.contains("0.8106") && run.output.contains("0.905"))
    let csv = try actormap(
      "measure", karate, "-m", "degree,betweenness", "--correlate", "--format", "csv")
    #expect(csv.code == 0)
    #expect(csv.output.hasPrefix("measure,with,actors,kendall,spearman\n"))
    let all = try actormap("measure", valleys, "--all", "--correlate", "--format", "json")
    #expect(all.code == 0 && all.output.contains("\"correlations\""))
  }

  @Test("what has no rankings to compare is refused")
  func refused() throws {
    for (arguments, words) in [
      (["-m", "degree"], "two measures or more"), (["-m", "degree,bridges"], "bridges is not one"),
      (["-m", "degree,core", "--top", "3"], "without --top"),
      (["-m", "degree,core", "--uncertainty"], "without --uncertainty"),
    ] {
      let run = try Tool.run(
        ["measure", karate] + arguments + ["--correlate"], input: nil, shell: nil)
      #expect(run.code == 64 && run.output == "" && run.error.contains(words), "\(arguments)")
    }
  }

  @Test("compare --measure: how alike both maps rank, actors matched by id")
  func compare() throws {
    let same = try actormap("compare", valleys, valleys, "--measure", "degree,betweenness")
    #expect(same.code == 0)
    #expect(same.output.contains("How alike measures rank the actors of both maps"))
    let json = try actormap(
      "compare", "1992-07", shipped("mozambique-1992"), "-m", "degree", "--format", "json")
    #expect(json.code == 0)
    #expect(json.output.contains("\"rank-correlations\"") && json.output.contains("\"kendall\""))
    let plain = try actormap("compare", valleys, valleys, "--format", "json")
    #expect(!plain.output.contains("rank-correlations"))
    let signed = try actormap(
      "compare", valleys, valleys, "-m", "signed-degree", "--read-as", "signed")
    #expect(signed.code == 0 && signed.error == "")
    #expect(signed.output.contains("Measures read both maps as signed: "))
    let grouped = try actormap(
      "compare", valleys, valleys, "-m", "gould-fernandez", "--group-by", "role")
    #expect(grouped.output.contains("gould-fernandez: group-by role, no-side single."))
    #expect(same.output.contains("Measures read both maps as trust: "))
    // The karate club records no trust, so both are read as hops, and the report says so.
    let other = try actormap("compare", karate, valleys, "-m", "degree", "--format", "json")
    #expect(
      other.output.contains("Measures read both maps as hops: 78 undirected ties on the first"))
    let refused = try actormap(
      "compare", "1992-07", shipped("mozambique-1992"), "-m", "closeness", "--read-as", "signed")
    #expect(refused.code != 0 && refused.output == "" && refused.error.contains("negative ties"))
    let ties = try actormap("compare", valleys, valleys, "-m", "bridges")
    #expect(ties.code == 64 && ties.error.contains("bridges is not one"))
    let unknown = try actormap("compare", valleys, valleys, "-m", "nothing")
    #expect(unknown.code == 64 && unknown.output == "")
  }
}
