// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A way to find the changes that raise most the best acceptability of any candidate.
protocol PlanSearching: Sendable {
  /// Whether something was not looked at because the limit was reached.
  var gaveUp: Bool { get }
  /// Acc of each candidate under a plan; 0 where it is below `floor`, if that is quicker.
  mutating func acceptabilities(_ plan: [Int], floor: Double) -> [Double]
  /// No `changes` further changes give more than this.
  mutating func mostBridgeTrust(_ plan: [Int], changes: Int) -> Double
  /// The largest β that at most `changes` changes after `base` give, and a plan that gives it;
  /// `known` and no plan where none was found that gives more.
  mutating func largestBridgeTrust(
    after base: [Int], changes: Int, atLeast known: Double
  ) -> (value: Double, plan: [Int]?)
  /// Every plan of at most `changes` changes after `base` that reaches what is enough and in which
  /// every change is needed for it; where the search gave up, those that were found.
  mutating func plans(
    after base: [Int], changes: Int, floor: Double, isEnough: (Double) -> Bool
  ) -> [[Int]]
}

extension PlanSearching {
  /// β under a plan.
  mutating func bridgeTrust(_ plan: [Int]) -> Double {
    acceptabilities(plan, floor: 0).max() ?? 0
  }
}
