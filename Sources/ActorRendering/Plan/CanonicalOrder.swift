// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// A plan in an order that does not depend on the file, for whatever takes the first of several
/// that are alike: actors by id, ties by what they say.
///
/// What is drawn and read keeps the order of the file, which its author may have chosen; what only
/// has a place must not move because a spreadsheet was sorted.
struct CanonicalOrder {
  /// The plan in that order.
  let plan: DrawingPlan
  /// By place in that order the place in the plan as it was.
  private let actors: [Int]
  private let ties: [Int]
  private let sides: [PlannedSide]

  /// - Complexity: O(n log n + ties · log ties).
  init(_ whole: DrawingPlan) {
    let ids = whole.actors.map(\.id)
    actors = ids.indices.sorted { ids[$0] == ids[$1] ? $0 < $1 : idPrecedes(ids[$0], ids[$1]) }
    var places = [Int](repeating: 0, count: ids.count)
    for (place, actor) in actors.enumerated() { places[actor] = place }
    var plan = whole
    plan.actors = actors.map { whole.actors[$0] }
    plan.fixed = whole.fixed.isEmpty ? [] : actors.map { whole.fixed[$0] }
    plan.sides = whole.sides.map { side in
      PlannedSide(id: side.id, name: side.name, members: side.members.map { places[$0] }.sorted())
    }
    let moved = whole.ties.map { $0.joining(places[$0.from], places[$0.to]) }
    ties = moved.indices.sorted { Self.precedes((moved[$0], $0), (moved[$1], $1)) }
    plan.ties = ties.map { moved[$0] }
    self.plan = plan
    sides = whole.sides
  }

  private static func precedes(
    _ a: (tie: PlannedTie, place: Int), _ b: (tie: PlannedTie, place: Int)
  ) -> Bool {
    let (x, y) = (a.tie, b.tie)
    if x.from != y.from { return x.from < y.from }
    if x.to != y.to { return x.to < y.to }
    // Of ties that are alike the file decides, for nobody sees which is which; a made id counts
    // them in the order of the file.
    let (p, q) = (x.record, y.record)
    let (kind, other) = (p.kind?.rawValue ?? "", q.kind?.rawValue ?? "")
    if kind != other { return idPrecedes(kind, other) }
    let (m, n) = (
      (p.trust?.value ?? -2, p.strength?.value ?? -1, x.accessibleName),
      (q.trust?.value ?? -2, q.strength?.value ?? -1, y.accessibleName)
    )
    return m == n ? a.place < b.place : m < n
  }

  /// The arrangement of the plan as it was, in this order.
  func ordered(_ arrangement: Arrangement) -> Arrangement {
    Arrangement(
      actors.map { arrangement.places[$0] }, slots: actors.map { arrangement.slots[$0] })
  }

  /// What was found in this order, for the plan as it was.
  func restored(_ geometry: DrawingGeometry) -> DrawingGeometry {
    func back<Value>(_ values: [Value], _ order: [Int]) -> [Value] {
      var places = [Int](repeating: 0, count: order.count)
      for (place, old) in order.enumerated() { places[old] = place }
      return places.map { values[$0] }
    }
    return DrawingGeometry(
      places: back(geometry.places, actors), lines: back(geometry.lines, ties),
      labels: back(geometry.labels, actors),
      sides: geometry.sides.map { placed in
        let side = sides.first { $0.id == placed.side.id } ?? placed.side
        return PlacedSide(
          side: side, corners: placed.corners, label: placed.label, lines: placed.lines)
      },
      marks: back(geometry.marks, ties), omittedMarks: geometry.omittedMarks)
  }
}

extension PlannedTie {
  /// The same tie where its actors have other places.
  fileprivate func joining(_ from: Int, _ to: Int) -> PlannedTie {
    var tie = PlannedTie(
      id: id, record: record, from: from, to: to, isDirected: isDirected, trust: trust, kind: kind,
      width: width, hasStrength: hasStrength, isDotted: isDotted, confidence: confidence,
      marks: marks, accessibleName: accessibleName)
    (tie.isQuiet, tie.change, tie.remarks) = (isQuiet, change, remarks)
    return tie
  }
}
