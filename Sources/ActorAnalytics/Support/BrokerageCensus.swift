// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The roles of every actor of a view, counted, with what they are held against.
struct BrokerageCensus {
  /// The group of each actor; −1 takes no part.
  let groups: [Int32]
  /// The roles of each actor who takes part.
  let counts: [[Int]?]
  let isDirected: Bool
  /// Whether any group is recorded.
  let areGrouped: Bool
  /// How many take part, and the ties among them.
  let members: Int
  let ties: Int

  /// - Complexity: O(Σ d²) over the degrees d.
  init(of graph: ActorGraph, _ parameters: MeasureArguments) {
    let core = graph.graph
    let numbers = GroupNumbers(of: graph, parameters)
    let groups = numbers.dense
    let counter = BrokerageCounts(core)
    var room = counter.room()
    counts = groups.indices.map { actor in
      groups[actor] < 0 ? nil : counter.counts(of: actor, groups: groups, room: &room)
    }
    let arcs = groups.indices.reduce(0) { sum, actor in
      groups[actor] < 0
        ? sum : sum + core.neighbors(of: actor).count { groups[Int($0)] >= 0 }
    }
    members = groups.count { $0 >= 0 }
    ties = core.isDirected ? arcs : arcs / 2
    isDirected = core.isDirected
    areGrouped = numbers.areRecorded
    self.groups = groups
  }

  /// What chance alone would give; `nil` below three actors who take part.
  var moments: BrokerageMoments? {
    members < 3
      ? nil : BrokerageMoments(groups: groups, ties: ties, isDirected: isDirected)
  }

  /// The number of members of each group.
  var sizes: [Int32: Int] {
    groups.reduce(into: [:]) { sizes, group in sizes[group, default: 0] += 1 }
  }
}

extension BrokerageMoments.Moment {
  /// The deviation of a count as a cell.
  func cell(_ count: Int) -> Cell {
    z(Double(count)).map { .value($0) } ?? .undefined(.noVariance)
  }
}
