// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

extension AssessmentReport {
  var tree: AttributeValue {
    .tree([
      (
        pairing == .changes ? "before" : "first",
        first.map { .tree($0.mapFields + [("view", $0.view.tree)]) }
      ),
      ("map", .tree(ground.mapFields)),
      (
        "ends",
        .list(
          ground.ends.map {
            .tree([
              ("id", .string($0.id)), ("name", .string($0.name)),
              ("principals", .strings($0.principals)),
            ])
          })
      ),
      ("notices", ground.scopeNotes.isEmpty ? nil : .strings(ground.scopeNotes)),
      ("rule", readsAcceptability ? .string(ground.rule.principals.rawValue) : nil),
      ("hops", readsAcceptability ? ground.rule.hops.map(AttributeValue.integer) : nil),
      ("candidateRule", .string(ground.candidateRule)), ("view", ground.view.tree),
      ("analytics", .list(results.map(\.tree))),
      (
        "refused",
        refusals.isEmpty
          ? nil
          : .list(
            refusals.map {
              .tree([("id", .string($0.analytic)), ("reason", .string($0.reason))])
            })
      ),
    ])
  }

  /// One row of a section a line.
  func lines() -> String {
    results.flatMap { result in
      result.sections.flatMap { section in
        section.rows.map { row in
          JSONText.line(
            .tree(
              [("analytic", .string(result.descriptor.id)), ("section", .string(section.id))]
                + section.fields(of: row))) + "\n"
        }
      }
    }.joined()
  }
}

extension MediationGround {
  fileprivate var mapFields: [(String, AttributeValue?)] {
    [
      ("title", map.title.map(AttributeValue.string)),
      ("asOf", map.asOf.map { .string($0.description) }),
      ("viewpoint", map.viewpoint.map(AttributeValue.string)),
      ("actors", .integer(map.actors.count)),
      ("relationships", .integer(map.relationships.count)),
    ]
  }
}

extension MediationResult {
  fileprivate var tree: AttributeValue {
    .tree([
      ("id", .string(descriptor.id)), ("number", .string(descriptor.number)),
      ("title", .string(descriptor.title)), ("question", .string(descriptor.question)),
      ("definition", .string(descriptor.definition)), ("formula", .string(descriptor.formula)),
      (
        "parameters",
        .tree(parameters.map { ($0.name, AttributeValue.string($0.value)) })
      ),
      ("notices", .strings(findings.notices)),
      ("sentences", .list(findings.sentences.map(\.tree))),
      ("sections", .list(findings.sections.map(\.tree))),
      ("changes", changes.isEmpty ? nil : .list(changes.map(\.tree))), ("doubt", doubt?.tree),
      ("caveat", .string(descriptor.caveat)),
      ("literature", .list(descriptor.literature.map(\.tree))),
    ])
  }
}

extension MediationDoubt {
  fileprivate var tree: AttributeValue {
    .tree(
      account.entries + [
        ("notices", .strings(account.words + notices)),
        ("sentences", .list(sentences.map(\.tree))), ("sections", .list(sections.map(\.tree))),
      ])
  }
}

extension MediationSentence {
  var tree: AttributeValue {
    .tree([("text", .string(text)), ("ties", ties.isEmpty ? nil : .strings(ties))])
  }
}

extension MediationSection {
  var tree: AttributeValue {
    .tree([
      ("id", .string(id)), ("title", .string(title)), ("subject", .string(subject)),
      (
        "columns",
        .list(
          columns.map {
            .tree([
              ("id", .string($0.id)), ("title", .string($0.title)),
              ("kind", .string($0.kind.rawValue)),
              ("legend", $0.legend.map(AttributeValue.string)),
            ])
          })
      ),
      ("rows", .list(rows.map { .tree(fields(of: $0)) })),
      ("sentences", sentences.isEmpty ? nil : .list(sentences.map(\.tree))),
    ])
  }

  /// What a row holds; an undefined value is absent from the values and has its reason beside them.
  fileprivate func fields(of row: MediationRow) -> [(String, AttributeValue?)] {
    let cells = zip(columns, row.cells)
    let undefined = cells.compactMap { column, cell -> (String, AttributeValue?)? in
      guard case .undefined(let reason) = cell else { return nil }
      return (column.id, .string(reason.rawValue))
    }
    return [
      ("subject", .list(row.subject.map(\.tree))),
      ("values", .tree(cells.map { ($0.id, $1.tree) })),
      ("undefined", undefined.isEmpty ? nil : .tree(undefined)),
      ("ties", row.ties.isEmpty ? nil : .strings(row.ties)),
    ]
  }
}

extension MediationCell {
  fileprivate var tree: AttributeValue? {
    switch self {
    case .number(let number): .double(number)
    case .count(let count): .integer(count)
    case .text(let text): .string(text)
    case .truth(let truth): .boolean(truth)
    case .items(let items): .list(items.map(\.tree))
    case .undefined: nil
    }
  }
}

extension Named {
  fileprivate var tree: AttributeValue {
    .tree([("id", .string(id)), ("name", .string(name))])
  }
}
