// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

package import ActorModel

/// Finds for each tie of a map the same tie on another.
///
/// First by the ties' own ids, where the two ends are the same as well: ids that were given anew
/// must not make strangers one. What is left is the same where both ends, kind and direction are;
/// of several such ties the first goes with the first, the second with the second.
package struct TieMatching {
  /// What makes ties without a common id comparable.
  private struct Key: Hashable {
    let first: String
    let second: String
    let kind: RelationshipKind?
    let isDirected: Bool

    init(_ tie: Relationship) {
      let isSwapped = !tie.directed && idPrecedes(tie.to, tie.from)
      first = isSwapped ? tie.to : tie.from
      second = isSwapped ? tie.from : tie.to
      kind = tie.kind
      isDirected = tie.directed
    }
  }

  /// For each of `old`'s ties its partner's place in `new`'s relationships.
  private(set) var partners: [Int: Int] = [:]

  /// - Parameters:
  ///   - oldTies: the places that are looked at in `old`'s relationships, ascending.
  ///   - newTies: the same for `new`.
  /// - Complexity: O(ties).
  init(_ old: ActorMap, _ oldTies: [Int], _ new: ActorMap, _ newTies: [Int]) {
    var taken: Set<Int> = []
    let byID = Dictionary(
      newTies.compactMap { index in new.relationships[index].id.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    for index in oldTies {
      let tie = old.relationships[index]
      guard let id = tie.id, let partner = byID[id], !taken.contains(partner),
        Self.ends(tie) == Self.ends(new.relationships[partner])
      else { continue }
      partners[index] = partner
      taken.insert(partner)
    }
    var waiting: [Key: [Int]] = [:]
    for index in newTies.reversed() where !taken.contains(index) {
      waiting[Key(new.relationships[index]), default: []].append(index)
    }
    for index in oldTies where partners[index] == nil {
      partners[index] = waiting[Key(old.relationships[index])]?.popLast()
    }
  }

  /// How many of the ties are the same on both maps.
  package static func count(
    _ old: ActorMap, _ oldTies: [Int], _ new: ActorMap, _ newTies: [Int]
  ) -> Int { TieMatching(old, oldTies, new, newTies).partners.count }

  private static func ends(_ tie: Relationship) -> Set<String> { [tie.from, tie.to] }
}
