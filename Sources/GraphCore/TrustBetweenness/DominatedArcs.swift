// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Leaves out arcs that a path of two stronger arcs beats.
///
/// **Exact, because** an arc that another path between its ends beats lies on no best path: any
/// path through it becomes better by the detour. Arcs may be left out one after the other, since
/// the best products stay what they were. An arc that is only equalled stays: it has fewer steps.
/// What stays is a superset of the metric backbone (Simas, Correia & Rocha 2021,
/// doi:10.1093/comnet/cnab021), which on networks of trust is a small part of all ties.
enum DominatedArcs {
  /// The arcs, strongest first in each row, that no path of two of the strongest arcs beats: of
  /// the 32 strongest of each node, then of what is left the 64 strongest.
  ///
  /// - Complexity: O(nodes · 64² + arcs · log degree).
  static func leavingOut(
    from rows: ArcRows, control: KernelControl
  ) throws(Cancellation) -> ArcRows {
    let quiet = KernelControl(threads: control.threads, isCancelled: control.isCancelled)
    let sorted = try rows.inParts(quiet) { room, node, result in room.sort(node, rows, &result) }
    let fewer = try sorted.inParts(quiet) { $0.filter($1, sorted, strongest: 32, &$2) }
    return try fewer.inParts(quiet) { $0.filter($1, fewer, strongest: 64, &$2) }
  }
}

extension ArcRows {
  /// Rows made from these, one by one.
  fileprivate func inParts(
    _ control: KernelControl, _ makeRow: @Sendable (RowRoom, Int, inout ArcRows) -> Void
  ) throws(Cancellation) -> ArcRows {
    try ParallelChunks.fold(
      nodeCount, chunks: 32, control: control, into: ArcRows(isDirected: isDirected),
      room: { RowRoom(nodeCount: nodeCount) },
      body: { room, nodes in
        var part = ArcRows(isDirected: isDirected)
        for node in nodes {
          makeRow(room, node, &part)
          part.closeRow()
        }
        return part
      }, combine: { $0.append($1) })
  }

  private mutating func append(_ other: ArcRows) {
    let start = UInt32(targets.count)
    targets += other.targets
    values += other.values
    for end in other.offsets.dropFirst() { offsets.append(start + end) }
  }
}

/// What one thread needs.
private final class RowRoom {
  private var best: [Double]
  private var touched: [Int] = []
  private var order: [(value: Double, target: UInt32)] = []

  init(nodeCount: Int) { best = [Double](repeating: 0, count: nodeCount) }

  func sort(_ node: Int, _ rows: ArcRows, _ result: inout ArcRows) {
    order.removeAll(keepingCapacity: true)
    for arc in rows.row(node) { order.append((rows.values[arc], rows.targets[arc])) }
    order.sort { $0.value != $1.value ? $0.value > $1.value : $0.target < $1.target }
    for entry in order { result.append(entry.target, entry.value) }
  }

  func filter(_ node: Int, _ ranked: ArcRows, strongest: Int, _ result: inout ArcRows) {
    let row = ranked.row(node)
    guard let weakest = row.last.map({ ranked.values[$0] }) else { return }
    for first in row.prefix(strongest) {
      let value = ranked.values[first]
      if value <= weakest { break }
      for second in ranked.row(Int(ranked.targets[first])).prefix(strongest) {
        let product = value * ranked.values[second]
        if product <= weakest { break }
        let end = Int(ranked.targets[second])
        guard product > best[end] else { continue }
        if best[end] == 0 { touched.append(end) }
        best[end] = product
      }
    }
    for arc in row
    where best[Int(ranked.targets[arc])] * PathHierarchy.margin <= ranked.values[arc] {
      result.append(ranked.targets[arc], ranked.values[arc])
    }
    for end in touched { best[end] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
