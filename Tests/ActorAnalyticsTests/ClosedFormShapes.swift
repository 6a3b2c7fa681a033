// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

/// The shapes on which most measures have a formula. Of every one the first actor is group A and
/// all others are group B: the middle of a star against its ends, an end of a path against the
/// rest.
enum ClosedShape: String, CaseIterable, Sendable {
  /// The first actor is tied to all others.
  case star
  /// Everyone is tied to the next.
  case path
  /// A path whose ends are tied.
  case cycle
  /// Everyone is tied to everyone.
  case complete
  /// Nobody is tied.
  case empty
  /// One actor alone.
  case single

  /// The numbers of actors that are tried.
  var sizes: [Int] { self == .single ? [1] : Array(3...8) }

  /// The ties of `n` actors.
  func ties(_ n: Int) -> [(Int, Int)] {
    switch self {
    case .star: (1..<n).map { (0, $0) }
    case .path: (1..<n).map { ($0 - 1, $0) }
    case .cycle: (1..<n).map { ($0 - 1, $0) } + [(0, n - 1)]
    case .complete: (0..<n).flatMap { i in ((i + 1)..<n).map { (i, $0) } }
    case .empty, .single: []
    }
  }

  /// A map of `n` actors in which every tie is of the layer x; with directions, stars lead to their
  /// ends and cycles round.
  func map(_ n: Int, trust: Double?, directed: Bool) -> ActorMap {
    let ends = directed && self == .cycle ? (0..<n).map { ($0, ($0 + 1) % n) } : ties(n)
    var map = SmallGraphs.map(n, ties: ends, directed: directed, trusts: trust.map { [$0] } ?? [])
    map.sides = ["A", "B"].map { Side(id: $0) }
    for index in map.actors.indices { map.actors[index].side = index == 0 ? "A" : "B" }
    for index in map.relationships.indices { map.relationships[index].layers = ["x"] }
    return map
  }

  /// How many ties the actor at place `i` has.
  func degree(_ i: Int, of n: Int) -> Int {
    switch self {
    case .star: i == 0 ? n - 1 : 1
    case .path: i == 0 || i == n - 1 ? 1 : 2
    case .cycle: 2
    case .complete: n - 1
    case .empty, .single: 0
    }
  }

  /// The steps from one actor to another along the directions of ties; `nil` where no path leads.
  func stepsAhead(_ i: Int, _ j: Int, of n: Int) -> Int? {
    switch self {
    case .star: i == 0 ? 1 : nil
    case .path: j > i ? j - i : nil
    case .cycle: (j - i + n) % n
    case .complete: 1
    case .empty, .single: nil
    }
  }

  /// The steps between two different actors; 0 where no path leads.
  func steps(_ i: Int, _ j: Int, of n: Int) -> Int {
    switch self {
    case .star: i == 0 || j == 0 ? 1 : 2
    case .path: abs(i - j)
    case .cycle: min(abs(i - j), n - abs(i - j))
    case .complete: 1
    case .empty, .single: 0
    }
  }
}

/// The expected rows of one column.
enum ClosedRows {
  /// This number in every row.
  case all(Double)
  /// One number for the middle of a star and another for each end.
  case star(Double, Double)
  /// By place of the actor.
  case each((Double) -> Double)
  /// By place of the actor, where some have no value.
  case cells((Int) -> Cell)
  /// By places of the two ends of a tie, the lower one first.
  case ties((Double, Double) -> Double)
  /// By ordered pair of actors; `nil` where there is no row.
  case pairs((Int, Int) -> Double?)
  /// By unordered pair of actors.
  case unordered((Int, Int) -> Cell)
  /// These sets and no others, with one value.
  case sets([[Int]], Double)
  /// Whatever sets there are, with one value.
  case anySets(Double)
  /// Of group A and of group B, where there is one.
  case groups(Cell, Cell)
  /// No row at all.
  case noRows
  /// Every row is undefined for this reason.
  case undefined(UndefinedReason)
  /// There is no formula; the other table says why.
  case noForm

  /// Whether it says anything.
  var isForm: Bool { if case .noForm = self { false } else { true } }
}

/// What one column holds on every shape.
struct ClosedForm: Sendable, CustomTestStringConvertible {
  typealias Rows = @Sendable (ClosedShape, Double) -> ClosedRows
  typealias TrustRows = @Sendable (ClosedShape, Double, Double) -> ClosedRows

  /// The column: the id of the measure, for further ones with a dot and a word.
  let column: String
  let parameters: [String: String]
  let reading: Reading
  let isDirected: Bool
  /// Whether every tie is hostile.
  var isHostile = false
  /// By shape, number of actors and the trust of every tie.
  let rows: TrustRows

  /// The forms of a column on hops, or, where told so, on ties that are all friendly.
  init(
    _ column: String, _ parameters: [String: String] = [:], reading: Reading = .hops,
    _ rows: @escaping Rows
  ) {
    self.column = column
    self.parameters = parameters
    self.reading = reading
    isDirected = false
    self.rows = { shape, n, _ in rows(shape, n) }
  }

  /// The forms of a column of the trust view in which every tie has the same trust.
  init(trust column: String, _ rows: @escaping TrustRows) {
    self.column = column
    parameters = [:]
    reading = .trust
    isDirected = false
    self.rows = rows
  }

  /// The forms of a column on ties that are all hostile.
  init(hostile column: String, _ rows: @escaping Rows) {
    self.init(column, reading: .signed, rows)
    isHostile = true
  }

  /// The forms of a column on directed stars, paths and cycles.
  init(directed column: String, reading: Reading = .hops, _ rows: @escaping TrustRows) {
    self.column = column
    parameters = [:]
    self.reading = reading
    isDirected = true
    self.rows = { shape, n, trust in
      [.star, .path, .cycle].contains(shape) ? rows(shape, n, trust) : .noForm
    }
  }

  var measure: String { String(column.prefix { $0 != "." }) }
  var testDescription: String { column }

  /// The trusts that are tried.
  var trusts: [Double?] {
    switch reading {
    case .trust: [0.5, 1]
    case .signed: [isHostile ? -1 : 1]
    case .hops, .strength: [nil]
    }
  }
}

// MARK: - Rows as cells

extension ClosedRows {
  /// The expected cells by the key of their row; `nil` for sets of which only the value is known.
  func cells(_ subject: SubjectKind, _ shape: ClosedShape, _ n: Int) -> [String: Cell]? {
    let places = 0..<n
    let names = places.map(SmallGraphs.name)
    func actors(_ cell: (Int) -> Cell) -> [String: Cell] {
      Dictionary(uniqueKeysWithValues: places.map { (names[$0], cell($0)) })
    }
    func pairs(_ isOrdered: Bool, _ cell: (Int, Int) -> Cell?) -> [String: Cell] {
      var cells: [String: Cell] = [:]
      for i in places {
        for j in places where isOrdered ? j != i : j > i {
          cells["\(names[i]) → \(names[j])"] = cell(i, j)
        }
      }
      return cells
    }
    func ties(_ cell: (Int, Int) -> Cell) -> [String: Cell] {
      Dictionary(
        uniqueKeysWithValues: shape.ties(n).map { ("\(names[$0])–\(names[$1])", cell($0, $1)) })
    }
    func same(_ cell: Cell) -> [String: Cell] {
      switch subject {
      case .actor: actors { _ in cell }
      case .tie: ties { _, _ in cell }
      case .pair: pairs(true) { _, _ in cell }
      case .group: n == 1 ? ["A": cell] : ["A": cell, "B": cell]
      case .set: ["": cell]
      case .map: ["map": cell]
      }
    }
    switch self {
    case .all(let value): return same(.value(value))
    case .star(let middle, let end): return actors { .value($0 == 0 ? middle : end) }
    case .each(let value): return actors { .value(value(Double($0))) }
    case .cells(let cell): return actors(cell)
    case .ties(let value): return ties { .value(value(Double($0), Double($1))) }
    case .pairs(let value): return pairs(true) { value($0, $1).map(Cell.value) }
    case .unordered(let cell): return pairs(false, cell)
    case .sets(let sets, let value):
      let keys = sets.map { $0.map { names[$0] }.joined(separator: ", ") }
      return Dictionary(uniqueKeysWithValues: keys.map { ($0, .value(value)) })
    case .groups(let a, let b): return n == 1 ? ["A": a] : ["A": a, "B": b]
    case .noRows: return [:]
    case .undefined(let reason): return same(.undefined(reason))
    case .anySets, .noForm: return nil
    }
  }
}

extension MeasureSubject {
  /// The same for a tie in either direction.
  var closedFormKey: String {
    if case .tie(_, let from, let to) = self {
      [from, to].sorted().joined(separator: "–")
    } else {
      id
    }
  }
}
