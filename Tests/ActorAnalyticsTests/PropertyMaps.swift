// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport

/// Random maps for what must hold on any map, and the views that measures need.
enum PropertyMaps {
  /// The view that a measure needs; trust where it takes any, so that ties have different values.
  static func reading(_ id: String) -> Reading {
    let descriptor = MeasureCatalog.all.first { $0.descriptor.id == id }?.descriptor
    let isSigned = ["distrust-propagation", "signed-modularity"].contains(id)
    return descriptor?.family == .signed || isSigned ? .signed : .trust
  }

  /// A map with self-loops, parallel ties, isolates and some layers; where signs are read, little
  /// trust is distrust.
  ///
  /// - Parameter mark: what its ids and sides end with, for a second map beside a first one.
  static func map(seed: Int, for reading: Reading, mark: String = "") -> ActorMap {
    var random = SeededRandom(seed: seed)
    var map = SmallGraphs.random(seed: seed)
    for index in map.actors.indices {
      map.actors[index].id += mark
      map.actors[index].side = map.actors[index].side.map { $0 + mark }
    }
    map.sides = ["A", "B", "C"].map { Side(id: $0 + mark) }
    for index in map.relationships.indices {
      map.relationships[index].from += mark
      map.relationships[index].to += mark
      map.relationships[index].layers = random.pick([[], ["x"], ["y"], ["x", "y"]])
      let confidence: Double? = random.pick([nil, 0.5, 0.9])
      map.relationships[index].confidence = confidence.flatMap { Confidence($0) }.map {
        .probability($0)
      }
      if reading == .signed, let value = map.relationships[index].trust?.value, value < 0.4 {
        map.relationships[index].trust = Trust(-value)
      }
    }
    return map
  }

  /// The same map with every tie turned round.
  static func turned(_ map: ActorMap) -> ActorMap {
    var turned = map
    for index in map.relationships.indices {
      turned.relationships[index].from = map.relationships[index].to
      turned.relationships[index].to = map.relationships[index].from
    }
    return turned
  }

  /// Both maps with no tie between them.
  static func union(_ map: ActorMap, _ other: ActorMap) -> ActorMap {
    ActorMap(
      sides: map.sides + other.sides, actors: map.actors + other.actors,
      relationships: map.relationships + other.relationships)
  }

  static func graph(_ map: ActorMap, _ reading: Reading, undirected: Bool) -> ActorGraph {
    ActorGraph(freezing: map, options: ViewOptions(undirected: undirected, reading: reading))
  }
}

extension MeasureResult {
  /// The cells of every column by the row's key: ends of ties and pairs from first to second, the
  /// other way round, or in the order of ids.
  func keyed(_ order: KeyOrder) -> [String: [String: Cell]] {
    let keys = subjects.map { $0.key(order) }
    return Dictionary(
      uniqueKeysWithValues: columns.map { column in
        (
          column.name,
          Dictionary(zip(keys, column.cells).map { ($0, $1) }, uniquingKeysWith: { a, _ in a })
        )
      })
  }
}

/// How a row names the two actors that it is about.
enum KeyOrder: Sendable {
  case asIs
  case turned
  case sorted
}

extension MeasureSubject {
  fileprivate func key(_ order: KeyOrder) -> String {
    func joined(_ ends: [String]) -> String {
      switch order {
      case .asIs: ends.joined(separator: " → ")
      case .turned: ends.reversed().joined(separator: " → ")
      case .sorted: ends.sorted().joined(separator: " → ")
      }
    }
    switch self {
    case .tie(_, let from, let to), .pair(let from, let to): return joined([from, to])
    default: return id
    }
  }
}

/// Whether two cells are the same but for rounding.
func isSameCell(_ a: Cell, _ b: Cell) -> Bool {
  if let x = a.number, let y = b.number { isClose(x, y) } else { a == b }
}
