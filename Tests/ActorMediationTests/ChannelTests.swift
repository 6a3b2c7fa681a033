// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("Channels: cases worked by hand")
struct ChannelTests {
  private func channels(
    _ map: ActorMap, threshold: Double = 0.5, roles: [Role]? = [.representative, .mediator]
  ) throws -> EntryChannels {
    try BridgeReport(BridgeQuestion(threshold: threshold, roles: roles), on: map).channels[0]
  }

  @Test("a tie counts with the larger of its two directions, and θ itself is enough")
  func directions() throws {
    let map = conflict(
      mediators: ["m"], [trust("m", "pa", 0.5), trust("pa", "m", 0.1), trust("pb", "m", 0.6)])
    let found = try channels(map)
    #expect(found.count == 1)
    #expect(found.paths[0].actors == ["pa", "m", "pb"])
    #expect(found.paths[0].ties.map(\.from) == ["m", "pb"], "the tie that says so, as it is")
    #expect(found.paths[0].ties.map(\.to) == ["pa", "m"])
    #expect(try channels(map, threshold: 0.500_001).count == 0)
  }

  @Test("a direct tie between the parties is told apart: not counted and not cut")
  func direct() throws {
    let found = try channels(
      conflict(
        mediators: ["m"], [trust("pb", "pa", 0.9), trust("pa", "m", 0.9), trust("pb", "m", 0.9)]))
    #expect(found.count == 1)
    #expect(found.singlePointsOfFailure == ["m"])
    #expect(found.direct.map { [$0.from, $0.to] } == [["pb", "pa"]])
    #expect(found.direct[0].value == 0.9)
    #expect(try channels(conflict(mediators: ["m"], [trust("pb", "pa", 0.9)])).count == 0)
  }

  @Test("who stands on any channel is whom walking every chain without a repeat finds")
  func intermediaries() throws {
    var random = SeededRandom(seed: 11)
    var withOthers = 0
    for _ in 0..<150 {
      let mediators = (0..<7).map { "m\($0)" }
      let all = ["pa", "pb"] + mediators
      let ties = (0..<(6 + random.below(8))).compactMap { _ -> Relationship? in
        let (from, to) = (random.pick(all), random.pick(all))
        return from == to ? nil : trust(from, to, random.chance(80) ? 0.9 : 0.1)
      }
      let found = try channels(conflict(mediators: mediators, ties))
      let strong = ties.filter { $0.trust.map { $0.value >= 0.5 } ?? false }
      var onChains: Set<String> = []
      func walk(_ chain: [String]) {
        for tie in strong where tie.from == chain.last || tie.to == chain.last {
          let next = tie.from == chain.last ? tie.to : tie.from
          if next == "pb", chain.count > 1 { onChains.formUnion(chain.dropFirst()) }
          if !["pa", "pb"].contains(next), !chain.contains(next) { walk(chain + [next]) }
        }
      }
      walk(["pa"])
      #expect(found.intermediaries == onChains.sorted())
      let drawn = Set(found.paths.flatMap(\.actors))
      withOthers += onChains.subtracting(drawn).isEmpty ? 0 : 1
    }
    #expect(withOthers > 20, "the case that matters occurs")
  }

  @Test("the shortest chain may have to be undone: the flow finds both others")
  func rerouting() throws {
    // pa–x–y–pb is found first and blocks the other two, which together are more.
    let chains = [["x", "y"], ["x", "v", "w"], ["u", "t", "y"]]
    let ties = chains.flatMap { chain in
      zip(["pa"] + chain, chain + ["pb"]).map { trust($0, $1, 0.9) }
    }
    let found = try channels(conflict(mediators: ["x", "y", "u", "t", "v", "w"], ties))
    #expect(found.shortest?.actors == ["pa", "x", "y", "pb"])
    #expect(
      Set(found.paths.map(\.actors)) == [
        ["pa", "x", "v", "w", "pb"], ["pa", "u", "t", "y", "pb"],
      ])
    #expect(
      Set(found.minimumCuts.map(Set.init)) == [
        ["x", "y"], ["x", "u"], ["x", "t"], ["v", "y"], ["w", "y"],
      ])
  }

  @Test("undoing may go back over several ties, and leave an actor out altogether")
  func longRerouting() throws {
    let kept = [["a", "r1", "r2", "r3"], ["p1", "p2", "p3", "c"]]
    let ties = ([["a", "b", "c"]] + kept).flatMap { chain in
      zip(["pa"] + chain, chain + ["pb"]).map { trust($0, $1, 0.9) }
    }
    let mediators = Set(kept.flatMap { $0 } + ["b"]).sorted()
    let found = try channels(conflict(mediators: mediators, ties))
    #expect(found.shortest?.actors == ["pa", "a", "b", "c", "pb"])
    #expect(Set(found.paths.map(\.actors)) == Set(kept.map { ["pa"] + $0 + ["pb"] }))
  }

  @Test("of equal products the chain with fewer ties is the best by trust")
  func fewestTies() throws {
    let found = try channels(
      conflict(
        mediators: ["a", "b", "z"],
        [
          trust("pa", "a", 1), trust("a", "b", 0.5), trust("b", "pb", 1),
          trust("pa", "z", 0.5), trust("z", "pb", 1),
        ]))
    #expect(found.strongest?.actors == ["pa", "z", "pb"])
    #expect(found.strongest?.trust == 0.5)
  }

  @Test("the principals of a side count as one end, and none stands in between")
  func mergedEnds() throws {
    var map = conflict(
      mediators: ["m", "n"],
      [
        trust("pa", "m", 0.9), trust("qa", "n", 0.8), trust("m", "qa", 0.9),
        trust("n", "pb", 0.9), trust("m", "pb", 0.6),
      ])
    map.actors.append(Actor(id: "qa", roles: [.party, .mediator], side: "A"))
    let found = try channels(map)
    #expect(found.count == 2)
    #expect(Set(found.paths.map(\.actors)) == [["pa", "m", "pb"], ["qa", "n", "pb"]])
    #expect(found.minimumCuts == [["m", "n"]])
    #expect(found.singlePointsOfFailure == [])
  }

  @Test("more minimum cuts than are listed are counted as more")
  func manyCuts() throws {
    // Five chains of four mediators each: 4⁵ = 1,024 smallest sets.
    let ids = (0..<5).map { chain in (0..<4).map { "m\(chain)-\($0)" } }
    let ties = ids.flatMap { chain in
      zip(["pa"] + chain, chain + ["pb"]).map { trust($0, $1, 0.9) }
    }
    let found = try channels(conflict(mediators: ids.flatMap { $0 }, ties))
    #expect(found.count == 5)
    #expect(found.minimumCuts.count == EntryChannels.cutLimit)
    #expect(found.hasMoreCuts)
    #expect(Set(found.minimumCuts.map(Set.init)).count == EntryChannels.cutLimit)
  }
}
