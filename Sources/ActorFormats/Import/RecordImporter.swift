// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Turns the rows of a table, or the entries of a foreign file, into the JSON objects that they
/// mean, so that all formats are decoded by the same code.
///
/// - Complexity: O(columns) for each row.
struct RecordImporter {
  var plan: FieldPlan
  let name: String
  /// The number under which the log knows the file.
  let file: Int
  /// Where problems go.
  var log: DecodingLog
  /// Whether ties without a word about it have no direction.
  var areUndirected = false
  let layout: CSVColumns
  let options: ReadOptions
  private let manner: CellManner
  var isFirstKind = true
  private var hasToldNameless = false
  /// Numbers whose share of the largest is a strength: which row, and what.
  var counts: [(row: Int, value: Double, offset: Int)] = []
  var rows = 0
  /// How many values were left out, by column.
  private(set) var dropped = 0

  /// Plans for the headers of a table; what is wrong with them goes to the log. The columns `kept`
  /// stay attributes.
  init(
    _ headers: [ImportCell], of name: String, in file: Int, as layout: CSVColumns, isOwn: Bool,
    manner: CellManner, options: ReadOptions, log: DecodingLog, keeping kept: Set<Int> = []
  ) {
    self.name = name
    self.file = file
    self.log = log
    self.layout = layout
    self.options = options
    self.manner = manner
    let texts = headers.map { cell in
      manner.hasApostrophes ? CSVWriter.undefused(cell.text ?? "") : cell.text ?? ""
    }
    plan = FieldPlan(
      texts, at: headers.map(\.offset), as: layout, isOwn: isOwn, options: options,
      keeping: kept)
    checkHeaders()
  }

  private func checkHeaders() {
    var seen: Set<String> = []
    for column in plan.columns {
      if column.header.isEmpty {
        if plan.isOwn, column.use == .nameless { refuseEmptyHeader(column) }
        continue
      }
      let isFirst = seen.insert(column.header).inserted
      if !isFirst {
        log.add(
          .error, in: file, at: column.offset,
          found: "header \(Shown.quoted(column.header)) a second time",
          expected: "a header of its own for every column", remedy: "rename or remove the column")
      }
      if column.use == .attribute, isFirst { checkUnknown(column) }
    }
    let place = plan.columns.first?.offset ?? 0
    for field in plan.lacking where options.columns[field] == nil {
      log.add(
        .error, in: file, at: place, found: "no column \(field)",
        expected: "the columns " + layout.needs.joined(separator: " and "),
        remedy: plan.isOwn
          ? "add the column, or rename the one that is meant"
          : "rename the column that is meant, or name it: --map \(field)="
            + (plan.columns.first { $0.use == .field("name") && field == "id" }?.header ?? "HEADER")
      )
    }
  }

  private func refuseEmptyHeader(_ column: FieldPlan.Column) {
    log.add(
      .error, in: file, at: column.offset, found: "an empty header",
      expected: "a header of its own for every column", remedy: "rename or remove the column")
  }

  private func checkUnknown(_ column: FieldPlan.Column) {
    if options.rules.onUnknown == .refuse {
      return log.add(
        .error, in: file, at: column.offset, found: "unknown header \(Shown.quoted(column.header))",
        expected: "columns that ActorMap knows (--on-unknown refuse)",
        remedy: "rename the column, say with --map what it is, or keep it: --on-unknown keep")
    }
    if layout.needs != ["id"], FieldNames.isUnexplained(column.header) {
      return log.add(
        .warning, in: file, at: column.offset,
        found: "a column \(Shown.quoted(column.header)) that does not say what it measures",
        expected: "trust, strength or another quantity by its name",
        remedy:
          "say it: --weight-is trust, strength, distance, count or nothing; now it is kept as "
          + "an attribute that no measure reads")
    }
    guard !FieldNames.isOther(column.header),
      let meant = MapKeys.meant(by: column.header, among: layout.known)
    else { return }
    log.add(
      .warning, in: file, at: column.offset, found: "unknown header \(Shown.quoted(column.header))",
      expected: "\"\(meant)\", which it resembles",
      remedy: "rename it, if that is meant; it is kept as an attribute")
  }

  /// Whether no row can change any more what a column is taken for.
  var isSettled: Bool { !isFirstKind }

  // MARK: - Rows

  /// The object that a row means; cells beyond the headers are told as errors and `nil` is given.
  mutating func object(_ cells: [ImportCell?], at offset: Int) -> JSONNode? {
    guard
      cells.count <= plan.columns.count
        || cells.dropFirst(plan.columns.count).allSatisfy({
          $0?.isEmpty ?? true
        })
    else {
      let place = cells[plan.columns.count]?.offset ?? offset
      log.add(
        .error, in: file, at: place, found: "a cell beyond the last column",
        expected: "\(plan.columns.count) columns, as in the first line",
        remedy: "remove the cell, or give its column a header")
      return nil
    }
    if isFirstKind { lookAtKind { $0 < cells.count ? cells[$0] : nil } }
    var parts = Parts()
    parts.members.reserveCapacity(cells.count)
    for (column, cell) in zip(plan.columns, cells) {
      if let cell { take(cell, column, &parts) }
    }
    return refuseBlank(in: parts, cells, at: offset) ? nil : node(parts, at: offset)
  }

  /// Tells the cells in which there is nothing and should be, each at its own place; whether there
  /// is one.
  private func refuseBlank(in parts: Parts, _ cells: [ImportCell?], at row: Int) -> Bool {
    var isBlank = false
    for (place, column) in plan.columns.enumerated() {
      guard case .field(let field) = column.use, layout.needs.contains(field),
        !parts.members.contains(where: { $0.key == field })
      else { continue }
      isBlank = true
      let cell = place < cells.count ? cells[place] : nil
      log.add(
        .error, in: file,
        at: cell?.offset ?? log.cell(under: column.offset, inRowAt: row, of: file),
        found: "nothing under \(Shown.quoted(column.header))",
        expected: field == "id" ? "an id in every row" : "the id of an actor in every row",
        remedy: "fill it in, or remove the row")
    }
    return isBlank
  }

  /// The object that an entry means of which each value says its column: entries of JSON seldom
  /// have all the keys that occur.
  mutating func object(
    sparse cells: [(column: Int, cell: ImportCell)], at offset: Int
  ) -> JSONNode {
    if isFirstKind { lookAtKind { place in cells.first { $0.column == place }?.cell } }
    var parts = Parts()
    parts.members.reserveCapacity(cells.count)
    for (place, cell) in cells { take(cell, plan.columns[place], &parts) }
    return node(parts, at: offset)
  }

  /// What an entry is made of so far.
  private struct Parts {
    var members: [JSONNode.Member] = []
    var attributes: [JSONNode.Member] = []
    /// Whether the tie has a direction, where nothing else says it.
    var direction: JSONNode.Member?
  }

  private mutating func node(_ parts: Parts, at offset: Int) -> JSONNode {
    rows += 1
    var members = parts.members
    if areUndirected, !members.contains(where: { $0.key == "directed" }) {
      let node = JSONNode(value: .boolean(false), offset: offset)
      members.append(JSONNode.Member(key: "directed", keyOffset: offset, node: node))
    }
    if let direction = parts.direction, !members.contains(where: { $0.key == "directed" }) {
      members.append(direction)
    }
    if !parts.attributes.isEmpty {
      let own = JSONNode(value: .object(parts.attributes), offset: offset)
      members.append(JSONNode.Member(key: "attributes", keyOffset: offset, node: own))
    }
    return JSONNode(value: .object(members), offset: offset)
  }

  private mutating func take(
    _ cell: ImportCell, _ column: FieldPlan.Column, _ parts: inout Parts
  ) {
    guard !cell.isEmpty || (manner.hasEmptyValues && column.use == .attribute) else { return }
    if isBlankEnd(cell, column) { return }
    switch column.use {
    case .dropped, .weight(.nothing): dropped += 1
    case .nameless: refuseNameless(cell)
    case .more: addMore(of: cell, to: &parts.members, &parts.attributes)
    case .direction: direction(cell, &parts.members)
    case .field("directed"):
      let direction = member("directed", cell, value(cell, column.kind, "directed"))
      if cell.isDefault { parts.direction = direction } else { add(direction, to: &parts.members) }
    case .weight(let meaning): weight(cell, column, meaning, &parts.members)
    case .field(let field):
      parts.members.append(member(field, cell, value(cell, column.kind, field)))
    case .attribute:
      parts.attributes.append(member(column.header, cell, value(cell, .own, column.header)))
    }
  }

  /// Whether only spaces stand where people write an id: they have seen nothing there.
  private func isBlankEnd(_ cell: ImportCell, _ column: FieldPlan.Column) -> Bool {
    guard manner.hasApostrophes, !plan.isOwn, case .field(let field) = column.use,
      layout.needs.contains(field), case .string(let text) = cell.value
    else { return false }
    return CellWords.trimmed(text).isEmpty
  }

  func member(_ key: String, _ cell: ImportCell, _ value: JSONNode.Value) -> JSONNode.Member {
    JSONNode.Member(
      key: key, keyOffset: cell.offset, node: JSONNode(value: value, offset: cell.offset))
  }

  private mutating func refuseNameless(_ cell: ImportCell) {
    guard !hasToldNameless else { return }
    hasToldNameless = true
    log.add(
      .error, in: file, at: cell.offset, found: "\(Shown.quoted(cell.text ?? "")) under no header",
      expected: "a header of its own for every column",
      remedy: "name the column, remove it, or leave it out: --on-unknown drop")
  }

  // MARK: - Values

  private func value(
    _ cell: ImportCell, _ kind: CSVColumns.Kind, _ field: String
  ) -> JSONNode.Value {
    switch kind {
    case .number: return number(cell) ?? plainText(cell)
    case .boolean:
      if case .boolean = cell.value { return cell.value }
      return cell.text.flatMap { truth($0, field) }.map { .boolean($0) } ?? plainText(cell)
    case .list:
      if case .list = cell.value { return cell.value }
      guard let text = undefused(cell) else { return cell.value }
      return .list(
        CSVList.split(text).map { part in
          JSONNode(value: .string(word(part, field)), offset: cell.offset)
        })
    case .text:
      guard let text = undefused(cell) else { return cell.value }
      return .string(word(text, field))
    case .own, .more:
      guard case .string = cell.value else { return cell.value }
      return plainText(cell)
    }
  }

  /// Yes or no; of directions also in the words that other tools have for them.
  private func truth(_ text: String, _ field: String) -> Bool? {
    let isDirection = field == "directed" && !plan.isOwn
    return CellWords.truth(text, isOwn: plan.isOwn)
      ?? (isDirection ? CellWords.isDirected(text) : nil)
  }

  /// Words of people's own tables count without capitals: `Alliance`, `Armed group`.
  private func word(_ text: String, _ field: String) -> String {
    plan.isOwn ? text : CellWords.known(text, as: field) ?? text
  }

  func number(_ cell: ImportCell) -> JSONNode.Value? {
    guard case .string(let text) = cell.value else {
      if case .number = cell.value { return cell.value }
      return nil
    }
    let bare = plan.isOwn ? text : CellWords.trimmed(text)
    if JSONNumber.isNumber(bare) { return .number(bare) }
    guard manner.hasCommaDecimals else { return nil }
    return JSONNode(value: .string(bare), offset: cell.offset).withDecimalPoint.map { .number($0) }
  }

  private func plainText(_ cell: ImportCell) -> JSONNode.Value {
    undefused(cell).map { .string($0) } ?? cell.value
  }

  private func undefused(_ cell: ImportCell) -> String? {
    manner.hasApostrophes ? cell.text.map(CSVWriter.undefused) : cell.text
  }

  // MARK: - What has no column

  /// Adds what the cell of the column `more` holds; its problems are told at the cell.
  private func addMore(
    of cell: ImportCell, to members: inout [JSONNode.Member],
    _ attributes: inout [JSONNode.Member]
  ) {
    guard let further = further(in: cell) else {
      return log.add(
        .error, in: file, at: cell.offset, found: Shown.quoted(cell.text ?? ""),
        expected: "a JSON object in column \(CSVColumns.more)",
        remedy: "correct the JSON, empty the cell, or rename a column that is your own")
    }
    // What stands twice in the object itself was told by its reader.
    let (fields, own) = (Set(members.map(\.key)), Set(attributes.map(\.key)))
    for member in further {
      if member.key == "attributes", case .object(let inner) = member.node.value {
        for member in inner where isNew(member, own) { attributes.append(member) }
      } else if isNew(member, fields) {
        members.append(member)
      }
    }
  }

  private func isNew(_ member: JSONNode.Member, _ taken: Set<String>) -> Bool {
    guard taken.contains(member.key) else { return true }
    log.add([.init(key: member.key, offset: member.keyOffset)], in: file)
    return false
  }

  /// The members of the object in the cell: JSON itself, or a text that holds it.
  private func further(in cell: ImportCell) -> [JSONNode.Member]? {
    if case .object(let members) = cell.value { return members }
    let bytes = Array((undefused(cell) ?? "").utf8)
    guard let document = try? JSONReader.read(FileBytes(name: name, bytes: bytes)),
      case .object(let members) = document.root.moved(to: cell.offset).value
    else { return nil }
    log.add(document.repeatedKeys.map { .init(key: $0.key, offset: cell.offset) }, in: file)
    return members
  }
}
