// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorFormats
public import ActorModel
internal import Foundation

/// A map that ships with the project and the values that its `expected.json` gives.
public struct ShippedMap {
  /// The map.
  public let map: ActorMap
  /// The entries of `measures`.
  public let entries: [[String: Any]]

  /// Reads `Graphs/NAME`.
  public init(_ name: String) throws {
    let folder = Folders.graphs.appendingPathComponent(name)
    map = try FormatCatalog.read(folder.appendingPathComponent("map.actormap.json").path).input.map
    let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    entries = document?["measures"] as? [[String: Any]] ?? []
  }

  /// The entries of a column.
  public func entries(_ column: String) -> [[String: Any]] {
    entries.filter { $0["column"] as? String == column }
  }

  /// The values of the first entry of a column.
  public func values<Value>(_ column: String, as type: Value.Type) -> [String: Value] {
    entries(column).first?["values"] as? [String: Value] ?? [:]
  }
}
