// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

/// The result of a measure on a map read as `reading`.
func measured(
  _ id: String, _ map: ActorMap, as reading: Reading? = nil, undirected: Bool = false,
  _ parameters: [String: String] = [:]
) throws -> MeasureResult {
  let options = ViewOptions(undirected: undirected, reading: reading)
  return try MeasureCatalog.result(
    id, parameters: parameters, on: ActorGraph(freezing: map, options: options))
}

extension MeasureResult {
  /// The cells of a column by the id of their subject.
  func cells(_ column: String? = nil) -> [String: Cell] {
    let name = column ?? descriptor.id
    guard let found = columns.first(where: { $0.name == name }) else { return [:] }
    return Dictionary(
      zip(subjects.map(\.id), found.cells).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The numbers of a column by the id of their subject.
  func numbers(_ column: String? = nil) -> [String: Double] {
    cells(column).compactMapValues(\.number)
  }

  /// The reasons of a column by the id of their subject.
  func reasons(_ column: String? = nil) -> [String: UndefinedReason] {
    cells(column).compactMapValues { cell in
      if case .undefined(let reason) = cell { reason } else { nil }
    }
  }
}

/// Expects the numbers of `expected` and no others.
func expect(
  _ found: [String: Double], _ expected: [String: Double], tolerance: Double = 1e-9,
  _ comment: String = "", at place: SourceLocation = #_sourceLocation
) {
  #expect(Set(found.keys) == Set(expected.keys), "\(comment)", sourceLocation: place)
  for (id, value) in expected.sorted(by: { $0.key < $1.key }) {
    guard let number = found[id] else { continue }
    #expect(
      isClose(number, value, tolerance: tolerance), "\(comment) \(id): \(number), not \(value)",
      sourceLocation: place)
  }
}

extension Relationship {
  /// The value of the tie in a view, by the sentences of the model.
  func value(in reading: Reading) -> Double? {
    switch reading {
    case .trust: trust.flatMap { $0.value > 0 ? $0.value : nil }
    case .hops: kind == .conflict || (trust?.value ?? 0) < 0 ? nil : 1
    case .strength: strength?.value
    case .signed: nil
    }
  }
}
