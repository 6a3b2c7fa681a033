// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The part that a broker v plays between a and c, by the groups of the three (Gould & Fernandez
/// 1989, doi:10.2307/270949).
enum BrokerageRole: String, CaseIterable {
  case coordinator
  case itinerant
  case gatekeeper
  case representative
  case liaison

  init(_ a: Int, _ v: Int, _ c: Int) {
    switch (a == v, v == c, a == c) {
    case (true, true, _): self = .coordinator
    case (true, false, _): self = .representative
    case (false, true, _): self = .gatekeeper
    case (false, false, true): self = .itinerant
    case (false, false, false): self = .liaison
    }
  }

  /// Its place among the roles.
  var column: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// A cell for the total and one for each role, from a number for each role. Without directions
  /// gatekeeper holds the one number that it and representative are; where no group is recorded
  /// there is a total alone.
  static func cells(total: Cell, roles: [Cell], isDirected: Bool, areGrouped: Bool) -> [Cell] {
    guard areGrouped else { return [total] + roles.map { _ in .undefined(.singleGroup) } }
    var cells = [total] + roles
    if !isDirected { cells[1 + Self.representative.column] = .undefined(.sameAsGatekeeper) }
    return cells
  }

  /// The total and each role of one broker, where every way a→v→c is worth `value` of its arcs and
  /// of the arc a→c, if there is one; `nil` leaves it out. Each pair once without directions.
  static func row(
    of broker: Int, in graph: FrozenGraph, groups: GroupNumbers,
    value: (_ into: Int, _ out: Int, _ closing: Int?) -> Double?
  ) -> [Cell] {
    let (areGrouped, groups) = (groups.areRecorded, groups.numbers)
    guard let own = groups[broker] else {
      return [Cell](repeating: .undefined(.noGroup), count: allCases.count + 1)
    }
    var counts = [CompensatedSum](repeating: CompensatedSum(), count: allCases.count)
    for into in graph.inRow(broker) {
      let source = graph.reverseSources[into]
      guard let first = groups[Int(source)] else { continue }
      for out in graph.outRow(broker) where graph.targets[out] != source {
        let target = graph.targets[out]
        guard graph.isDirected || source < target, let last = groups[Int(target)],
          let value = value(into, out, graph.arc(from: Int(source), to: Int(target)))
        else { continue }
        counts[Self(first, own, last).column] += value
      }
    }
    if !graph.isDirected {
      counts[Self.gatekeeper.column] += counts[Self.representative.column].value
      counts[Self.representative.column] = CompensatedSum()
    }
    let total = CompensatedSum(counts.map(\.value)).value
    return cells(
      total: .value(total), roles: counts.map { .value($0.value) }, isDirected: graph.isDirected,
      areGrouped: areGrouped)
  }
}
