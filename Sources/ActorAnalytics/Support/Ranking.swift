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
  /// - Complexity: O(n log n).
  public init(_ values: [Double?], ids: [String]) {
    let sorted = values.indices.sorted { a, b in
      switch (values[a], values[b]) {
      case (let x?, let y?): x != y ? x > y : idPrecedes(ids[a], ids[b])
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): idPrecedes(ids[a], ids[b])
      }
    }
    var ranks = [Int?](repeating: nil, count: values.count)
    var order: [Int] = []
    var group: [Int] = []
    for position in sorted {
      if let value = values[position] {
        if let last = group.last, let previous = values[last],
          !Self.isShared(previous, value)
        {
          order += group.sorted { idPrecedes(ids[$0], ids[$1]) }
          group = []
        }
        group.append(position)
        ranks[position] = order.count + 1
      }
    }
    order += group.sorted { idPrecedes(ids[$0], ids[$1]) }
    order += sorted.filter { values[$0] == nil }
    self.order = order
    self.ranks = ranks
  }

  /// Whether two values are close enough to share a rank.
  public static func isShared(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }
}
