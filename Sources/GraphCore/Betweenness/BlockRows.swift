// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// One block in numbers of its own: home nodes first, the top last.
struct BlockRows {
  /// The original number of each node.
  let nodes: [UInt32]
  let arcs: RowPair

  /// - Parameters:
  ///   - into: `nil` for an undirected graph.
  ///   - place: a table for all nodes, whose content does not matter.
  init(
    _ out: RowPointers, _ into: RowPointers?, tree: BlockCutTree, block: Int,
    place: inout [UInt32]
  ) {
    // Ascending, so that rows come out ascending too.
    let nodes = Array(tree.homeNodes(of: block)) + [tree.tops[block]]
    self.nodes = nodes
    for (number, node) in nodes.enumerated() { place[Int(node)] = UInt32(number) }
    arcs = RowPair(
      out: Self.rows(nodes, out, mirror: into, tree, block, place),
      into: into.map { [place] in Self.rows(nodes, $0, mirror: out, tree, block, place) })
  }

  /// The row of the top may be long, for it may have many blocks: it comes from the other ends.
  private static func rows(
    _ nodes: [UInt32], _ rows: RowPointers, mirror: RowPointers?, _ tree: BlockCutTree,
    _ block: Int, _ place: [UInt32]
  ) -> Skeleton {
    let top = tree.tops[block]
    var (offsets, targets, topRow): ([UInt32], [UInt32], [UInt32]) = ([0], [], [])
    offsets.reserveCapacity(nodes.count + 1)
    for (number, node) in nodes.dropLast().enumerated() {
      var touchesTop = false
      for neighbor in rows.row(Int(node)) {
        if neighbor == top {
          touchesTop = true
        } else if tree.home[Int(neighbor)] == UInt32(block) {
          targets.append(place[Int(neighbor)])
        }
      }
      if touchesTop { targets.append(UInt32(nodes.count - 1)) }
      if mirror?.row(Int(node)).contains(top) ?? touchesTop { topRow.append(UInt32(number)) }
      offsets.append(UInt32(targets.count))
    }
    targets.append(contentsOf: topRow)
    offsets.append(UInt32(targets.count))
    return Skeleton(offsets: offsets, targets: targets)
  }
}

/// The arcs out of and into each node of a part of a graph.
struct RowPair {
  let out: Skeleton
  /// `nil` where undirected.
  let into: Skeleton?

  /// Lends the rows.
  func withRows<Value>(_ body: (_ out: RowPointers, _ into: RowPointers?) -> Value) -> Value {
    out.withRows { out in
      guard let into else { return body(out, nil) }
      return into.withRows { body(out, $0) }
    }
  }

  /// The arcs between classes of twins, each class once.
  func folded(_ twins: TwinClasses) -> RowPair {
    withRows { out, into in
      RowPair(
        out: Self.folded(out, twins), into: into.map { Self.folded($0, twins) })
    }
  }

  private static func folded(_ rows: RowPointers, _ twins: TwinClasses) -> Skeleton {
    var (offsets, targets): ([UInt32], [UInt32]) = ([0], [])
    offsets.reserveCapacity(twins.speakers.count + 1)
    for (number, speaker) in twins.speakers.enumerated() {
      for neighbor in rows.row(Int(speaker)) {
        let other = twins.classes[Int(neighbor)]
        guard twins.speakers[Int(other)] == neighbor, Int(other) != number else { continue }
        targets.append(other)
      }
      offsets.append(UInt32(targets.count))
    }
    return Skeleton(offsets: offsets, targets: targets)
  }
}
