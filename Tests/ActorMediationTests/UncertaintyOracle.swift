// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport

@testable import ActorMediation

/// The probabilities of a ranking by building the map of every combination of doubtful ties and
/// asking `NaiveOracle` for the acceptability of everybody on it. It shares no code with what it
/// checks.
struct UncertaintyOracle {
  private(set) var first: [String: Double] = [:]
  private(set) var within: [String: Double] = [:]
  private(set) var unreached: [String: Double] = [:]
  private(set) var mean: [String: Double] = [:]
  private(set) var above: [String: Double] = [:]
  private(set) var nobody = 0.0
  private(set) var shared = 0.0
  private var values: [String: [(value: Double, weight: Double)]] = [:]
  private var firstWith: [String: [Int: Double]] = [:]
  private var firstWithout: [String: [Int: Double]] = [:]

  /// - Parameters:
  ///   - principals: who has to trust.
  ///   - isUndirected: whether both directions of a pair are read as one, by the lower trust.
  init(
    _ map: ActorMap, of candidates: [String], principals: [String], within k: Int,
    isUndirected: Bool = false
  ) {
    self.init(map, within: k) { drawn in
      NaiveOracle(drawn, isUndirected: isUndirected).acceptabilities(of: candidates, principals)
    }
  }

  /// - Parameter acceptabilities: by candidate, on a map that has some of the doubtful ties.
  init(
    _ map: ActorMap, within k: Int, acceptabilities: (ActorMap) -> [String: Double]
  ) {
    let doubtful = map.relationships.indices.filter { map.relationships[$0].confidence != nil }
    for state in 0..<(1 << doubtful.count) {
      var weight = 1.0
      var absent: Set<Int> = []
      for (bit, position) in doubtful.enumerated() {
        let confidence = map.relationships[position].confidence.flatMap(map.confidence)?.value ?? 1
        let isThere = state >> bit & 1 == 1
        weight *= isThere ? confidence : 1 - confidence
        if !isThere { absent.insert(position) }
      }
      var drawn = map
      drawn.relationships = map.relationships.enumerated()
        .filter { !absent.contains($0.offset) }.map(\.element)
      add(acceptabilities(drawn), weight, absent: absent, of: doubtful, within: k)
    }
  }

  private mutating func add(
    _ values: [String: Double], _ weight: Double, absent: Set<Int>, of doubtful: [Int],
    within k: Int
  ) {
    func isAbove(_ a: Double, _ b: Double) -> Bool { a > b * (1 + 1e-10) && a > 0 }
    let leaders = values.filter { entry in
      entry.value > 0 && !values.values.contains { isAbove($0, entry.value) }
    }
    if leaders.isEmpty { nobody += weight }
    if leaders.count > 1 { shared += weight }
    for (id, value) in values {
      self.values[id, default: []].append((value, weight))
      mean[id, default: 0] += weight * value
      first[id, default: 0] += leaders[id] == nil ? 0 : weight
      unreached[id, default: 0] += value == 0 ? weight : 0
      let better = values.values.count { isAbove($0, value) }
      within[id, default: 0] += value > 0 && better < k ? weight : 0
      for (other, its) in values where other != id {
        above["\(id)>\(other)", default: 0] += isAbove(value, its) ? weight : 0
      }
      for position in doubtful where leaders[id] != nil {
        if absent.contains(position) {
          firstWithout[id, default: [:]][position, default: 0] += weight
        } else {
          firstWith[id, default: [:]][position, default: 0] += weight
        }
      }
    }
  }

  /// The smallest x with P(X ≤ x) ≥ p.
  func quantile(_ p: Double, of id: String) -> Double? {
    var sum = 0.0
    for (value, weight) in (values[id] ?? []).sorted(by: { $0.value < $1.value }) where weight > 0 {
      sum += weight
      if sum >= p - 1e-12 { return value }
    }
    return nil
  }

  /// P(first | the tie exists) − P(first | it does not).
  func importance(of position: Int, confidence: Double, for id: String) -> Double {
    (firstWith[id]?[position] ?? 0) / confidence
      - (firstWithout[id]?[position] ?? 0) / (1 - confidence)
  }
}

extension ActorMap {
  /// The map with confidences strictly between 0 and 1 for at most `limit` of its trust ties.
  func withDoubt(seed: Int, limit: Int) -> ActorMap {
    var random = SeededRandom(seed: seed)
    var map = self
    let trusting = relationships.indices.filter { (relationships[$0].trust?.value ?? 0) > 0 }
    for position in random.shuffled(trusting).prefix(limit) {
      map.relationships[position].confidence =
        Confidence(random.pick([0.2, 0.5, 0.6, 0.9])).map(RecordedConfidence.probability)
    }
    return map
  }
}
