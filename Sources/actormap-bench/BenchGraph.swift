// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import GraphCore

/// A graph that tasks are timed on, with how it was read.
struct BenchGraph: Sendable {
  /// The frozen graph; nodes are in the order of their ids' bytes.
  let actors: ActorGraph
  var graph: FrozenGraph { actors.graph }

  /// Freezes `ties` on so many threads.
  init(_ ties: EdgeList, reading: Reading, threads: Int) {
    actors = ActorGraph(freezing: ties, options: ViewOptions(reading: reading), threads: threads)
  }

  /// The position in `actors` of each actor, in the order in which values are written: by number
  /// where all ids are whole numbers, so that other programs can compare them, else as they are.
  var order: [Int] {
    let numbers = actors.actorIDs.compactMap { Int($0) }
    return numbers.count == actors.actorCount
      ? actors.actorIDs.indices.sorted { numbers[$0] < numbers[$1] }
      : Array(actors.actorIDs.indices)
  }

  /// One value an actor, brought from positions into the written order.
  func ordered(_ values: [Double]) -> [Double] { order.map { values[$0] } }

  /// Parts of the graph, each named by the first of its actors in the written order.
  func ordered(parts: [Int]) -> [Double] {
    var first: [Int: Int] = [:]
    return order.enumerated().map { place, node in
      let part = first[parts[node]] ?? place
      first[parts[node]] = part
      return Double(part)
    }
  }

  /// Pairs of positions as one ascending list of numbers: lower place · actors + higher place.
  func ordered(pairs: [(Int, Int)]) -> [Double] {
    let order = order
    var place = [Int](repeating: 0, count: order.count)
    for (number, node) in order.enumerated() { place[node] = number }
    return pairs.map { a, b in
      Double(min(place[a], place[b]) * order.count + max(place[a], place[b]))
    }.sorted()
  }
}
