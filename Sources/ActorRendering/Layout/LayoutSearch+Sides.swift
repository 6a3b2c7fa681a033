// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The directions along which the reach of a side is measured. Hulls bounded in a few fixed
/// directions are a little larger than the smallest ones and much cheaper to keep (Klosowski et al.
/// 1998, doi:10.1109/2945.675649).
enum Directions {
  static let count = 8
  /// Unit vectors; the first two are right and down.
  static let all: [Point] = [
    Point(1, 0), Point(0, 1), Point(1, 1).unit, Point(1, -1).unit, Point(2, 1).unit,
    Point(1, 2).unit, Point(2, -1).unit, Point(1, -2).unit,
  ]
}

/// Sides as regions of their own.
extension LayoutSearch {
  /// The room between a hull and its members along each of `Directions`: hulls are drawn around
  /// boxes, whose corners reach farther; and a little room for strangers.
  private static let margins = Directions.all.map { 12 * ($0.x.magnitude + $0.y.magnitude) + 2 }

  /// Measures how far a side reaches; after each change of a member.
  mutating func measure(_ side: Int) {
    guard side >= 0 else { return }
    for index in 0..<Directions.count {
      let direction = Directions.all[index]
      var (low, high) = (Double.infinity, -Double.infinity)
      for actor in ground.members[side] {
        glyph(actor).extend(&low, &high, along: direction)
        label(actor).extend(&low, &high, along: direction)
      }
      let place = 2 * (side * Directions.count + index)
      reach[place] = low - Self.margins[index]
      reach[place + 1] = high + Self.margins[index]
    }
  }

  /// Strangers in the hull of the actor's side, the actor in hulls of others, hulls that overlap or
  /// are larger than they need be.
  func strangers(for actor: Int) -> Double {
    let own = ground.side[actor]
    var cost = 0.0
    for side in ground.members.indices where !ground.members[side].isEmpty {
      if side == own {
        cost += sprawl(of: side)
        for other in 0..<ground.count where ground.side[other] != side && !ground.isLoose[other] {
          cost += intrusion(of: other, into: side)
        }
      } else {
        cost += intrusion(of: actor, into: side)
        if own >= 0 { cost += overlap(of: own, side) }
      }
    }
    return cost
  }

  private func sprawl(of side: Int) -> Double {
    var sum = 0.0
    for index in 0..<Directions.count {
      let place = 2 * (side * Directions.count + index)
      sum += reach[place + 1] - reach[place]
    }
    let excess = sum / Double(Directions.count) / max(1, ground.breadths[side]) - 1
    return excess > 0
      ? SearchWeights.sprawl * excess * Double(ground.members[side].count).squareRoot() : 0
  }

  private func intrusion(of actor: Int, into side: Int) -> Double {
    let depth = depth(of: glyph(actor), in: side)
    let label = label(actor)
    let name = label.isEmpty ? 0 : self.depth(of: label, in: side)
    let (any, own) = (SearchWeights.intrusion, SearchWeights.intrudingName)
    return (depth > 0 ? any.any + any.point * depth : 0)
      + (name > 0 ? own.any + own.point * name : 0)
  }

  /// How far a block would have to move to leave the hull of a side; 0 or less when outside.
  private func depth(of block: Block, in side: Int) -> Double {
    var least = Double.infinity
    for index in 0..<Directions.count {
      let place = 2 * (side * Directions.count + index)
      var (low, high) = (Double.infinity, -Double.infinity)
      block.extend(&low, &high, along: Directions.all[index])
      least = min(least, reach[place + 1] - low, high - reach[place])
      if least <= 0 { return 0 }
    }
    return least
  }

  /// The middle of the box around a side.
  func middle(of side: Int) -> Point {
    let low = 2 * side * Directions.count
    return Point(reach[low] + reach[low + 1], reach[low + 2] + reach[low + 3]) * 0.5
  }

  /// The shortest way out of the hulls of other sides; `nil` for who is in none.
  func wayOut(for actor: Int) -> Point? {
    var way: Point?
    for side in ground.members.indices where side != ground.side[actor] {
      guard !ground.members[side].isEmpty, depth(of: glyph(actor), in: side) > 0 else { continue }
      var least = Double.infinity
      for index in 0..<Directions.count {
        let (direction, place) = (Directions.all[index], 2 * (side * Directions.count + index))
        var (low, high) = (Double.infinity, -Double.infinity)
        glyph(actor).extend(&low, &high, along: direction)
        let (ahead, back) = (reach[place + 1] - low, high - reach[place])
        if min(ahead, back) < least {
          least = min(ahead, back)
          way = ahead < back ? direction * (ahead + 8) : direction * -(back + 8)
        }
      }
    }
    return way
  }

  private func overlap(of a: Int, _ b: Int) -> Double {
    var least = Double.infinity
    for index in 0..<Directions.count {
      let (p, q) = (2 * (a * Directions.count + index), 2 * (b * Directions.count + index))
      least = min(least, reach[p + 1] - reach[q], reach[q + 1] - reach[p])
      if least <= 0 { return 0 }
    }
    return SearchWeights.intrusion.any + SearchWeights.intrusion.point * least
  }
}
