// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Cells as Kumu means them: several values in a cell have `|` between them, several ends in `To`
/// are a tie each, and ends may be ids or labels.
///
/// From https://docs.kumu.io/guides/import/import and
/// https://docs.kumu.io/frequently-asked-questions/how-do-i-avoid-duplicating-data.
struct KumuCells {
  private let ids: Set<String>
  /// The id behind a label that only one element has.
  private let idOfLabel: [String: String]

  /// Knows the elements to which ties refer.
  init(actors: [Actor]) {
    ids = Set(actors.map(\.id))
    var labels: [String: String] = [:]
    var doubles: Set<String> = []
    for actor in actors where labels.updateValue(actor.id, forKey: actor.name) != nil {
      doubles.insert(actor.name)
    }
    for name in doubles { labels[name] = nil }
    idOfLabel = labels
  }

  /// Kumu's word for a note is Description.
  func choose(_ headers: [String], _ options: inout ReadOptions) {
    if options.columns["note"] == nil,
      let header = headers.first(where: { FieldNames.folded($0) == "description" })
    {
      options.columns["note"] = header
    }
  }

  /// The columns that have our name and hold something else: Kumu's Strength may be `strong`, or 1
  /// to 5.
  func unclear(_ sheet: Sheet, _ headers: SheetHeaders) -> Set<Int> {
    guard let place = headers.place,
      let column = headers.texts.firstIndex(where: { FieldNames.folded($0) == "strength" })
    else { return [] }
    let isClear = sheet.rows.dropFirst(place + 1).allSatisfy { row in
      sheet[row].allSatisfy { cell in
        guard cell.column == column else { return true }
        guard case .number(let text) = cell.value, let value = Double(text) else { return false }
        return (0...1).contains(value)
      }
    }
    return isClear ? [] : [column]
  }

  /// The rows that a row means.
  func variants(_ cells: [ImportCell?], _ plan: FieldPlan) -> [[ImportCell?]] {
    var cells = cells
    var ends: [ImportCell] = []
    var place = 0
    for (index, column) in plan.columns.enumerated() where index < cells.count {
      guard let cell = cells[index] else { continue }
      switch column.use {
      case .field("from"): cells[index] = end(cell)
      case .field("to"):
        place = index
        ends = parts(cell).map(end)
      case .field(let field) where column.kind == .list:
        cells[index] = list(cell, as: field)
      case .attribute:
        let isTags = FieldNames.folded(column.header) == "tags"
        if isTags || cell.text.map(Self.hasSeveral) == true { cells[index] = list(cell, as: nil) }
      default: break
      }
    }
    if ends.count < 2 {
      if let only = ends.first { cells[place] = only }
      return [cells]
    }
    return ends.map { end in
      var variant = cells
      variant[place] = end
      return variant
    }
  }

  private func parts(_ cell: ImportCell) -> [ImportCell] {
    guard case .string(let text) = cell.value, Self.hasSeveral(text) else { return [cell] }
    let whole = CSVWriter.undefused(text)
    // A label may have the sign in it.
    if ids.contains(whole) || idOfLabel[whole] != nil { return [cell] }
    return Self.split(text).map { ImportCell(text: $0, offset: cell.offset) }
  }

  /// Works on bytes: as characters, a sign with an accent on it is no sign.
  private static func hasSeveral(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "|"))
  }

  /// The values of a cell, without the spaces around them.
  private static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "|").map { CellWords.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  private func list(_ cell: ImportCell, as field: String?) -> ImportCell {
    guard case .string(let text) = cell.value else { return cell }
    let nodes = Self.split(CSVWriter.undefused(text)).map { part in
      JSONNode(
        value: .string(field.flatMap { CellWords.known(part, as: $0) } ?? part),
        offset: cell.offset)
    }
    // A cell of bare signs stays what it is.
    return nodes.isEmpty ? cell : ImportCell(value: .list(nodes), offset: cell.offset)
  }

  private func end(_ cell: ImportCell) -> ImportCell {
    guard let text = cell.text.map(CSVWriter.undefused), !ids.contains(text),
      let id = idOfLabel[text]
    else { return cell }
    return ImportCell(text: CSVWriter.defused(id), offset: cell.offset)
  }
}
