// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The keys of the native format, in the order in which they are written.
package enum MapKeys {
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
  static let foreign = ["from": "source", "to": "target", "position": "stance"]

  /// Keys with which other programs tell whether a tie is friendly or hostile.
  private static let signs: Set = ["sign", "valence", "polarity"]

  /// Whether `key` of an object with the keys `known` tells a sign, which a view would not find.
  static func tellsSign(_ key: String, among known: [String]) -> Bool {
    known == relationship && signs.contains(key.lowercased())
  }

  /// The known key that `key` seems to mean: equal but for case, or one or two letters off.
  package static func meant(by key: String, among known: [String]) -> String? {
    guard key.utf8.count <= 24 else { return nil }
    let lower = key.lowercased()
    if let same = known.first(where: { $0.lowercased() == lower && $0 != key }) { return same }
    let length = key.unicodeScalars.count
    guard !known.contains(key) else { return nil }
    let limit = length >= 6 ? 2 : 1
    return known.first { word in
      // In words of three letters one letter makes another word. Words are far apart at least by
      // what they differ in length.
      max(length, word.utf8.count) >= 4
        && abs(lower.unicodeScalars.count - word.unicodeScalars.count) <= limit
        && distance(lower, word.lowercased()) <= limit
    }
  }

  /// The known word that `word` seems to mean; spaces around it are a misspelling as well.
  static func meant(byWord word: String, among known: [String]) -> String? {
    if known.contains(word) { return nil }
    let bare = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return known.contains(bare) ? bare : meant(by: bare, among: known)
  }

  /// The fewest insertions, deletions, replacements and exchanges of neighbours between two words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
