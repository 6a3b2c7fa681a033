// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sorts many ids by comparing their first eight bytes as one number, and texts only where those
/// are equal.
enum IDOrder {
  private struct Key {
    let head: UInt64
    let position: UInt32
  }

  /// The positions of `ids` in the order of `idPrecedes`, equal ones in the order of positions.
  ///
  /// - Complexity: O(n log n).
  static func positions(_ ids: [String]) -> [UInt32] {
    var keys = ids.indices.map { Key(head: head(of: ids[$0]), position: UInt32($0)) }
    keys.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      let (x, y) = (ids[Int(a.position)], ids[Int(b.position)])
      if idPrecedes(x, y) { return true }
      return !idPrecedes(y, x) && a.position < b.position
    }
    return keys.map(\.position)
  }

  /// The first eight bytes, the first of them the highest; missing ones count as 0.
  private static func head(of id: String) -> UInt64 {
    var (head, count) = (UInt64(0), 0)
    for byte in id.utf8 {
      head = head << 8 | UInt64(byte)
      count += 1
      if count == 8 { return head }
    }
    return head << UInt64(8 * (8 - count))
  }
}
