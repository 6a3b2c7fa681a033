// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// All actors dealt into groups by the value of a field or attribute.
struct GroupPartition {
  /// The parameters that tell groups, and what becomes of actors without one.
  static let parameters = [
    ActorGroups.parameter,
    MeasureParameter(
      "no-side", .choice(["single", "group", "drop"]), default: "single",
      "actors without a group: each its own, all one, or left out"),
  ]

  /// How strongly large groups are expected to hang together by chance.
  static let resolution = MeasureParameter(
    "resolution", .number(from: 0, below: 1_000), default: "1",
    "how much chance counts: above 1 for smaller groups, below 1 for larger ones")

  /// The group of each actor; `nil` where it takes no part.
  let numbers: [Int?]
  /// How many groups there are.
  let count: Int
  /// Whether there are fewer than two groups of which the map tells; an actor on its own because
  /// nothing is recorded is none of them.
  let isSingle: Bool

  init(of graph: ActorGraph, _ arguments: MeasureArguments) {
    let recorded = ActorGroups(of: graph, by: arguments["group-by"]).groups
    var numbers = [Int?](repeating: nil, count: graph.actorCount)
    for (number, group) in recorded.enumerated() {
      for actor in group.members { numbers[actor] = number }
    }
    let others = numbers.indices.filter { numbers[$0] == nil }
    let policy = arguments["no-side"]
    for (place, actor) in others.enumerated() where policy != "drop" {
      numbers[actor] = recorded.count + (policy == "single" ? place : 0)
    }
    let shared = policy == "group" && !others.isEmpty ? 1 : 0
    isSingle = recorded.count + shared < 2
    count = recorded.count + (policy == "single" ? others.count : shared)
    self.numbers = numbers
  }
}

/// How much of the value of ties stays within groups, and how much would by chance.
struct GroupMixing {
  /// The value of all arcs between actors who take part.
  let total: Double
  /// The share of it within groups.
  let within: Double
  /// The share that would be there if arcs led anywhere but every actor kept its sums out and in.
  let expected: Double

  /// Sums what `value` makes of the values of arcs; `nil` where that is nothing.
  ///
  /// - Complexity: O(n + m).
  init?(of graph: FrozenGraph, in partition: GroupPartition, _ value: (Double) -> Double) {
    var (all, inside) = (CompensatedSum(), CompensatedSum())
    var out = [CompensatedSum](repeating: CompensatedSum(), count: partition.count)
    var into = out
    for node in 0..<graph.nodeCount {
      guard let own = partition.numbers[node] else { continue }
      for arc in graph.outRow(node) {
        guard let other = partition.numbers[Int(graph.targets[arc])] else { continue }
        let amount = value(graph.values[arc])
        all += amount
        out[own] += amount
        into[other] += amount
        if own == other { inside += amount }
      }
    }
    guard all.value > 0 else { return nil }
    total = all.value
    within = inside.value / total
    let chance = CompensatedSum(
      zip(out, into).lazy.map { $0.value / all.value * ($1.value / all.value) })
    expected = chance.value
  }
}
