// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

// Columns that say whether ties have a direction, and numbers of which the caller says what they
// are.
extension RecordImporter {
  /// Gephi's column Type says of ties whether they have a direction, not of what kind they are.
  mutating func lookAtKind(_ cell: (Int) -> ImportCell?) {
    guard !plan.isOwn, layout.needs.contains("from"), options.columns["kind"] == nil,
      let place = plan.columns.firstIndex(where: { $0.use == .field("kind") })
    else {
      isFirstKind = false
      return
    }
    guard let text = cell(place)?.text, !text.isEmpty else { return }
    isFirstKind = false
    if CellWords.isDirected(text) != nil { plan.readKindAsDirection() }
  }

  func direction(_ cell: ImportCell, _ members: inout [JSONNode.Member]) {
    guard let isDirected = cell.text.flatMap(CellWords.isDirected) else {
      return log.add(
        .error, in: file, at: cell.offset, found: Shown.quoted(cell.text ?? ""),
        expected: "directed or undirected, as before",
        remedy: "correct it, or say what the column is: --map kind=HEADER")
    }
    add(member("directed", cell, .boolean(isDirected)), to: &members)
  }

  /// Two columns may say whether a tie has a direction, but not the one this and the other that.
  func add(_ direction: JSONNode.Member, to members: inout [JSONNode.Member]) {
    guard let other = members.first(where: { $0.key == "directed" }) else {
      return members.append(direction)
    }
    if case .boolean(let value) = direction.node.value, case .boolean(value) = other.node.value {
      return
    }
    log.add(
      .error, in: file, at: direction.keyOffset, found: "another direction than before in this row",
      expected: "the same wherever it is told", remedy: "correct one of the two")
  }

  mutating func weight(
    _ cell: ImportCell, _ column: FieldPlan.Column, _ meaning: ThirdColumn,
    _ members: inout [JSONNode.Member]
  ) {
    guard case .number(let text)? = number(cell), let value = Double(text) else {
      return refuseWeight(cell, "a number, for --weight-is \(meaning.rawValue)")
    }
    switch meaning {
    case .trust: members.append(member("trust", cell, .number(text)))
    case .strength: members.append(member("strength", cell, .number(text)))
    case .distance where value >= 0:
      members.append(member("trust", cell, .number(JSONText.number(WeightRule.trust(value)))))
    case .count where value >= 0: counts.append((rows, value, cell.offset))
    case .distance, .count: refuseWeight(cell, "a \(meaning.rawValue) from 0 up")
    case .nothing: break
    }
  }

  private func refuseWeight(_ cell: ImportCell, _ expected: String) {
    log.add(
      .error, in: file, at: cell.offset, found: Shown.quoted(cell.text ?? ""), expected: expected,
      remedy: "correct the number, or leave the column out: --weight-is nothing")
  }

  /// Gives the ties the strengths that are their shares of the largest count.
  mutating func finish(_ nodes: inout [JSONNode]) {
    let places = counts.map(\.offset)
    for ((row, share), offset) in zip(takeShares(), places) where row < nodes.count {
      guard case .object(let members) = nodes[row].value else { continue }
      let number = JSONNode(value: .number(JSONText.number(share)), offset: offset)
      let strength = JSONNode.Member(key: "strength", keyOffset: offset, node: number)
      nodes[row] = JSONNode(value: .object(members + [strength]), offset: nodes[row].offset)
    }
  }

  /// The strengths that are shares of the largest count, by row.
  mutating func takeShares() -> [(row: Int, strength: Double)] {
    let largest = counts.map(\.value).max() ?? 0
    defer { counts = [] }
    return counts.map { ($0.row, WeightRule.strength($0.value, ofLargest: largest)) }
  }
}
