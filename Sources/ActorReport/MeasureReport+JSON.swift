// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

extension MeasureReport {
  var tree: AttributeValue {
    .tree([
      (
        "map",
        .tree([
          ("title", title.map(AttributeValue.string)), ("actors", .integer(actors)),
          ("relationships", .integer(view.relationships)),
        ])
      ),
      ("view", view.tree(naming: leftOut)),
      ("measures", .list(results.map(tree(of:)))),
      ("refused", MeasureRefusal.tree(refusals)),
    ])
  }

  private func tree(of result: MeasureResult) -> AttributeValue {
    .tree([
      ("id", .string(result.descriptor.id)), ("title", .string(result.descriptor.title)),
      ("convention", .string(result.descriptor.convention)),
      ("parameters", .tree(result.parameters.map { ($0.name, parameter($0, of: result)) })),
      ("subject", .string(result.descriptor.subject.rawValue)),
      ("columns", .strings(result.columnNames)),
      (
        "uncertainty",
        result.uncertainty.map { account in
          .tree(
            account.entries
              + (account.hasProbabilities && result.descriptor.subject == .actor
                ? [
                  ("within", .integer(account.options.within)),
                  ("above", OrderTable.tree(result.above)),
                ] : []))
        }
      ),
      ("rows", .list(rows(of: result).map { row(at: $0, of: result) })),
      ("undefined", .list(rows(of: result).flatMap { undefined(at: $0, of: result) })),
    ])
  }

  private func parameter(
    _ entry: MeasureArguments.Entry, of result: MeasureResult
  ) -> AttributeValue {
    let kind = result.descriptor.parameters.first { $0.name == entry.name }?.kind
    switch kind {
    case .number: return Double(entry.value).map { .double($0) } ?? .string(entry.value)
    case .count: return Int(entry.value).map { .integer($0) } ?? .string(entry.value)
    case .actors: return .strings(AnalysisArguments.parts(entry.value))
    case .choice, .text, .group, nil: return .string(entry.value)
    }
  }

  private func row(at row: Int, of result: MeasureResult) -> AttributeValue {
    let values = result.columns.map { column in
      (column.name, column.cells[row].number.map(AttributeValue.double))
    }
    return .tree(
      result.subjects[row].fields + [
        ("values", .tree(values)), ("rank", result.ranks[row].map(AttributeValue.integer)),
      ])
  }

  private func undefined(at row: Int, of result: MeasureResult) -> [AttributeValue] {
    result.columns.compactMap { column in
      guard case .undefined(let reason) = column.cells[row] else { return nil }
      return .tree(
        result.subjects[row].fields + [
          ("column", .string(column.name)), ("reason", .string(reason.rawValue)),
        ])
    }
  }

  /// One line for each subject of each measure.
  func lines() -> String {
    results.flatMap { result in
      rows(of: result).map { row in
        let reasons = undefined(at: row, of: result)
        guard case .object(let fields) = self.row(at: row, of: result) else { return "" }
        let measure = AttributeList.Entry(key: "measure", value: .string(result.descriptor.id))
        let missing =
          reasons.isEmpty
          ? [] : [AttributeList.Entry(key: "undefined", value: .list(reasons))]
        return JSONText.line(.object(AttributeList([measure] + fields.entries + missing))) + "\n"
      }
    }.joined()
  }
}

extension MeasureSubject {
  fileprivate var fields: [(String, AttributeValue?)] {
    switch self {
    case .actor(let id, _): [("actor", .string(id))]
    case .tie(let id, let from, let to):
      [("tie", .string(id)), ("from", .string(from)), ("to", .string(to))]
    case .pair(let from, let to): [("actors", .strings([from, to]))]
    case .set(let actors): [("actors", .strings(actors))]
    case .group(let id): [("group", .string(id))]
    case .map: [("map", .string("whole"))]
    }
  }
}
