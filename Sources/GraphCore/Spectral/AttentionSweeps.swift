// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// PageRank of any graph by sweeps over q ← 1/n + d · Mq without dead ends, each stage of which
/// uses what the stages before it have just found; p is q over its sum.
///
/// What dead ends spread and what restarts both come to everyone alike, so they change the scale
/// alone; without them q settles the faster. Stages are worked on one after the other, the parts of
/// a stage at once: nearly the steps of a sequential Gauss–Seidel iteration (half of those of plain
/// repetition), on all threads, and the same bits on any number of them. Each score is divided by
/// its node's strength once, so that no share is stored for an arc and rows whose values are all
/// alike read no values.
///
/// Why it is exact: after a sweep the residual is dN(q − q′) for a part N of M, whose columns sum
/// to at most 1; so the L1 error left is at most change · d/(1 − d), and after scaling q to sum 1
/// twice that over the sum. (A regular splitting of an M-matrix: Varga, R. S. 2000, Matrix
/// Iterative Analysis, 2nd edition, doi:10.1007/978-3-642-05156-2.)
struct AttentionSweeps {
  private static let sweepLimit = 100_000
  private static let stages = 16
  private let rows: RowView
  private let parts: RowParts
  private let damping: Double
  private let room: VectorRoom
  private let scores: Vector
  private let next: Vector
  /// Scores over strengths: what goes along each unit of value.
  private let passed: Vector
  /// 1 over the strength; 0 for dead ends.
  private let inverse: Vector
  /// Shares of strengths too small or too large to be divided by; empty elsewhere.
  private let shares: [Double]

  init(_ rows: RowView, _ graph: FrozenGraph, strengths: [Double], damping: Double) {
    self.rows = rows
    self.damping = damping
    parts = RowParts(offsets: rows.offsets)
    let room = VectorRoom(4, length: rows.count)
    self.room = room
    (scores, next, passed, inverse) = (room[0], room[1], room[2], room[3])
    let isTame = rows.isPlain || PageRankKernel.isTame(strengths)
    shares =
      isTame
      ? []
      : (0..<graph.arcCount).map { arc in
        let value = graph.reverseValues[arc]
        return value > 0 ? value / strengths[Int(graph.reverseSources[arc])] : 0
      }
    room.set(3, strengths.map { $0 > 0 ? (isTame ? 1 / $0 : 1) : 0 })
  }

  /// Sweeps until the change shows that the sum of all errors is below `error`; `nil` where the
  /// sweeps are used up.
  ///
  /// - Parameter start: where q starts, if something is known about it.
  func run(
    from start: [Double]?, error: Double, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    guard !shares.isEmpty else { return try run(rows, start, error, control) }
    return try shares.withUnsafeBufferPointer { shares throws(Cancellation) in
      try run(rows.with(shares), start, error, control)
    }
  }

  private func run(
    _ rows: RowView, _ start: [Double]?, _ error: Double, _ control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let n = rows.count
    // All that restarts, as often as it is passed on where nothing is lost at dead ends.
    room.set(0, start ?? [Double](repeating: 1 / (Double(n) * (1 - damping)), count: n))
    for row in 0..<n { passed[row] = scores[row] * inverse[row] }
    // Near 1 rounding would let the scores of two camps swing for ever; half a step settles.
    let pace = damping > 0.9 ? 0.5 : 1
    let goal = max(error * pace * (1 - damping), 1e-15) / 2
    for _ in 0..<Self.sweepLimit {
      var (change, sum) = (0.0, 0.0)
      for stage in 0..<min(Self.stages, parts.count) {
        let both = try work(on: stage, rows, pace, control)
        change += both.x
        sum += both.y
      }
      if change * damping <= goal * sum { return room.array(0).map { $0 / sum } }
    }
    return nil
  }

  /// Works on one stage; gives the L1 change and the sum of what it found.
  private func work(
    on stage: Int, _ rows: RowView, _ pace: Double, _ control: KernelControl
  ) throws(Cancellation) -> SIMD2<Double> {
    let stages = min(Self.stages, parts.count)
    let range = (stage * parts.count / stages)..<((stage + 1) * parts.count / stages)
    let share = 1 / Double(rows.count)
    let both = try parts.sums(over: range, control) { range in
      var sums = SIMD2<Double>.zero
      for row in range {
        let move = pace * (share + damping * rows.product(row, passed) - scores[row])
        next[row] = scores[row] + move
        sums += SIMD2(move.magnitude, next[row])
      }
      return sums
    }
    _ = try parts.sums(over: range, control) { range in
      for row in range {
        scores[row] = next[row]
        passed[row] = next[row] * inverse[row]
      }
      return .zero
    }
    return both
  }
}
