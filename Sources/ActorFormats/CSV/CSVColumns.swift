// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How the keys of an actor or a tie stand in the columns of a table.
///
/// Text, numbers, true and false, and lists of texts (with `;` between) have a cell. The user's
/// own attributes that are texts have columns of their own. Whatever a cell cannot hold exactly
/// stands as a JSON object in the column `more`: unknown keys as they are, attributes under
/// `attributes`.
struct CSVColumns: Sendable {
  /// What a column holds.
  enum Kind: Sendable {
    case text
    case number
    case boolean
    case list
    /// An attribute of the user's own.
    case own
    /// JSON for what has no cell.
    case more
  }

  /// The header of the column with JSON.
  static let more = "more"

  static let actors = CSVColumns(MapKeys.actor, needs: ["id"], always: ["id", "name", "role"])
  static let relationships = CSVColumns(
    MapKeys.relationship, needs: ["from", "to"], always: ["from", "to", "kind", "trust"])

  private static let numbers: Set<String> = [
    "trust", "strength", "confidence", "populationShare", "visibility", "power", "track",
  ]
  private static let booleans: Set<String> = [
    "insider", "veto", "us", "shadow", "mandate", "directed",
  ]
  private static let lists: Set<String> = ["role", "layers", "sources"]

  /// The native keys that have a column.
  let known: [String]
  /// The columns without which a table cannot be read.
  let needs: [String]
  /// The columns that are written even if they are empty.
  let always: Set<String>

  /// The list of the map to which the rows belong.
  var list: String { needs == ["id"] ? "actors" : "relationships" }

  private init(_ keys: [String], needs: [String], always: Set<String>) {
    known = keys.filter { $0 != "attributes" }
    self.needs = needs
    self.always = always
  }

  /// What the column under `header` holds.
  func kind(_ header: String) -> Kind {
    if header == Self.more { return .more }
    guard known.contains(header) else { return .own }
    if Self.numbers.contains(header) { return .number }
    if Self.booleans.contains(header) { return .boolean }
    return Self.lists.contains(header) ? .list : .text
  }
}
