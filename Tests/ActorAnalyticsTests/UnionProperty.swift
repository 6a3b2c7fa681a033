// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import GraphCore
import TestSupport
import Testing

/// One of two maps without a tie between them.
struct UnionPart: Sendable {
  let graph: ActorGraph
  let result: MeasureResult
  let cells: [String: [String: Cell]]

  init(_ graph: ActorGraph, _ result: MeasureResult) {
    self.graph = graph
    self.result = result
    cells = result.keyed(.asIs)
  }

  /// The number of actors.
  var count: Double { Double(graph.actorCount) }
  /// The number of ties, read without directions.
  var ties: Double { Double(graph.graph.undirected().tieCount) }
  /// What the values of all arcs add up to.
  var value: Double { graph.graph.values.reduce(0, +) }
  /// How many actors a group has.
  func size(ofGroup name: String) -> Double {
    Double((0..<graph.actorCount).count { graph.text(of: "side", actor: $0) == name })
  }

  /// The number of a column about the whole map.
  func number(_ column: String) -> Double? { cells[column]?["map"]?.number }
  /// The number of the first row, which of measures of best sets is that of all rows.
  func best(_ column: String) -> Double? {
    result.columns.first { $0.name == column }?.cells.first?.number
  }
}

/// Two maps, and both beside each other.
struct UnionCase: Sendable {
  let parts: [UnionPart]
  let whole: UnionPart

  /// The number of actors of all.
  var count: Double { whole.count }
  var isDirected: Bool { whole.graph.view.isDirected }
  /// Of a divisor that grows with the number of actors, that of a part over that of the whole.
  func ratio(_ part: UnionPart, _ divisor: (Double) -> Double) -> Double {
    divisor(part.count) / divisor(count)
  }
  /// The numbers of a column about the whole map; `nil` unless both parts have one.
  func numbers(_ column: String) -> [Double]? {
    let numbers = parts.compactMap { $0.number(column) }
    return numbers.count == 2 ? numbers : nil
  }
}

/// What a column of the whole is, where the column of each part is known.
enum UnionRule: Sendable {
  /// Every row is as before, reasons as well, and there are no further rows.
  case unchanged
  /// Every number is as before; what had none may have got one.
  case kept
  /// Every number is as before times a divisor of the part over that of the whole; reasons other
  /// than too few actors are as before.
  case over(@Sendable (Double) -> Double)
  /// The same with a divisor that depends on directions.
  case overEither(undirected: @Sendable (Double) -> Double, directed: @Sendable (Double) -> Double)
  /// All numbers of a part have the same factor.
  case proportional
  /// Every row is undefined for this reason.
  case becomes(UndefinedReason)
  /// Numbers about the whole map add up.
  case sum
  /// The larger of the two numbers, or the only one.
  case largest
  /// Some mean of the two numbers.
  case between
  /// What follows from the parts; `nil` where nothing does.
  case follows(@Sendable (UnionCase) -> Cell?)
  /// What follows for a row from its number and the part that it is of.
  case row(@Sendable (_ row: String, _ part: UnionPart, _ all: UnionCase) -> Cell?)
  /// What must be true; `nil` where nothing is claimed.
  case holds(@Sendable (UnionCase) -> Bool?)
  /// There is no such property, for this reason.
  case nothing(String)
}

/// What a measure says of two maps beside each other.
struct UnionProperty: Sendable, CustomTestStringConvertible {
  let id: String
  let parameters: [String: String]
  /// Of the first column, and of every other without one of its own.
  let rule: UnionRule
  /// By the word behind the dot.
  let further: [String: UnionRule]

  init(
    _ id: String, _ rule: UnionRule, _ further: [String: UnionRule] = [:],
    with parameters: [String: String] = [:]
  ) {
    self.id = id
    self.parameters = parameters
    self.rule = rule
    self.further = further
  }

  var testDescription: String { id }

  func rule(of column: String) -> UnionRule {
    further[String(column.dropFirst(id.count + 1))] ?? rule
  }
}

extension UnionRule {
  /// Whether the column of the whole is as the rule says; `nil` where it says nothing.
  func isKept(_ column: String, _ all: UnionCase) -> Bool? {
    let after = all.whole.cells[column] ?? [:]
    switch self {
    case .unchanged:
      let before = all.parts.reduce(into: [:]) { rows, part in
        rows.merge(part.cells[column] ?? [:]) { first, _ in first }
      }
      return before.count == after.count
        && before.allSatisfy { key, cell in after[key].map { isSameCell($0, cell) } ?? false }
    case .kept:
      return everyRow(column, all) { cell, _ in cell.number.map(Cell.value) }
    case .over(let divisor):
      return everyRow(column, all) { cell, part in scaled(cell, all.ratio(part, divisor)) }
    case .overEither(let undirected, let directed):
      let divisor = all.isDirected ? directed : undirected
      return everyRow(column, all) { cell, part in scaled(cell, all.ratio(part, divisor)) }
    case .proportional:
      let claims = all.parts.compactMap { areProportional($0.cells[column] ?? [:], after) }
      return claims.isEmpty ? nil : claims.allSatisfy { $0 }
    case .becomes(let reason):
      return after.values.allSatisfy { $0 == .undefined(reason) }
    case .sum:
      return all.numbers(column).map { isWhole(.value($0[0] + $0[1]), column, all) }
    case .largest:
      let numbers = all.parts.compactMap { $0.number(column) }
      return numbers.max().map { isWhole(.value($0), column, all) }
    case .between:
      guard let numbers = all.numbers(column) else { return nil }
      guard let found = all.whole.number(column) else { return false }
      return found >= min(numbers[0], numbers[1]) - 1e-9
        && found <= max(numbers[0], numbers[1]) + 1e-9
    case .follows(let cell):
      return cell(all).map { isWhole($0, column, all) }
    case .row(let cell):
      return everyRow(column, all) { key, _, part in cell(key, part, all) }
    case .holds(let claim): return claim(all)
    case .nothing: return nil
    }
  }

  private func scaled(_ cell: Cell, _ factor: Double) -> Cell? {
    if let number = cell.number { return .value(number * factor) }
    return cell == .undefined(.tooFewActors) ? nil : cell
  }

  private func isWhole(_ cell: Cell, _ column: String, _ all: UnionCase) -> Bool {
    all.whole.cells[column]?["map"].map { isSameCell($0, cell) } ?? false
  }

  private func everyRow(
    _ column: String, _ all: UnionCase, expected: (Cell, UnionPart) -> Cell?
  ) -> Bool? {
    everyRow(column, all) { _, cell, part in expected(cell, part) }
  }

  private func everyRow(
    _ column: String, _ all: UnionCase, expected: (String, Cell, UnionPart) -> Cell?
  ) -> Bool? {
    let claims = all.parts.flatMap { part in
      (part.cells[column] ?? [:]).compactMap { key, cell -> Bool? in
        guard let expected = expected(key, cell, part) else { return nil }
        return all.whole.cells[column]?[key].map { isSameCell($0, expected) } ?? false
      }
    }
    return claims.isEmpty ? nil : claims.allSatisfy { $0 }
  }

  /// Compares only where every row has a number before and after.
  private func areProportional(_ before: [String: Cell], _ after: [String: Cell]) -> Bool? {
    let pairs = before.compactMap { key, cell -> (Double, Double)? in
      guard let x = cell.number, let y = after[key]?.number else { return nil }
      return (x, y)
    }
    guard pairs.count == before.count, let largest = pairs.max(by: { $0.0 < $1.0 }), largest.0 > 0
    else { return nil }
    return largest.1 > 0 && pairs.allSatisfy { isClose($0.1, $0.0 * (largest.1 / largest.0)) }
  }
}
