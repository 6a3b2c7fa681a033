// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The two ends of a tie as numbers.
package struct TieEnds: Hashable, Sendable {
  /// The number of the actor from whom it goes.
  package let from: UInt32
  /// The number of the actor to whom it goes.
  package let to: UInt32
}

/// The actors of a map, and the ends of its ties, as numbers: what all checks of ties need, found
/// out once.
package struct MapNumbers {
  /// Those of the listed actors come first.
  package private(set) var ids = IDNumbers()
  /// How many different ids the list of actors has; ends with higher numbers are not in it.
  package private(set) var listed: Int
  /// Of every tie.
  package private(set) var ends: [TieEnds] = []

  /// Numbers the actors of `map` in their order, then those that only ties name, in theirs.
  ///
  /// - Complexity: O(actors + relationships).
  package init(_ map: ActorMap) {
    for index in map.actors.indices { _ = ids.add(map.actors[index].id) }
    listed = ids.count
    ends.reserveCapacity(map.relationships.count)
    for index in map.relationships.indices {
      let from = ids.add(map.relationships[index].from)
      ends.append(TieEnds(from: from, to: ids.add(map.relationships[index].to)))
    }
  }

  /// The ids that ties name and the list of actors has not, in the order in which they come.
  package var strangers: ArraySlice<String> { ids.ids[listed...] }

  /// Takes the strangers for listed.
  package mutating func listStrangers() { listed = ids.count }

  /// Whether the list of actors has this id.
  package func isListed(_ id: String) -> Bool {
    ids.number(of: id).map { Int($0) < listed } ?? false
  }

  /// Whether the list of actors has both.
  package func areListed(_ ends: TieEnds) -> Bool {
    Int(ends.from) < listed && Int(ends.to) < listed
  }

  /// Whether an end of any tie is not listed.
  package var hasStrangers: Bool { listed < ids.count }

  /// The places of all ties whose pair, in this direction, has another tie too.
  ///
  /// Ties are put together by their first end, as in a frozen graph, so that nothing is hashed.
  ///
  /// - Complexity: O(ids + ties).
  package func tiesOfRepeatedPairs() -> [Int] {
    var starts = [Int](repeating: 0, count: ids.count + 1)
    for end in ends { starts[Int(end.from) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var sorted = [(to: UInt32, tie: UInt32)](repeating: (0, 0), count: ends.count)
    for (tie, end) in ends.enumerated() {
      sorted[starts[Int(end.from)]] = (end.to, UInt32(truncatingIfNeeded: tie))
      starts[Int(end.from)] += 1
    }
    // Each start is now where the next begins.
    var first = [(owner: UInt32, tie: UInt32)](repeating: (.max, 0), count: ids.count)
    var told = Set<UInt32>()
    var found: [Int] = []
    var next = 0
    for from in 0..<UInt32(truncatingIfNeeded: ids.count) {
      while next < starts[Int(from)] {
        let (to, tie) = sorted[next]
        next += 1
        guard first[Int(to)].owner == from else {
          first[Int(to)] = (from, tie)
          continue
        }
        let earlier = first[Int(to)].tie
        if told.insert(earlier).inserted { found.append(Int(earlier)) }
        found.append(Int(tie))
      }
    }
    return found.sorted()
  }
}
