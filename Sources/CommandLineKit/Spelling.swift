// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a mistyped word was likely to mean.
public enum Spelling {
  /// The word of `known` that begins with `word` or, else, is the fewest slips away from it: at
  /// most one slip (a letter left out, added, changed, or two swapped) for every three letters.
  ///
  /// - Complexity: O(words · letters²).
  public static func nearest(to word: String, among known: [String]) -> String? {
    if word.count > 2, let longer = known.first(where: { $0.hasPrefix(word) }) { return longer }
    let letters = Array(word)
    let slips = known.map { (word: $0, count: distance(letters, Array($0))) }
    guard let best = slips.min(by: { $0.count < $1.count }) else { return nil }
    return best.count * 3 <= letters.count ? best.word : nil
  }

  /// The optimal string alignment distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 1..<(a.count + 1) {
      var row = [i]
      for j in 1..<(b.count + 1) {
        let change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, rows[i - 2][j - 2] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
