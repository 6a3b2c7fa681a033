// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Spreads what stands around a point until nothing is too near to its neighbour, each as little as
/// can be: the least sum of squared moves that keeps the order.
///
/// Isotonic regression by pooling neighbours (Ayer et al. 1955, doi:10.1214/aoms/1177728423), on a
/// circle that is cut where it has most room.
struct EndSpacing {
  /// Something that stands in a direction.
  struct Item: Hashable {
    /// Where it would stand by itself, in radians.
    let angle: Double
    /// Half of the angle that it takes.
    let room: Double
    /// Whether it cannot give way.
    var isFixed = false
  }

  /// The farthest that anything is moved; room is taken from all before that.
  private static let farthest = 1.0
  private static let fixedWeight = 1e9

  private let items: [Item]

  /// - Parameter items: in any order; those with the same angle keep theirs.
  init(_ items: [Item]) { self.items = items }

  /// The angle of each item, in the order in which they were given.
  ///
  /// - Complexity: O(n log n).
  var angles: [Double] {
    guard items.count > 1 else { return items.map(\.angle) }
    let order = order
    let unrolled = unrolled(order)
    var share = 1.0
    var placed = Self.pooled(unrolled)
    while share > 0.05, !isGood(placed, unrolled) {
      share *= 0.9
      placed = Self.pooled(
        unrolled.map { Item(angle: $0.angle, room: $0.room * share, isFixed: $0.isFixed) })
    }
    var angles = [Double](repeating: 0, count: items.count)
    for (place, item) in order.enumerated() { angles[item] = placed[place] }
    return angles
  }

  /// The items round the circle from where there is most room before one of them.
  private var order: [Int] {
    let sorted = items.indices.sorted { (items[$0].angle, $0) < (items[$1].angle, $1) }
    let free = sorted.indices.map { place -> Double in
      let before = place == 0 ? sorted[sorted.count - 1] : sorted[place - 1]
      let way = items[sorted[place]].angle - items[before].angle + (place == 0 ? 2 * Double.pi : 0)
      return way - items[before].room - items[sorted[place]].room
    }
    let first = free.indices.max { (free[$0], -$0) < (free[$1], -$1) } ?? 0
    return Array(sorted[first...] + sorted[..<first])
  }

  /// The items in that order with angles that grow.
  private func unrolled(_ order: [Int]) -> [Item] {
    let start = items[order[0]].angle
    return order.map { index in
      let item = items[index]
      let turn = item.angle < start ? 2 * Double.pi : 0
      return Item(angle: item.angle + turn, room: item.room, isFixed: item.isFixed)
    }
  }

  /// Whether the last does not come round to the first, and nothing went too far.
  private func isGood(_ placed: [Double], _ unrolled: [Item]) -> Bool {
    let room = unrolled[0].room + unrolled[unrolled.count - 1].room
    return placed[placed.count - 1] - placed[0] + min(room, 0.5) <= 2 * Double.pi
      && zip(placed, unrolled).allSatisfy { ($0 - $1.angle).magnitude <= Self.farthest }
  }

  /// Items that would come too near to each other share the move.
  private static func pooled(_ items: [Item]) -> [Double] {
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    var shifts: [Double] = []
    var shift = 0.0
    for (index, item) in items.enumerated() {
      if index > 0 { shift += items[index - 1].room + item.room }
      shifts.append(shift)
      var pool = (mean: item.angle - shift, weight: item.isFixed ? fixedWeight : 1, count: 1)
      while let last = pools.last, last.mean > pool.mean {
        let weight = last.weight + pool.weight
        pool.mean = (last.mean * last.weight + pool.mean * pool.weight) / weight
        pool.weight = weight
        pool.count += last.count
        pools.removeLast()
      }
      pools.append(pool)
    }
    let means = pools.flatMap { [Double](repeating: $0.mean, count: $0.count) }
    return zip(means, shifts).map { $0 + $1 }
  }
}
