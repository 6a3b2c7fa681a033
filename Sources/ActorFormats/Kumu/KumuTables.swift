// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The sheets of a map for Kumu, and what they do not hold.
struct KumuTables {
  /// The sheets.
  private(set) var all: [SheetTable]
  /// Fields with how often they are lost.
  let losses: [String]
  private let badIDs: [String]

  init(_ map: ActorMap) {
    let hasIDs = map.actors.contains { !$0.name.utf8.elementsEqual($0.id.utf8) }
    var elements = KumuTableWriter(.actors)
    let actors = map.actors.map { actor in
      var object = MapEncoder.actor(actor)
      // Without ids of their own, labels are the ids.
      if !hasIDs { object = AttributeList(object.entries.map(Self.labelled)) }
      return object
    }
    var connections = KumuTableWriter(.relationships)
    let ties = map.relationships.map { tie in
      var object = MapEncoder.relationship(tie)
      if object["directed"] == nil { object["directed"] = .boolean(true) }
      return object
    }
    all = [
      elements.table(actors, named: "Elements"), connections.table(ties, named: "Connections"),
    ]
    losses = elements.losses + connections.losses
    badIDs = map.actors.map(\.id).filter { !SheetManner.xlsx.holds($0) }
    if !(LossList.rest(of: map, sidesAreKept: true).isEmpty && map.sides.isEmpty) {
      all.append(
        MapSheet.table(of: map, named: "map " + SheetChoice.ignoreMark, .xlsx))
    }
  }

  private static func labelled(_ entry: AttributeList.Entry) -> AttributeList.Entry {
    entry.key == "id" ? .init(key: "name", value: entry.value) : entry
  }

  /// Refuses ids that no cell gives back: ties would have no ends.
  func check(for path: String) throws(FormatError) {
    if badIDs.isEmpty { return }
    throw FormatError(
      .badData,
      badIDs.map { id in
        FormatProblem(
          file: path, found: "the id \(Shown.quoted(id))",
          expected: "an id of 1 to \(SheetManner.textLimit) characters that a cell can hold",
          remedy: "give the actor another id, or write another format, such as xlsx")
      })
  }
}

/// Turns the JSON objects of actors or ties into the rows of one of Kumu's sheets.
struct KumuTableWriter {
  private let layout: CSVColumns
  private let isTies: Bool
  /// Fields that are lost, in the order in which they were found.
  private var lost: [(field: String, count: Int)] = []

  init(_ layout: CSVColumns) {
    self.layout = layout
    isTies = layout.needs.contains("from")
  }

  /// Fields with how often they are lost.
  var losses: [String] {
    let kind = isTies ? "relationships" : "actors"
    return lost.map { "\($0.field) of \(kind) (\($0.count))" }
  }

  /// Our words for Kumu's columns, in their order; all other fields keep our words.
  private var names: KeyValuePairs<String, String> {
    isTies
      ? [
        "id": "ID", "from": "From", "to": "To", "directed": "Direction", "kind": "Type",
        "note": "Description", "strength": "Strength",
      ] : ["id": "ID", "name": "Label", "kind": "Type", "note": "Description"]
  }

  private var always: Set<String> {
    isTies ? ["from", "to", "directed", "kind", "note"] : ["name", "kind", "note"]
  }

  /// The sheet of `objects`.
  mutating func table(_ objects: [AttributeList], named name: String) -> SheetTable {
    let known = Set(layout.known)
    let used = Set(objects.flatMap { $0.map(\.key) })
    let first = names.map(\.key)
    let fields =
      first.filter { always.contains($0) || used.contains($0) }
      + layout.known.filter { used.contains($0) && !first.contains($0) }
    let headers = fields.map { field in names.first { $0.key == field }?.value ?? field }
    let keys = attributeKeys(objects, headers)
    let rows = objects.map { object in
      for entry in object where !known.contains(entry.key) && entry.key != "attributes" {
        lose(entry.key)
      }
      return fields.map { field in object[field].flatMap { self.field(field, $0) } }
        + attributes(of: object, keys)
    }
    let columns = (headers + keys).enumerated().map { place, header in
      SheetTable.Column(header: header, isText: Self.isText(place, rows))
    }
    return SheetTable(name: name, columns: columns, rows: rows)
  }

  private static func isText(_ place: Int, _ rows: [[SheetValue?]]) -> Bool {
    rows.allSatisfy { row in
      if case .text? = row[place] { return true }
      return row[place] == nil
    }
  }

  private mutating func lose(_ field: String) {
    if let place = lost.firstIndex(where: { $0.field == field }) {
      lost[place].count += 1
    } else {
      lost.append((field, 1))
    }
  }

  // MARK: - Fields

  private mutating func field(_ field: String, _ value: AttributeValue) -> SheetValue? {
    let cell = cell(field, value)
    if cell == nil { lose(field) }
    return cell
  }

  private func cell(_ field: String, _ value: AttributeValue) -> SheetValue? {
    switch (value, layout.kind(field)) {
    case (.boolean(let value), .boolean):
      return field == "directed" ? .text(value ? "directed" : "undirected") : .boolean(value)
    case (.number(let text), .number): return CellNumber.isCell(text) ? .number(text) : nil
    case (.string(let text), .number):
      return JSONNumber.isNumber(CellWords.trimmed(text)) ? nil : self.text(text)
    case (.string(let text), .text):
      // A kind that says whether ties have a direction would be read as that.
      let isKept =
        CellWords.known(text, as: field) == nil
        && !(field == "kind" && CellWords.isDirected(text) != nil)
      return isKept ? self.text(text) : nil
    case (.string(let text), .list): return list([.string(text)], as: field)
    case (.list(let values), .list): return list(values, as: field)
    default: return nil
    }
  }

  private func text(_ text: String) -> SheetValue? {
    SheetManner.xlsx.holds(text) ? .text(text) : nil
  }

  /// The values with `|` between them, if they come apart to the same.
  private func list(_ values: [AttributeValue], as field: String?) -> SheetValue? {
    var parts: [String] = []
    for value in values {
      guard case .string(let part) = value, !part.isEmpty, !part.unicodeScalars.contains("|"),
        CellWords.trimmed(part).utf8.elementsEqual(part.utf8),
        field.flatMap({ CellWords.known(part, as: $0) }) == nil
      else { return nil }
      parts.append(part)
    }
    return parts.isEmpty ? nil : text(parts.joined(separator: "|"))
  }

  // MARK: - Attributes

  /// The keys that a reader takes for attributes beside these headers.
  private func attributeKeys(_ objects: [AttributeList], _ headers: [String]) -> [String] {
    var seen = Set(headers)
    var keys: [String] = []
    for case .object(let attributes)? in objects.map({ $0["attributes"] }) {
      for entry in attributes
      where SheetManner.xlsx.holds(entry.key) && cell(of: entry) != nil && keys.count < 1_000
        && seen.insert(entry.key).inserted
      {
        keys.append(entry.key)
      }
    }
    while true {
      let all = headers + keys
      var options = ReadOptions()
      KumuCells(actors: []).choose(all, &options)
      let plan = FieldPlan(
        all, at: all.map { _ in 0 }, as: layout, isOwn: false, options: options)
      let stay = zip(keys, plan.columns.dropFirst(headers.count))
        .filter { $0.1.use == .attribute }.map(\.0)
      if stay.count == keys.count { return keys }
      keys = stay
    }
  }

  private mutating func attributes(
    of object: AttributeList, _ keys: [String]
  ) -> [SheetValue?] {
    var cells = [SheetValue?](repeating: nil, count: keys.count)
    guard case .object(let attributes)? = object["attributes"] else { return cells }
    for entry in attributes {
      if let place = keys.firstIndex(of: entry.key), let cell = cell(of: entry) {
        cells[place] = cell
      } else {
        lose("attribute \(Shown.quoted(entry.key))")
      }
    }
    return cells
  }

  private func cell(of entry: AttributeList.Entry) -> SheetValue? {
    let isTags = FieldNames.folded(entry.key) == "tags"
    switch entry.value {
    case .string(let text):
      return isTags || text.unicodeScalars.contains("|") ? nil : self.text(text)
    case .number(let text): return CellNumber.isCell(text) ? .number(text) : nil
    case .boolean(let value): return .boolean(value)
    case .list(let values): return values.count > 1 || isTags ? list(values, as: nil) : nil
    case .null, .object: return nil
    }
  }
}
