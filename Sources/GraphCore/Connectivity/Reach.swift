// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Who is reached at all, without steps.
enum Reach {
  /// The strong component of the node with the largest product of arcs in and out: whom it reaches
  /// and who reaches it. In most networks that is the one large component, and it is found
  /// without a look at most arcs.
  ///
  /// Source: Fleischer, L. K., Hendrickson, B. & Pınar, A. (2000). On identifying strongly
  /// connected components in parallel. IPDPS 2000. doi:10.1007/3-540-45591-4_68
  static func partOfHub(_ out: RowPointers, _ into: RowPointers) -> [Bool] {
    var (hub, most) = (0, -1)
    for node in 0..<out.nodeCount where out.degree(node) * into.degree(node) > most {
      (hub, most) = (node, out.degree(node) * into.degree(node))
    }
    var both = from(hub, along: out, against: into)
    let back = from(hub, along: into, against: out)
    for node in both.indices { both[node] = both[node] && back[node] }
    return both
  }

  /// Whom `source` reaches along the arcs of `along`; `against` has the same arcs turned.
  ///
  /// A level is told by those who were reached last, or asked by those who were not, whichever
  /// reads fewer arcs (Beamer, Asanović & Patterson 2012, doi:10.1109/SC.2012.50). Who asks need
  /// not wait for the next level: to be reached is all that counts.
  static func from(_ source: Int, along: RowPointers, against: RowPointers) -> [Bool] {
    let n = along.nodeCount
    var isReached = [Bool](repeating: false, count: n)
    isReached.withUnsafeMutableBufferPointer { isReached in
      var (active, found): ([UInt32], [UInt32]) = ([UInt32(source)], [])
      var open: [UInt32]?
      var openArcs = against.targets.count - against.degree(source)
      var activeArcs = along.degree(source)
      isReached[source] = true
      while !active.isEmpty {
        found.removeAll(keepingCapacity: true)
        let asks = activeArcs > openArcs / 8
        activeArcs = 0
        func reach(_ node: Int) {
          isReached[node] = true
          found.append(UInt32(node))
          activeArcs += along.degree(node)
          openArcs -= against.degree(node)
        }
        if asks {
          var kept: [UInt32] = []
          for node in open ?? (0..<UInt32(n)).map({ $0 }) where !isReached[Int(node)] {
            if against.row(Int(node)).contains(where: { isReached[Int($0)] }) {
              reach(Int(node))
            } else {
              kept.append(node)
            }
          }
          open = kept
        } else {
          for node in active {
            for next in along.row(Int(node)) where !isReached[Int(next)] { reach(Int(next)) }
          }
        }
        swap(&active, &found)
      }
    }
    return isReached
  }
}
