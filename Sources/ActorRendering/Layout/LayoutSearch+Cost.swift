// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What makes a drawing hard to read; see `SearchWeights`.
extension LayoutSearch {
  /// Everything in which `actor` has a part, or anything above `limit` where it is more.
  ///
  /// - Complexity: O(ties of the actor · (n + pairs) + sides · n).
  func cost(of actor: Int, below limit: Double = .infinity) -> Double {
    guard !ground.isLoose[actor] else { return 0 }
    // What is quickly known comes first: most changes are turned down, and early.
    var cost = sheet(for: actor) + overlaps(of: actor)
    if cost > limit { return cost }
    cost += strangers(for: actor) + distances(from: actor)
    if cost > limit { return cost }
    cost += tiesOfOthers(at: actor)
    for pair in ground.pairs[actor] where cost <= limit { cost += crossing(of: pair) }
    return cost > limit ? cost : cost + fans(around: actor)
  }

  /// Distances that differ from those wished for.
  private func distances(from actor: Int) -> Double {
    let (px, py, row) = (x[actor], y[actor], actor * ground.count)
    var cost = 0.0
    for other in 0..<ground.count {
      let wish = ground.wishes[row + other]
      guard wish > 0 else { continue }
      let (dx, dy) = (px - x[other], py - y[other])
      let part = (dx * dx + dy * dy).squareRoot() / (wish * scale) - 1
      // Who influences from outside may stand as far out as the rim is.
      let isOutside = part > 0 && (ground.isShadow[actor] || ground.isShadow[other])
      cost += part * part * (isOutside ? 0.25 : 1)
    }
    return cost * SearchWeights.distance / (8 + Double(ground.count))
  }

  /// A sheet that is outgrown; shadow actors that do not stand at its rim.
  private func sheet(for actor: Int) -> Double {
    let right = (x[actor] - sheet.center.x).magnitude - sheet.width / 2
    let down = (y[actor] - sheet.center.y).magnitude - sheet.height / 2
    var cost = SearchWeights.sheet * (max(0, right + 30) + max(0, down + 30))
    if ground.isShadow[actor] { cost += SearchWeights.rim * max(0, min(-right, -down) - 50) }
    return cost
  }

  // MARK: - Boxes

  /// Names and glyphs that overlap or nearly do.
  private func overlaps(of actor: Int) -> Double {
    let glyph = glyph(actor), label = label(actor)
    var cost = label.isEmpty ? 0 : SearchWeights.habit * LabelPlacement.habits[slots[actor]]
    for other in 0..<ground.count where other != actor && !ground.isLoose[other] {
      guard (x[other] - x[actor]).magnitude < 320, (y[other] - y[actor]).magnitude < 200
      else { continue }
      let (otherGlyph, otherLabel) = (self.glyph(other), self.label(other))
      cost += 1.5 * glyph.nearness(to: otherGlyph, 14)
      if !otherLabel.isEmpty { cost += glyph.nearness(to: otherLabel, 6) }
      if !label.isEmpty {
        cost += label.nearness(to: otherGlyph, 6)
        if !otherLabel.isEmpty { cost += label.nearness(to: otherLabel, 8) }
      }
    }
    return cost
  }

  func glyph(_ actor: Int) -> Block {
    Block(ground.glyphs[actor], x[actor], y[actor])
  }

  func label(_ actor: Int) -> Block {
    guard ground.hasLabel[actor] else { return Block() }
    return Block(
      ground.labels[actor * SearchGround.slots + slots[actor]], x[actor], y[actor])
  }

  // MARK: - Ties

  /// What a pair's line crosses and runs through, and whether it is too short.
  private func crossing(of pair: Int) -> Double {
    let (a, b) = ground.ends[pair]
    let (line, bounds) = (lines[pair], lineBounds[pair])
    var cost = crossings(of: line, bounds, a, b) + shortness(of: line, pair)
    for other in 0..<ground.count where bounds.meets(actorBounds[other]) {
      cost += running(line, through: other, isOwn: other == a || other == b, pair)
    }
    return cost
  }

  /// A line on which heads and marks have no room.
  private func shortness(of line: Line, _ pair: Int) -> Double {
    let missing = 1 - line.length / ground.leasts[pair]
    return missing > 0 ? SearchWeights.shortness * missing * missing : 0
  }

  /// Ties of others that run through `actor` or its name.
  private func tiesOfOthers(at actor: Int) -> Double {
    let bounds = actorBounds[actor]
    var cost = 0.0
    for pair in lines.indices where bounds.meets(lineBounds[pair]) {
      let (a, b) = ground.ends[pair]
      if a == actor || b == actor { continue }
      cost += running(lines[pair], through: actor, isOwn: false, pair)
    }
    return cost
  }

  /// A tie through or close to a glyph that is not its own, or through a name.
  private func running(_ line: Line, through actor: Int, isOwn: Bool, _ pair: Int) -> Double {
    guard !ground.isLoose[actor] else { return 0 }
    var cost = 0.0
    if !isOwn {
      let covering = SearchWeights.covering
      let needed = ground.radii[actor] + ground.halfWidths[pair] + SearchGround.clearance
      let distance = line.distance(to: x[actor], y[actor])
      if distance < needed { cost += covering.any + covering.point * (needed - distance) }
    }
    let room = Self.beside * ground.halfWidths[pair]
    if ground.hasLabel[actor], label(actor).isCrossed(by: line, room) {
      let price = isOwn ? SearchWeights.name.own : SearchWeights.name.other
      cost += price * ground.namePrices[pair]
    }
    return cost
  }

  /// Ties side by side take room beside the line; marks do not stand everywhere on them.
  private static let beside = 0.7

  /// Crossings; those at a flat angle are the ones at which the eye loses a line.
  private func crossings(of line: Line, _ bounds: Bounds, _ a: Int, _ b: Int) -> Double {
    let crossing = SearchWeights.crossing
    var cost = 0.0
    for pair in lines.indices where bounds.meets(lineBounds[pair]) {
      let (c, d) = ground.ends[pair]
      if c == a || c == b || d == a || d == b { continue }
      if line.crosses(lines[pair]) {
        cost += line.isFlat(to: lines[pair]) ? 2 * crossing : crossing
      }
    }
    return cost
  }

  /// Ties that leave an actor in nearly the same direction.
  private func fans(around actor: Int) -> Double {
    var cost = fan(of: actor)
    for pair in ground.pairs[actor] {
      let other = ground.ends[pair].a == actor ? ground.ends[pair].b : ground.ends[pair].a
      cost += fan(of: other, pair: pair)
    }
    return cost
  }

  private func fan(of actor: Int) -> Double {
    let pairs = ground.pairs[actor]
    var cost = 0.0
    for index in pairs.indices {
      for next in pairs.indices.dropFirst(index + 1) {
        cost += closeness(actor, pairs[index], pairs[next])
      }
    }
    return cost
  }

  private func fan(of actor: Int, pair: Int) -> Double {
    var cost = 0.0
    for other in ground.pairs[actor] where other != pair { cost += closeness(actor, pair, other) }
    return cost
  }

  @inline(__always)
  private func closeness(_ actor: Int, _ first: Int, _ second: Int) -> Double {
    let (a, b) = (ground.ends[first], ground.ends[second])
    let (p, q) = (a.a == actor ? a.b : a.a, b.a == actor ? b.b : b.a)
    let (px, py) = (x[p] - x[actor], y[p] - y[actor])
    let (qx, qy) = (x[q] - x[actor], y[q] - y[actor])
    guard px * qx + py * qy > 0 else { return 0 }
    let cross = px * qy - py * qx
    let square = (px * px + py * py) * (qx * qx + qy * qy)
    // Within about 15 degrees.
    guard cross * cross < 0.067 * square, square > 0 else { return 0 }
    return SearchWeights.fan * (1 - 3.86 * cross.magnitude / square.squareRoot())
  }
}
