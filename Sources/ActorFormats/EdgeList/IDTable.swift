// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Numbers ids in the order in which they appear, without making a text of each occurrence.
///
/// An open hash table finds them again. Ids of up to seven bytes stand in the table itself, so
/// that finding one touches a single place in memory; of longer ones the file's bytes decide.
struct IDTable {
  private struct Slot {
    var key: UInt64 = 0
    /// The number of the id, plus one; 0 is free.
    var number: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  /// Where each id stands the first time.
  private(set) var places: [Range<Int>] = []
  /// Drawn anew each time, so that no file can be made whose ids all collide.
  private let seed = UInt64.random(in: .min ... .max)

  /// The number of the id at `place`; `nil` when there are more than `UInt32` can count.
  mutating func number(of place: Range<Int>, in bytes: [UInt8]) -> UInt32? {
    let key = key(of: place, in: bytes)
    var slot = home(of: key)
    while slots[slot].number != 0 {
      let number = slots[slot].number - 1
      if slots[slot].key == key,
        place.count < 8 || isEqual(places[Int(number)], place, in: bytes)
      {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard let number = UInt32(exactly: places.count), number < .max - 1 else { return nil }
    slots[slot] = Slot(key: key, number: number + 1)
    places.append(place)
    if places.count > slots.count / 8 * 5 { grow() }
    return number
  }

  /// The bytes of a short id with their count in front; a hash of a long one, with eight in front.
  private func key(of place: Range<Int>, in bytes: [UInt8]) -> UInt64 {
    if place.count < 8 {
      var key = UInt64(place.count)
      for index in place { key = key << 8 | UInt64(bytes[index]) }
      return key
    }
    var hash = seed
    for index in place { hash = Self.mixed(hash ^ UInt64(bytes[index])) }
    return hash >> 8 | 8 << 56
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  private func home(of key: UInt64) -> Int {
    let spread = Self.mixed(Self.mixed(key ^ seed) ^ seed >> 7)
    return Int(truncatingIfNeeded: spread) & (slots.count - 1)
  }

  private func isEqual(_ a: Range<Int>, _ b: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    for (i, j) in zip(a, b) where bytes[i] != bytes[j] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for entry in old where entry.number != 0 {
      var slot = home(of: entry.key)
      while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
