// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What every column of a table, or every attribute of a foreign file, is taken for.
///
/// A table of ours (`isOwn`) is read by our headers to the letter, so that attributes with any
/// name survive. Of every other table the usual names in several languages are understood; each
/// field is taken once, by the first column that names it, and our own word goes before others.
struct FieldPlan {
  /// What a column is.
  enum Use: Hashable {
    /// A field of the model.
    case field(String)
    /// Whether ties have directions: `Directed`, `Undirected`, as Gephi's column Type says it.
    case direction
    /// A number of which only an option says what it is.
    case weight(ThirdColumn)
    /// An attribute of the user's own.
    case attribute
    /// JSON for what has no column.
    case more
    /// Left out by `--on-unknown drop`.
    case dropped
    /// A column without a header, in which there must be nothing.
    case nameless
  }

  /// A column with its use.
  struct Column {
    let header: String
    let use: Use
    /// How its values are read.
    let kind: CSVColumns.Kind
    /// The place of the header.
    let offset: Int
  }

  /// The columns in the order of the table.
  private(set) var columns: [Column] = []
  /// Whether this is a table as ActorMap writes it.
  let isOwn: Bool
  /// The fields of which the options name a column of this table.
  private(set) var mapped: Set<String> = []
  private let layout: CSVColumns
  private let isActors: Bool
  private let options: ReadOptions

  /// Plans for headers; `offsets` are their places.
  ///
  /// - Parameter kept: columns that stay attributes whatever they are called, unless `--map` names
  ///   them.
  init(
    _ headers: [String], at offsets: [Int], as layout: CSVColumns, isOwn: Bool,
    options: ReadOptions, keeping kept: Set<Int> = []
  ) {
    self.layout = layout
    self.isOwn = isOwn
    self.options = options
    isActors = layout.needs == ["id"]
    let uses = findUses(of: headers, keeping: kept)
    columns = headers.indices.map { place in
      Column(
        header: headers[place], use: uses[place], kind: kind(uses[place]), offset: offsets[place])
    }
  }

  /// Whether every column is there without which the table cannot be read.
  var isComplete: Bool { layout.needs.allSatisfy { has($0) } }

  /// Whether a column holds this field.
  func has(_ field: String) -> Bool { columns.contains { $0.use == .field(field) } }

  /// The fields that the table needs and does not have.
  var lacking: [String] { layout.needs.filter { !has($0) } }

  /// Whether a column is a number of which `--weight-is` says what it means.
  var hasWeight: Bool {
    columns.contains { if case .weight = $0.use { true } else { false } }
  }

  // MARK: - Finding uses

  private mutating func findUses(of headers: [String], keeping kept: Set<Int>) -> [Use] {
    var uses = [Use?](repeating: nil, count: headers.count)
    var taken: Set<String> = []
    for (field, header) in mappedColumns
    where layout.known.contains(field) || field == "weight" {
      guard let place = headers.firstIndex(of: header) else { continue }
      // A field that both tables have may be meant in the other one; who finds it in none tells.
      guard uses[place] == nil else { continue }
      mapped.insert(field)
      uses[place] = field == "weight" ? weight : .field(field)
      taken.insert(field)
    }
    for (place, header) in headers.enumerated()
    where uses[place] == nil && !kept.contains(place) && layout.known.contains(header)
      && taken.insert(header).inserted
    {
      uses[place] = .field(header)
    }
    for (place, header) in headers.enumerated() where uses[place] == nil && !kept.contains(place) {
      if isWeight(header), taken.insert("weight").inserted {
        uses[place] = weight
      } else {
        uses[place] = isOwn ? (header == CSVColumns.more ? .more : nil) : meant(header, &taken)
      }
    }
    let rest: Use = options.rules.onUnknown == .drop ? .dropped : .attribute
    return zip(headers, uses).map { header, use in
      use ?? (header.isEmpty && rest == .attribute ? .nameless : rest)
    }
  }

  /// What `--map` names, first of all what the table cannot do without.
  private var mappedColumns: [(field: String, header: String)] {
    let sorted = options.columns.sorted { $0.key < $1.key }.map {
      (field: $0.key, header: $0.value)
    }
    return sorted.filter { layout.needs.contains($0.field) }
      + sorted.filter { !layout.needs.contains($0.field) }
  }

  private var weight: Use { options.thirdColumn.map(Use.weight) ?? .attribute }

  /// Whether this is the number of which the caller has said what it means.
  private func isWeight(_ header: String) -> Bool {
    !isActors && options.thirdColumn != nil && FieldNames.isUnexplained(header)
  }

  private func meant(_ header: String, _ taken: inout Set<String>) -> Use? {
    let word = FieldNames.folded(header)
    let field =
      layout.known.first { FieldNames.folded($0) == word }
      ?? (isActors ? FieldNames.actorField(header) : FieldNames.tieField(header))
    guard let field, layout.known.contains(field), taken.insert(field).inserted else { return nil }
    return .field(field)
  }

  private func kind(_ use: Use) -> CSVColumns.Kind {
    switch use {
    case .field(let field): layout.kind(field)
    case .weight: .number
    case .more: .more
    case .direction: .text
    case .attribute, .dropped, .nameless: .own
    }
  }

  /// Takes the column that was taken for the kind for whether ties have directions.
  mutating func readKindAsDirection() {
    columns = columns.map { column in
      guard column.use == .field("kind") else { return column }
      return Column(
        header: column.header, use: .direction, kind: .text, offset: column.offset)
    }
  }

  // MARK: - Words

  /// What the columns were taken for.
  func report(of table: String) -> [ImportReport.Column] {
    columns.map { column in
      ImportReport.Column(
        table: table, header: column.header, field: field(column.use), use: words(column))
    }
  }

  private func field(_ use: Use) -> String? {
    switch use {
    case .field(let field): field
    case .direction: "directed"
    case .weight(.trust), .weight(.distance): "trust"
    case .weight(.strength), .weight(.count): "strength"
    case .weight(.nothing), .attribute, .more, .dropped, .nameless: nil
    }
  }

  private func words(_ column: Column) -> String {
    switch column.use {
    case .field(let field): field
    case .direction: "whether ties have a direction"
    case .weight(.trust): "trust (--weight-is trust)"
    case .weight(.strength): "strength (--weight-is strength)"
    case .weight(.count): "strength, its share of the largest count (--weight-is count)"
    case .weight(.distance): "trust, e to the minus distance (--weight-is distance)"
    case .weight(.nothing): "left out (--weight-is nothing)"
    case .attribute:
      FieldNames.isUnexplained(column.header) && !isActors
        ? "kept as an attribute, for nothing says what it means; see --weight-is"
        : "kept as an attribute"
    case .more: "JSON for what has no column"
    case .dropped: "left out (--on-unknown drop)"
    case .nameless: "empty"
    }
  }
}
