// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Every measure of the catalogue on shapes where its values have formulas, which come from the
/// literature or follow in a line beside them, and never from its own output.
@Suite("Star, path, cycle, complete graph, no ties, one actor: every measure of the catalogue")
struct CatalogueClosedFormTests {
  private static let forms =
    ClosedForm.ties + ClosedForm.between + ClosedForm.across + ClosedForm.distances
    + ClosedForm.centralisation + ClosedForm.walks + ClosedForm.holes + ClosedForm.bridging
    + ClosedForm.roles + ClosedForm.mixing + ClosedForm.spanners + ClosedForm.groups
    + ClosedForm.trust + ClosedForm.signed + ClosedForm.whole + ClosedForm.triangles
    + ClosedForm.communities

  /// Measures without a formula on some shapes, and why.
  private static let withoutForm: [String: [ClosedShape: String]] = [
    "leiden": divisions, "louvain": divisions,
    "core-periphery": [
      .path: "a search over all divisions; which one correlates most changes with n by no rule",
      .cycle: "a search over all divisions; n equal ones at least, and their size follows no rule",
    ],
  ]

  private static let divisions: [ClosedShape: String] = [
    .path: "a search; the best division is one into about √n lengths, of which several are equal",
    .cycle: "a search; the best division is one into about √n lengths, of which several are equal",
  ]

  @Test("every measure has, on each shape, either a formula or a reason why there is none")
  func complete() {
    let ids = MeasureCatalog.all.map { $0.descriptor.id }
    for id in ids {
      for shape in ClosedShape.allCases {
        let found = Self.forms.filter { $0.column == id }
        #expect(found.count == 1, "\(id) has \(found.count) entries")
        let isForm = found.contains { $0.rows(shape, 5, 0.5).isForm }
        let reason = Self.withoutForm[id]?[shape]
        #expect(isForm == (reason == nil), "\(id) on a \(shape): a formula or a reason")
      }
    }
    #expect(Set(Self.withoutForm.keys).isSubset(of: ids))
    #expect(Set(Self.forms.map(\.column)).count == Self.forms.count, "a column is there twice")
    #expect(Set(Self.forms.map(\.measure)).isSubset(of: ids))
  }

  /// Some columns along directions, where they differ.
  private static let directed =
    ClosedForm.directedTies + ClosedForm.directedWalks + ClosedForm.directedWhole
    + ClosedForm.directedTrust

  /// What signs make of ties that are all hostile.
  private static let hostile = ClosedForm.hostile

  @Test("the values are those of the formula", arguments: forms + directed + hostile)
  func values(form: ClosedForm) throws {
    let descriptor = try MeasureCatalog.measure(form.measure).descriptor
    #expect(descriptor.columns.contains(form.column))
    for shape in ClosedShape.allCases {
      for n in shape.sizes {
        for trust in form.trusts {
          let rows = form.rows(shape, Double(n), trust ?? 1)
          guard rows.isForm else { continue }
          let result = try measured(
            form.measure, shape.map(n, trust: trust, directed: form.isDirected), as: form.reading,
            undirected: !form.isDirected,
            form.parameters)
          check(result, form.column, rows, shape, n, "\(form) \(shape) \(n) \(trust ?? 1)")
        }
      }
    }
  }

  private func check(
    _ result: MeasureResult, _ column: String, _ rows: ClosedRows, _ shape: ClosedShape, _ n: Int,
    _ comment: Comment
  ) {
    let cells = result.columns.first { $0.name == column }?.cells ?? []
    let found = Dictionary(
      zip(result.subjects.map(\.closedFormKey), cells).map { ($0, $1) },
      uniquingKeysWith: { first, _ in first })
    #expect(found.count == result.subjects.count, comment)
    if case .anySets(let value) = rows {
      #expect(!found.isEmpty && found.values.allSatisfy { isSame($0, .value(value)) }, comment)
      return
    }
    guard let expected = rows.cells(result.descriptor.subject, shape, n) else { return }
    #expect(Set(found.keys) == Set(expected.keys), comment)
    for (key, cell) in expected.sorted(by: { $0.key < $1.key }) {
      guard let other = found[key] else { continue }
      #expect(isSame(other, cell), "\(comment) \(key): \(other), not \(cell)")
    }
  }

  private func isSame(_ a: Cell, _ b: Cell) -> Bool {
    if let x = a.number, let y = b.number { isClose(x, y) } else { a == b }
  }
}
