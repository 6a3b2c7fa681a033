// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D8 and camps.
extension SharedValleysTests {
  // MARK: - D8

  /// A plan as the file writes it: the ends of the tie that each raise is of, sorted.
  private typealias Raises = [[String]]

  private func makePlanner(isPerCost: Bool = false) -> ConfidencePlanner {
    let model = TrustActions(ground, delta: 0.1, initialTrust: 0.3, kappa: 1, creates: false)
    return ConfidencePlanner(ground, model, isPerCost: isPerCost)
  }

  private func raises(_ plan: [Int], _ model: TrustActions) -> Raises {
    plan.map { action in
      [model.actions[action].from, model.actions[action].to].map { ground.map.actors[$0].id }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func raises(_ written: Any) -> Raises {
    ((written as? [[String]]) ?? []).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func search(_ model: TrustActions) -> PlanSearch {
    PlanSearch(
      model, principals: ground.network.indices(ground.principals),
      candidates: ground.network.indices(ground.candidates.map(\.id)),
      actors: ground.map.actors.count, limit: .max)
  }

  /// The step that the order takes, and every other of as few changes that gains as much.
  func steps(_ values: ReferenceValues) throws {
    let planner = makePlanner()
    var search = search(planner.model)
    let stages = planner.order(3, planner.singles())
    let plan: [[String: Any]] = try values.take("confidenceSteps_delta01", "plan")
    #expect(stages.isComplete && stages.plans.count == plan.count)
    var base: [Int] = []
    for (stage, expected) in zip(stages.plans, plan) {
      #expect(raises(stage.actions, planner.model) == raises(expected["raises"] ?? []))
      #expect(isClose(stage.gain, expected["gain"] as? Double))
      let alike = search.plans(after: base, changes: stage.actions.count, floor: 0) {
        TrustComparison.isAtLeast($0, stage.after)
      }.map { raises($0, planner.model) }
      let others = try #require(expected["alternatives"] as? [Any]).map(raises)
      #expect(Set(alike) == Set(others) && alike.count == others.count)
      #expect(Set(expected.keys) == ["raises", "gain", "alternatives"])
      base += stage.actions
    }
    let first: [Any] = try values.take("bestStep")
    #expect(raises(stages.plans[0].actions, planner.model) == raises([first.dropLast().map { $0 }]))
    #expect(isClose(stages.plans[0].gain, first.last as? Double))
    let second: [Any] = try values.take("secondStepPair")
    let pair = second.dropLast().compactMap { $0 as? [String] }
    #expect(raises(stages.plans[1].actions, planner.model) == raises(pair))
    #expect(isClose(stages.plans[1].gain, second.last as? Double))
    let cheap = makePlanner(isPerCost: true).singles().plans
    let best: [Any] = try values.take("confidenceSteps_delta01", "bestSingleByGainPerCost")
    #expect(best.map(raises) == [raises(try #require(cheap.first).actions, planner.model)])
    #expect(cheap.dropFirst().allSatisfy { $0.gainPerCost < cheap[0].gainPerCost })
  }

  func threeRaises(_ values: ReferenceValues) throws {
    let key = "confidenceSteps_delta01"
    let planner = makePlanner()
    let best = planner.bestPlans(3, planner.order(3, planner.singles()).plans)
    let before: Double = try values.take(key, "exactThreeRaises", "betaBefore")
    let gain: Double = try values.take(key, "exactThreeRaises", "gain")
    #expect(isClose(planner.now, before) && isClose(best.reached, before + gain))
    #expect(best.isExact && best.isComplete)
    let plans: [Any] = try values.take(key, "exactThreeRaises", "best")
    #expect(
      Set(best.plans.map { raises($0.actions, planner.model) }) == Set(plans.map(raises)))
    #expect(best.plans.count == plans.count)
    // The report tells the best per cost of each step; of three raises together they are tried here
    // one by one, those of which each is needed.
    var found: [(plan: [Int], ratio: Double)] = []
    var search = search(planner.model)
    let actions = planner.model.actions.indices
    let pairs = actions.map { a in actions.map { search.bridgeTrust([a, $0].sorted()) } }
    for a in actions {
      for b in a..<actions.endIndex {
        for c in b..<actions.endIndex {
          let value = search.bridgeTrust([a, b, c])
          let isNeeded = [pairs[a][b], pairs[a][c], pairs[b][c]].allSatisfy {
            TrustComparison.isMore(value, than: $0)
          }
          guard isNeeded else { continue }
          found.append(([a, b, c], (value - planner.now) / planner.model.cost(of: [a, b, c])))
        }
      }
    }
    let most = try #require(found.map(\.ratio).max())
    #expect(isClose(most, try values.take(key, "exactThreeRaises", "gainPerCost", as: Double.self)))
    let cheapest: [Any] = try values.take(key, "exactThreeRaises", "bestPerCost")
    #expect(
      Set(found.filter { isClose($0.ratio, most) }.map { raises($0.plan, planner.model) })
        == Set(cheapest.map(raises)))
  }

  // MARK: - Camps

  func camps(_ values: ReferenceValues) throws {
    let overview = try #require(section("camps", "overview").rows.first).cells
    let columns = try section("camps", "overview").columns.map(\.id)
    let cells = Dictionary(uniqueKeysWithValues: zip(columns, overview))
    #expect(cells["strained"] == .count(try values.take("frustration", "frustration")))
    #expect(cells["pairs"] == .count(try values.take("frustration", "signedPairs")))
    #expect(
      isClose(
        cells["agreement"]?.number, try values.take("frustration", "normalised", as: Double.self)))
    #expect(cells["unique"] == .truth(try values.take("frustration", "unique")))
    // One best split, so one set of strained pairs, which is strained in every best split.
    #expect(try values.take("frustration", "optimalStrainedSets") == 1)
    let rows = try section("camps", "strained").rows
    let strained = rows.map { $0.subject.map(\.id) }
    #expect(rows.allSatisfy { $0.cells[1] == .truth(true) })
    for key in ["strainedInEvery", "oneOptimum"] {
      #expect(strained == (try values.take("frustration", key)))
    }
    let graph = ActorGraph(freezing: map, options: ViewOptions(reading: .signed))
    let triads = try MeasureCatalog.result("triad-balance", on: graph).columns.dropFirst()
    for (key, column) in zip(["+++", "++-", "+--", "---"], triads) {
      #expect(column.cells[0].number == (try values.take("frustration", "triangles", key)))
    }
  }
}
