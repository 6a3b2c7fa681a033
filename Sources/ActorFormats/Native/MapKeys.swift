// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The keys of the native format, in the order in which they are written.
enum MapKeys {
  static let version = "actormap"
  static let map = [
    version, "title", "description", "asOf", "viewpoint", "sides", "sources", "confidenceGrades",
    "actors", "relationships", "incompatible", "norms", "stances", "layout",
  ]
  static let actor = [
    "id", "name", "kind", "role", "side", "track", "insider", "veto", "us", "shadow", "mandate",
    "locality", "populationShare", "visibility", "power", "sources", "note", "attributes",
  ]
  static let relationship = [
    "id", "from", "to", "kind", "trust", "strength", "confidence", "directed", "status", "layers",
    "start", "end", "sources", "note", "attributes",
  ]
  static let side = ["id", "name"]
  static let source = ["id", "title", "author", "date", "url", "note"]
  static let norm = ["id", "name"]
  static let stance = ["actor", "norm", "stance", "source", "date"]

  /// Other words for the lists and ends that foreign JSON uses.
  static let actorLists = ["actors", "nodes"]
  static let tieLists = ["relationships", "links", "edges"]

  /// The known key that `key` seems to mean: equal but for case, or one or two letters off.
  static func meant(by key: String, among known: [String]) -> String? {
    let lower = key.lowercased()
    if let same = known.first(where: { $0.lowercased() == lower && $0 != key }) { return same }
    let limit = key.utf8.count >= 6 ? 2 : 1
    guard key.utf8.count >= 4 else { return nil }
    return known.first { distance(lower, $0.lowercased()) <= limit }
  }

  /// The fewest insertions, deletions and replacements between two short words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
