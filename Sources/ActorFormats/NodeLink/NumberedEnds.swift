// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Links of d3 may name nodes by their place in the list instead of by an id.
struct NumberedEnds {
  private let options: ReadOptions
  private let file: Int
  private let log: DecodingLog

  init(_ options: ReadOptions, _ file: Int, _ log: DecodingLog) {
    self.options = options
    self.file = file
    self.log = log
  }

  /// Gives nodes without ids their places as ids, and replaces places in links by ids.
  ///
  /// Ends are places where nodes have no ids at all; where they have, if all ends are places, some
  /// are no ids, and no id is a number. Everything else is read as ids.
  func settle(
    _ nodes: inout JSONRecords, _ ties: inout JSONRecords, _ ends: [String: String]
  ) {
    let keys = Set(ends.values)
    let values = ties.records.flatMap { $0.members.filter { keys.contains($0.key) } }.map(\.node)
    guard let first = values.first,
      values.allSatisfy({ place($0, below: nodes.records.count) != nil })
    else { return }
    guard let key = idKey(of: nodes) else { return number(&nodes) }
    let ids = nodes.records.map { $0.members.first { $0.key == key }?.node }
    let texts = ids.map { $0.flatMap { ImportCell(value: $0.value, offset: 0).text } }
    let known = Set(texts.compactMap { $0 })
    let hasNumbers = ids.contains { node in
      if case .number = node?.value { return true } else { return false }
    }
    let areIDs = values.allSatisfy {
      known.contains(ImportCell(value: $0.value, offset: 0).text ?? "")
    }
    if hasNumbers || areIDs { return }
    log.add(
      .warning, in: file, at: first.offset, found: "links that name nodes by their place",
      expected: "ids of nodes", remedy: "write ids; the places are read, counted from 0")
    ties.change { _, members in
      for (index, member) in members.enumerated() where keys.contains(member.key) {
        guard let place = place(member.node, below: texts.count), let text = texts[place] else {
          continue
        }
        members[index] = .init(
          key: member.key, keyOffset: member.keyOffset,
          node: JSONNode(value: .string(text), offset: member.node.offset))
      }
    }
  }

  private func idKey(of nodes: JSONRecords) -> String? {
    let keys = nodes.keys
    let plan = FieldPlan(
      keys, at: keys.map { _ in 0 }, as: .actors, isOwn: false, options: options)
    return plan.columns.first { $0.use == .field("id") }?.header
  }

  private func number(_ nodes: inout JSONRecords) {
    let offsets = nodes.records.map(\.offset)
    nodes.change { place, members in
      members.append(
        .init(
          key: "id", keyOffset: offsets[place],
          node: JSONNode(value: .string(String(place)), offset: offsets[place])))
    }
  }

  private func place(_ node: JSONNode, below count: Int) -> Int? {
    guard case .number(let text) = node.value, let place = Int(text), (0..<count).contains(place),
      String(place) == text
    else { return nil }
    return place
  }
}
