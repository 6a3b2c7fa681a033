// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Ranks and results")
struct RankingTests {
  @Test("competition ranks 1, 2, 2, 4; equal values in order of ids; undefined ones last")
  func competition() {
    let ranking = Ranking([3, nil, 5, 3, 1, nil], ids: ["d", "b", "x", "c", "a", "a2"])
    #expect(ranking.order == [2, 3, 0, 4, 5, 1])
    #expect(ranking.ranks == [2, nil, 1, 2, 4, nil])
  }

  @Test("values within 1e-9 relative of the next share a rank, however long the chain")
  func tolerance() {
    #expect(Ranking.isShared(1, 1 + 0.9e-9) && !Ranking.isShared(1, 1 + 1.1e-9))
    #expect(Ranking.isShared(1e-300, 1e-300 * (1 + 0.9e-9)))
    #expect(!Ranking.isShared(0, 1e-300) && Ranking.isShared(0, 0))
    #expect(Ranking.isShared(-2, -2 * (1 + 0.9e-9)) && !Ranking.isShared(-1, 1))
    let chain = (0..<10).map { 1 + Double($0) * 0.8e-9 }
    let ids = (0..<10).map { "a\($0)" }
    let ranking = Ranking(chain, ids: ids)
    #expect(ranking.ranks == [Int?](repeating: 1, count: 10))
    #expect(ranking.order == Array(0..<10))
  }

  @Test("order and ranks do not depend on the order of the input", arguments: 0..<30)
  func stable(seed: Int) {
    var random = SeededRandom(seed: seed)
    let entries = (0..<20).map { index in
      (id: "id \(index)", value: random.chance(20) ? nil : Double(random.below(6)))
    }
    let shuffled = random.shuffled(entries)
    func ranked(_ entries: [(id: String, value: Double?)]) -> [String] {
      let ranking = Ranking(entries.map(\.value), ids: entries.map(\.id))
      return ranking.order.map { "\(entries[$0].id) \(String(describing: ranking.ranks[$0]))" }
    }
    #expect(ranked(entries) == ranked(shuffled))
    let ranking = Ranking(entries.map(\.value), ids: entries.map(\.id))
    for (entry, rank) in zip(entries, ranking.ranks) {
      let above = entries.count { ($0.value ?? -1) > (entry.value ?? .infinity) }
      #expect(rank == entry.value.map { _ in above + 1 })
    }
  }

  @Test("nothing to rank")
  func nothing() {
    #expect(Ranking([], ids: []).order.isEmpty)
    #expect(Ranking([nil], ids: ["a"]).ranks == [nil])
  }

  @Test("ids order by bytes")
  func bytes() {
    let ids = ["ä", "a", "B", "b", "10", "9"]
    #expect(
      Ranking(ids.map { _ in 1 }, ids: ids).order.map { ids[$0] } == [
        "10", "9", "B", "a", "b", "ä",
      ])
  }

  @Test("every reason and error has its words")
  func words() {
    for reason in UndefinedReason.allCases {
      #expect(!reason.words.isEmpty)
      #expect(!reason.rawValue.contains("-"))
    }
    #expect(Set(UndefinedReason.allCases.map(\.words)).count == UndefinedReason.allCases.count)
    for reason in LeftOutReason.allCases { #expect(!reason.words.isEmpty) }
    for reading in Reading.allCases { #expect(!reading.title.isEmpty) }
    let many = AnalysisError.negativeTies(measure: "x", ties: (10..<30).map { "t\($0)" })
    #expect(
      many.description == "x has no meaning on negative ties, and the view has 20: t10, t11, t12, "
        + "t13, t14, t15, t16, t17, t18, t19, …; read the map as trust or hops")
  }

  @Test("fewer than one thread is one")
  func threads() {
    #expect(RunControl(threads: 0).threads == 1 && RunControl(threads: -3).threads == 1)
  }
}
