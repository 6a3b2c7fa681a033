// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Makes actors and ties straight of the cells of a record in which nothing can be doubtful: ids,
/// names, notes, numbers of their range, attributes. Every other record takes the long way, by
/// `RecordImporter` and `MapDecoder`, which know all rules and tell every problem; what both make
/// is the same.
struct PlainRecordMaker {
  /// What a cell is; fields with rules of their own have none.
  private enum Use {
    case id
    case name
    case from
    case to
    case directed
    case note
    case trust
    case strength
    case confidence
    case power
    case visibility
    case populationShare
    case attribute(String)
    case other
  }

  private let uses: [Use]
  private let keepsEmptyText: Bool
  /// How many attributes the record before had: mostly the next has as many.
  private var likelyCount = 0
  private let blank = Relationship(from: "", to: "")
  /// Whether the ids and ends stand in the first columns, where no option moved them.
  private let isUsual: Bool

  /// Plans for the columns of `plan`; in files of ours an empty text is nothing.
  init(_ plan: FieldPlan) {
    keepsEmptyText = !plan.isOwn
    uses = plan.columns.map { column in
      switch column.use {
      case .field(let field): Self.fields[field] ?? .other
      case .attribute: .attribute(column.header)
      case .direction, .weight, .more, .dropped, .nameless: .other
      }
    }
    let first = plan.columns.prefix(plan.has("from") ? 3 : 1).map(\.use)
    isUsual =
      first == [.field("id")] || first == [.field("id"), .field("from"), .field("to")]
  }

  private static let fields: [String: Use] = [
    "id": .id, "name": .name, "from": .from, "to": .to, "directed": .directed, "note": .note,
    "trust": .trust, "strength": .strength, "confidence": .confidence, "power": .power,
    "visibility": .visibility, "populationShare": .populationShare,
  ]

  /// Adds the actor of a record; says no where it has to go the long way.
  mutating func add(_ cells: [ImportCell?], to actors: inout [Actor]) -> Bool {
    guard isUsual, case .string(let id)? = cells[0]?.value, !id.isEmpty else { return false }
    var actor = Actor(id: id)
    var own: [AttributeList.Entry] = []
    own.reserveCapacity(likelyCount)
    for place in 1..<cells.count {
      guard let value = cells[place]?.value else { continue }
      switch uses[place] {
      case .attribute(let name): add(value, name, to: &own)
      case .name:
        guard case .string(let text) = value else { return false }
        if !text.isEmpty { actor.name = text }
      case .note:
        guard case .string(let text) = value else { return false }
        actor.note = text.isEmpty ? nil : text
      case .power:
        guard let number: Fraction = quantity(value) else { return false }
        actor.power = number
      case .visibility:
        guard let number: Fraction = quantity(value) else { return false }
        actor.visibility = number
      case .populationShare:
        guard let number: Fraction = quantity(value) else { return false }
        actor.populationShare = number
      default: return false
      }
    }
    likelyCount = own.count
    actor.attributes = AttributeList(own)
    actors.append(actor)
    return true
  }

  /// Adds the tie of a record; says no where it has to go the long way.
  mutating func add(_ cells: [ImportCell?], to ties: inout [Relationship]) -> Bool {
    // Filled where it stays: moving ties takes longer than reading them.
    ties.append(blank)
    if fill(&ties[ties.count - 1], cells) { return true }
    ties.removeLast()
    return false
  }

  private mutating func fill(_ tie: inout Relationship, _ cells: [ImportCell?]) -> Bool {
    guard isUsual, case .string(let from)? = cells[1]?.value,
      case .string(let to)? = cells[2]?.value,
      !from.isEmpty, !to.isEmpty
    else { return false }
    (tie.from, tie.to) = (from, to)
    var own: [AttributeList.Entry] = []
    own.reserveCapacity(likelyCount)
    for place in cells.indices where place != 1 && place != 2 {
      guard let value = cells[place]?.value else { continue }
      switch uses[place] {
      case .attribute(let name): add(value, name, to: &own)
      case .id:
        guard case .string(let text) = value else { return false }
        tie.id = text.isEmpty ? nil : text
      case .directed:
        guard case .boolean(let isDirected) = value else { return false }
        tie.directed = isDirected
      case .note:
        guard case .string(let text) = value else { return false }
        tie.note = text.isEmpty ? nil : text
      case .trust:
        guard let number: Trust = quantity(value) else { return false }
        tie.trust = number
      case .strength:
        guard let number: Strength = quantity(value) else { return false }
        tie.strength = number
      case .confidence:
        guard let number: Confidence = quantity(value) else { return false }
        tie.confidence = .probability(number)
      default: return false
      }
    }
    likelyCount = own.count
    if !own.isEmpty { tie.attributes = AttributeList(own) }
    return true
  }

  private func add(
    _ value: JSONNode.Value, _ name: String, to own: inout [AttributeList.Entry]
  ) {
    if !keepsEmptyText, case .string("") = value { return }
    own.append(AttributeList.Entry(key: name, value: JSONNode(value: value, offset: 0).plain))
  }

  private func quantity<Number: Quantity>(_ value: JSONNode.Value) -> Number? {
    guard case .number(let text) = value else { return nil }
    return PlainNumber.value(of: text).flatMap(Number.init)
  }
}
