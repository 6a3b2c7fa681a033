// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// One estimate from the first look to the last draw.
struct SampleRun {
  let ground: SampledGround
  let draws: SampleDraws
  let nodeCount: Int
  let error: Double
  let risk: Double
  /// Draws that would look along more arcs than these are not begun.
  let mostWork: Double

  /// How a run ends.
  enum Outcome {
    case drawn(SampledBetweenness.Estimate)
    /// More best paths than can be counted.
    case tooManyPaths
    case tooMuchWork
  }

  /// All ordered pairs that do not end at a node.
  private var pairs: Double { Double(nodeCount - 1) * Double(nodeCount - 2) }
  /// What a mean share of draws comes to as a share of pairs.
  private var scale: Double { ground.ends.total / pairs }

  func estimate() throws(Cancellation) -> Outcome {
    guard ground.ends.total > 0 else {
      return .drawn(result([], radii: [], count: 1, draws: 0))
    }
    let isSampled = sampled()
    guard let look = try look(at: isSampled) else { return .tooManyPaths }
    if look.isTooMuch { return .tooMuchWork }
    draws.clear()
    var (drawn, time) = (0, 0)
    while true {
      let count = look.plan.draws(at: time)
      let isCounted = try draws.add(drawn..<count, of: "sampled betweenness", planned: count)
      guard isCounted else { return .tooManyPaths }
      drawn = count
      let sums = draws.sums(nodeCount: nodeCount)
      let radii = radii(sums, look.plan, at: time, of: isSampled)
      if radii.allSatisfy({ $0 <= error / scale }) {
        return .drawn(
          result(sums.shares, radii: radii, count: Double(count), draws: look.draws + drawn))
      }
      time += 1
    }
  }

  // MARK: - Steps

  /// Nodes of which a part is drawn.
  private func sampled() -> [Bool] {
    var isSampled = [Bool](repeating: false, count: nodeCount)
    for node in ground.memberNodes { isSampled[Int(node)] = true }
    return isSampled
  }

  private typealias Look = (plan: SamplePlan, draws: Int, isTooMuch: Bool)

  /// Whether so many draws would look along too many arcs, by those that were made.
  private func isTooMuch(_ count: Int, drawn: Int) -> Bool {
    Double(draws.work) / Double(drawn) * Double(count) > mostWork
  }

  /// Draws until the first look is a tenth of what it says is needed, or that is too much.
  private func look(at isSampled: [Bool]) throws(Cancellation) -> Look? {
    let least = max(32, Int(1 / min(1, error / scale)))
    var (drawn, count) = (0, 32)
    while true {
      guard try draws.add(drawn..<count, of: "sampled betweenness: first look", planned: 20 * count)
      else { return nil }
      drawn = count
      let sums = draws.sums(nodeCount: nodeCount)
      let plan = plan(sums, drawn: Double(drawn), of: isSampled)
      // From a few draws nothing can be told but what they cost.
      let needed = drawn < least ? least : plan.first
      if isTooMuch(needed, drawn: drawn) { return (plan, drawn, true) }
      if drawn >= least, plan.first / 10 <= drawn { return (plan, drawn, false) }
      count = drawn < least ? least : plan.first / 10
    }
  }

  private func plan(
    _ sums: (shares: [Double], squares: [Double]), drawn: Double, of isSampled: [Bool]
  ) -> SamplePlan {
    let nodes = (0..<nodeCount).filter { isSampled[$0] }
    let means = nodes.map { sums.shares[$0] / drawn }
    return SamplePlan(
      means: means,
      squares: zip(nodes, means).map { node, mean in
        Self.cautious(mean: mean, square: sums.squares[node] / drawn, drawn: drawn)
      },
      error: error / scale, risk: risk)
  }

  /// A second moment with what it may be above what was seen, by 2.5 standard errors of
  /// the variance and what a node of which nothing was seen may have. Being wrong here costs draws,
  /// never the guarantee.
  private static func cautious(mean: Double, square: Double, drawn: Double) -> Double {
    let variance = max(0, square - mean * mean)
    let widest = max(mean, 1 - mean)
    let spread = max(0, variance * (widest * widest - variance))
    return min(1, max(square, mean * mean) + 2.5 * (spread / drawn).squareRoot() + 2 / drawn)
  }

  /// The radius of each node; 0 where nothing is drawn.
  private func radii(
    _ sums: (shares: [Double], squares: [Double]), _ plan: SamplePlan, at time: Int,
    of isSampled: [Bool]
  ) -> [Double] {
    let (count, growth) = (Double(plan.draws(at: time)), SamplePlan.growth(at: time))
    var next = 0
    return (0..<nodeCount).map { node in
      guard isSampled[node] else { return 0 }
      defer { next += 1 }
      return SampleBounds.radius(
        mean: sums.shares[node] / count, square: sums.squares[node] / count,
        risk: plan.risks[next] + growth, count: count)
    }
  }

  private func result(
    _ sums: [Double], radii: [Double], count: Double, draws: Int
  ) -> SampledBetweenness.Estimate {
    let exact = ground.exact.map { $0 / pairs }
    let drawn = sums.isEmpty ? exact.map { _ in 0 } : sums.map { $0 / count * scale }
    let radius = radii.isEmpty ? exact.map { _ in 0 } : radii.map { $0 * scale }
    let shares = exact.indices.map { exact[$0] + drawn[$0] }
    return SampledBetweenness.Estimate(
      shares: shares, lower: exact.indices.map { exact[$0] + max(0, drawn[$0] - radius[$0]) },
      upper: exact.indices.map { min(1, shares[$0] + radius[$0]) }, draws: draws)
  }
}
