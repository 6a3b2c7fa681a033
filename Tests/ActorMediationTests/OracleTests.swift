// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("Random small maps give what the naive oracle gives")
struct OracleTests {
  private func report(_ seed: Int) throws -> (ActorMap, BridgeReport) {
    var random = RandomConflict(seed: seed)
    let map = random.map()
    let question = BridgeQuestion(
      candidates: .all, threshold: random.one([0.3, 0.5, 0.7]),
      roles: random.one([nil, [.representative, .mediator]]))
    return (map, try BridgeReport(question, on: map))
  }

  @Test("trust from each end, acceptability and paths", arguments: 0..<300 as Range<Int>)
  func acceptability(seed: Int) throws {
    let (map, report) = try report(seed)
    let oracle = NaiveOracle(map)
    let hasTrust = map.relationships.contains { ($0.trust?.value ?? 0) > 0 && $0.from != $0.to }
    for candidate in report.candidates {
      for (end, reach) in zip(report.ends, candidate.reaches) {
        let expected = end.principals.map { oracle.reach(from: $0, to: candidate.actor) }
        #expect(isClose(reach.trust.number, expected.min()))
        #expect(reach.paths.map(\.trust).count + reach.unreached.count == expected.count)
        #expect(
          reach.unreached == zip(end.principals, expected).filter { $0.1 == 0 }.map(\.0))
        for path in reach.paths {
          #expect(isClose(path.trust, oracle.reach(from: path.actors[0], to: candidate.actor)))
          #expect(isClose(path.trust, path.ties.reduce(1) { $0 * $1.value }))
          #expect(path.ties.map(\.from) == Array(path.actors.dropLast()))
          #expect(path.ties.map(\.to) == Array(path.actors.dropFirst()))
        }
      }
      let principals = report.ends.flatMap(\.principals)
      let expected = oracle.acceptability(of: candidate.actor, principals)
      #expect(isClose(candidate.acceptability.number, hasTrust ? expected : nil))
    }
  }

  @Test("critical actors by really deleting each actor", arguments: 0..<300 as Range<Int>)
  func critical(seed: Int) throws {
    let (map, report) = try report(seed)
    let without = Dictionary(
      uniqueKeysWithValues: map.actors.map { ($0.id, NaiveOracle(map, without: $0.id)) })
    for candidate in report.candidates {
      let isAccepted = (candidate.acceptability.number ?? 0) > 0
      let expected = without.filter { id, oracle in
        // Those left speak for an end that loses one; an end's only speaker is not looked at.
        let isAlone = report.ends.contains { $0.principals == [id] }
        let left = report.ends.flatMap(\.principals).filter { $0 != id }
        return isAccepted && id != candidate.actor && !isAlone
          && oracle.acceptability(of: candidate.actor, left) == 0
      }
      #expect(candidate.criticalActors == expected.keys.sorted())
    }
  }

  @Test("independence by really deleting the sponsor", arguments: 0..<300 as Range<Int>)
  func independence(seed: Int) throws {
    let (map, report) = try report(seed)
    let principals = report.ends.flatMap(\.principals)
    let oracle = NaiveOracle(map)
    for candidate in report.candidates {
      let whole = oracle.acceptability(of: candidate.actor, principals)
      for actor in map.actors where actor.id != candidate.actor {
        let supports = map.relationships.contains { tie in
          tie.kind == .sponsorship
            && ((tie.from == actor.id && tie.to == candidate.actor)
              || (!tie.directed && tie.to == actor.id && tie.from == candidate.actor))
        }
        let entry = candidate.independence.first { $0.sponsor == actor.id }
        #expect((entry != nil) == (supports || actor.has(.sponsor)))
        guard let entry else { continue }
        if principals.contains(actor.id) {
          #expect(entry.value == .undefined(.sponsorIsPrincipal))
        } else if whole == 0 {
          #expect(entry.value == .undefined(.nothingToSurvive))
        } else {
          let left = NaiveOracle(map, without: actor.id)
            .acceptability(of: candidate.actor, principals)
          #expect(isClose(entry.value.number, left / whole))
        }
      }
    }
  }

  @Test("channels and minimum cuts by trying all subsets", arguments: 0..<300 as Range<Int>)
  func channels(seed: Int) throws {
    let (map, report) = try report(seed)
    check(report, on: map)
  }

  @Test("the same on larger, sparser maps, where chains cross", arguments: 0..<200 as Range<Int>)
  func sparseChannels(seed: Int) throws {
    var random = RandomConflict(seed: seed)
    let map = random.sparseMap()
    check(try BridgeReport(BridgeQuestion(), on: map), on: map)
  }

  private func check(_ report: BridgeReport, on map: ActorMap) {
    let oracle = NaiveOracle(map)
    let principals = Dictionary(
      uniqueKeysWithValues: report.ends.map { ($0.id, $0.principals) })
    for channels in report.channels {
      let a = principals[channels.between[0]] ?? []
      let b = principals[channels.between[1]] ?? []
      let cuts = oracle.minimumCuts(
        a, b, threshold: channels.threshold, roles: channels.roles)
      #expect(channels.count == cuts?.first?.count ?? 0)
      #expect(Set(channels.minimumCuts.map(Set.init)) == cuts ?? [])
      #expect(channels.minimumCuts.count == cuts?.count ?? 0)
      let inner = channels.paths.flatMap { $0.actors.dropFirst().dropLast() }
      #expect(Set(inner).count == inner.count, "the channels share no actor")
      #expect(Set(inner).isDisjoint(with: a + b))
      for path in channels.paths + [channels.shortest, channels.strongest].compactMap({ $0 }) {
        #expect(a.contains(path.actors[0]) && b.contains(path.actors[path.actors.count - 1]))
        #expect(path.ties.count == path.actors.count - 1 && path.weakest >= channels.threshold)
      }
      let best = oracle.chains(a, b, threshold: channels.threshold, roles: channels.roles)
      #expect(channels.shortest?.hops == best?.fewest)
      #expect(isClose(channels.strongest?.trust, best?.strongest))
    }
  }

  /// The candidate's parts, each so that the larger comes first; none comes last.
  private func parts(
    _ candidate: BridgeCandidate, _ map: ActorMap, _ report: BridgeReport
  ) -> [Double?] {
    let survivals = candidate.independence.compactMap(\.value.number)
    let pairs = NaiveOracle.hostilePairs(of: candidate.actor, in: map)
    let weights = pairs.compactMap { $0 }
    return [
      candidate.acceptability.number, -Double(candidate.criticalActors.count),
      candidate.independence.isEmpty ? 1 : survivals.min(), candidate.support.support.number,
      Double(pairs.count), pairs.isEmpty ? 0 : weights.isEmpty ? nil : weights.reduce(0, +),
    ]
  }

  /// Whether `a` comes before `b`: they differ first in a part in which `a` is larger.
  private func precedes(_ a: [Double?], _ b: [Double?]) -> Bool {
    for (x, y) in zip(a, b) where !isClose(x, y) { return (x ?? -.infinity) > (y ?? -.infinity) }
    return false
  }

  @Test(
    "hostile pairs bridged, count and weight, by looking at every pair",
    arguments: 0..<300 as Range<Int>)
  func hostilePairs(seed: Int) throws {
    let (map, report) = try report(seed)
    for candidate in report.candidates {
      let expected = NaiveOracle.hostilePairs(of: candidate.actor, in: map)
      #expect(candidate.hostilePairs.count == expected.count)
      #expect(candidate.hostilePairs.count { $0.weighted != nil } == expected.count { $0 != nil })
      let sum = candidate.hostilePairs.compactMap(\.weighted).reduce(0, +)
      #expect(isClose(sum, expected.compactMap { $0 }.reduce(0, +)))
    }
  }

  @Test(
    "ranks: acceptability, critical actors, independence, support, hostile pairs",
    arguments: 0..<300 as Range<Int>)
  func ranks(seed: Int) throws {
    let (map, report) = try report(seed)
    let keyed = report.candidates.map { (candidate: $0, parts: parts($0, map, report)) }
    for (candidate, parts) in keyed {
      guard candidate.acceptability.number != nil else {
        #expect(candidate.rank == nil)
        continue
      }
      let better = keyed.count { precedes($0.parts, parts) }
      #expect(candidate.rank == better + 1)
    }
    let keys = report.candidates.map { ($0.rank ?? .max, $0.actor) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("the random maps have what they are there for")
  func coverage() throws {
    let reports = try (0..<300).map { try report($0).1 }
    let candidates = reports.flatMap(\.candidates)
    #expect(
      candidates.contains { ($0.acceptability.number ?? 0) > 0 && !$0.criticalActors.isEmpty })
    #expect(candidates.flatMap(\.independence).contains { ($0.value.number ?? 1) < 1 })
    #expect(
      reports.flatMap(\.channels).contains { ($0.count ?? 0) > 1 && $0.minimumCuts.count > 1 })
    #expect(reports.flatMap(\.channels).contains { !$0.direct.isEmpty })
    #expect(reports.contains { $0.ends.count == 3 })
    #expect(candidates.contains { $0.hostilePairs.count > 1 })
    #expect(candidates.flatMap(\.hostilePairs).contains { $0.weighted != nil })
    let groups = reports.map { Dictionary(grouping: $0.candidates, by: \.parts.acceptability) }
    let decided = groups.flatMap { groups in
      groups.values.flatMap { group in
        zip(group, group.dropFirst()).compactMap { $0.parts.firstDifference(from: $1.parts) }
      }
    }
    #expect(Set(decided).isSuperset(of: [1, 2, 3, 4]), "each part decides somewhere")
    #expect(reports.flatMap(\.ends).contains { $0.principals.count > 1 })
  }
}
