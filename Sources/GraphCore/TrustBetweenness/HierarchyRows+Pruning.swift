// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension HierarchyRows {
  /// Leaves out arcs that a detour over one higher neighbour beats. When a shortcut was made, the
  /// shortcuts that beat it were often still to come.
  ///
  /// **Exact, because** every best path is made of arcs and shortcuts that nothing beats (Dibbelt,
  /// Strasser & Wagner 2016, doi:10.1145/2886843, call it perfect customisation).
  ///
  /// - Complexity: O(Σ over arcs of the row of their higher end).
  mutating func leaveOutBeaten() {
    let keptUp = Self.unbeaten(up, against: up, down)
    let keptDown = isDirected ? Self.unbeaten(down, against: down, up) : keptUp
    up = up.keeping(keptUp)
    down = isDirected ? down.keeping(keptDown) : up
    downFlows = isDirected ? up.links.count : 0
  }

  /// - Parameters:
  ///   - along: the arcs that lengthen a detour in the direction of `arcs`.
  ///   - back: those that come the other way.
  private static func unbeaten(_ arcs: Arcs, against along: Arcs, _ back: Arcs) -> [Bool] {
    let margin = 1 - 2 * TrustProducts.tolerance
    var kept = [Bool](repeating: true, count: arcs.links.count)
    var values = [Double](repeating: 0, count: arcs.offsets.count)
    var best = values
    for place in 0..<(arcs.offsets.count - 1) {
      let row = arcs.row(place)
      guard row.count > 1 else { continue }
      for arc in row {
        values[Int(arcs.links[arc].other)] = arcs.links[arc].value
        best[Int(arcs.links[arc].other)] = arcs.links[arc].value
      }
      for arc in row {
        let higher = Int(arcs.links[arc].other)
        for next in along.row(higher) {
          let other = Int(along.links[next].other)
          best[other] = max(best[other], best[higher] * along.links[next].value)
        }
        for next in back.row(higher) {
          let other = Int(back.links[next].other)
          best[higher] = max(best[higher], values[other] * back.links[next].value)
        }
      }
      for arc in row {
        let higher = Int(arcs.links[arc].other)
        kept[arc] = best[higher] * margin <= arcs.links[arc].value
        values[higher] = 0
      }
      for arc in row {
        let higher = Int(arcs.links[arc].other)
        best[higher] = 0
        for next in along.row(higher) { best[Int(along.links[next].other)] = 0 }
      }
    }
    return kept
  }
}

extension HierarchyRows.Arcs {
  func row(_ place: Int) -> Range<Int> { Int(offsets[place])..<Int(offsets[place + 1]) }

  fileprivate func keeping(_ kept: [Bool]) -> Self {
    var result = Self()
    for place in 0..<(offsets.count - 1) {
      for arc in row(place) where kept[arc] {
        result.links.append(links[arc])
        result.extents.append(extents[arc])
        result.owners.append(owners[arc])
        result.numbers.append(numbers[arc])
      }
      result.offsets.append(UInt32(result.links.count))
    }
    return result
  }
}
