// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Competition ranks (1, 2, 2, 4): values within 1e-9 relative of the next share a rank; order is
/// by falling value, then by id.
public struct Ranking: Hashable, Sendable {
  /// How close, relatively, two neighbouring values share a rank.
  public static let tolerance = 1e-9

  /// Positions in order; those without a value come last, by id.
  public let order: [Int]
  /// The rank at each position; `nil` without a value.
  public let ranks: [Int?]

  /// Ranks `values`.
  ///
  /// - Complexity: O(n) where the ids ascend, else O(n log n).
  public init(_ values: [Double?], ids: [String]) {
    let byID = Self.byID(ids)
    let sorted = fallingOrder(of: byID.filter { values[$0] != nil }) { values[$0] ?? 0 }
    var ranks = [Int?](repeating: nil, count: values.count)
    var order: [Int] = []
    order.reserveCapacity(values.count)
    while order.count < sorted.count {
      let group = Self.group(at: order.count, of: sorted, values)
      for position in group { ranks[position] = order.count + 1 }
      // Equal values are in the order of their ids already.
      let isEqual = values[group[group.startIndex]] == values[group[group.endIndex - 1]]
      order += isEqual ? Array(group) : group.sorted { idPrecedes(ids[$0], ids[$1]) }
    }
    self.order = order + byID.filter { values[$0] == nil }
    self.ranks = ranks
  }

  /// Positions in the order of their ids, which most often is their own.
  private static func byID(_ ids: [String]) -> [Int] {
    let isSorted = ids.indices.dropFirst().allSatisfy { !idPrecedes(ids[$0], ids[$0 - 1]) }
    return isSorted
      ? Array(ids.indices) : ids.indices.sorted { idPrecedes(ids[$0], ids[$1]) }
  }

  /// Those that share a rank with the one at `start`.
  private static func group(
    at start: Int, of sorted: [Int], _ values: [Double?]
  ) -> ArraySlice<Int> {
    var end = start + 1
    while end < sorted.count, let previous = values[sorted[end - 1]],
      let value = values[sorted[end]], isShared(previous, value)
    {
      end += 1
    }
    return sorted[start..<end]
  }

  /// Whether two values are close enough to share a rank.
  public static func isShared(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }
}
