// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import TestSupport

/// Longer claims about two maps beside each other.
extension UnionProperty {
  /// Outsiders with a contact over all outsiders, of whom there are more now.
  static func perOutsider(
    _ id: String, _ row: String, _ part: UnionPart, _ all: UnionCase
  ) -> Cell? {
    let outside = all.count - part.size(ofGroup: row)
    return part.cells[id]?[row]?.number.map {
      outside > 0 ? .value($0 / outside) : .undefined(.tooFewActors)
    }
  }

  /// The smallest set of both is one of each.
  static func sizes(_ id: String, _ all: UnionCase) -> Bool? {
    let sizes = all.parts.compactMap { $0.best(id) }
    guard sizes.count == 2, let found = all.whole.best(id) else { return nil }
    return found == sizes[0] + sizes[1]
  }

  /// Ordered pairs that are joined in each part.
  static func joinedBefore(_ all: UnionCase) -> [Double]? {
    let joined = all.parts.compactMap { part in
      part.best("key-players-negative.before").map {
        (1 - $0) * part.count * (part.count - 1)
      }
    }
    return joined.count == 2 ? joined : nil
  }

  /// The fewest pairs that stay joined when one actor goes from either part.
  static func loss(_ all: UnionCase) -> Bool? {
    guard let before = joinedBefore(all), let found = all.whole.best("key-players-negative")
    else { return nil }
    let after = all.parts.compactMap { part in
      part.best("key-players-negative").map {
        (1 - $0) * (part.count - 1) * (part.count - 2)
      }
    }
    guard after.count == 2 else { return nil }
    let least = min(after[0] + before[1], before[0] + after[1])
    return isClose(found, 1 - least / ((all.count - 1) * (all.count - 2)))
  }

  /// A share of all pairs: what it counts adds up.
  static func overPairs(_ column: String, _ all: UnionCase) -> Cell {
    let sum = all.parts.reduce(0) { $0 + ($1.number(column) ?? 0) * $1.count * ($1.count - 1) }
    return .value(sum / (all.count * (all.count - 1)))
  }

  /// The mean over the pairs that are joined, whose numbers the shares tell.
  static func meanDistance(_ all: UnionCase) -> Cell {
    let pairs = all.parts.map {
      ($0.number("mean-distance.connected-share") ?? 0) * $0.count * ($0.count - 1)
    }
    let steps = zip(all.parts, pairs).reduce(0) { $0 + ($1.0.number("mean-distance") ?? 0) * $1.1 }
    let joined = pairs[0] + pairs[1]
    return joined == 0 ? .undefined(.noTies) : .value(steps / joined)
  }

  /// Ties that are returned, each counting `weight` beside those that are not.
  static func returned(_ all: UnionCase, _ weight: Double) -> Cell? {
    guard let mutual = all.numbers("reciprocity.mutual"),
      let asymmetric = all.numbers("reciprocity.asymmetric")
    else { return nil }
    let both = weight * (mutual[0] + mutual[1])
    return .value(both / (both + asymmetric[0] + asymmetric[1]))
  }

  /// Shares of the value of all ties: within adds up by them, what chance gives by their squares,
  /// for no group is in both maps.
  static func mixed(_ all: UnionCase) -> (within: Double, expected: Double)? {
    guard let within = all.numbers("modularity.within"),
      let expected = all.numbers("modularity.expected")
    else { return nil }
    let share = all.parts.map { $0.value / (all.parts[0].value + all.parts[1].value) }
    return (
      zip(share, within).reduce(0) { $0 + $1.0 * $1.1 },
      zip(share, expected).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    )
  }
}
