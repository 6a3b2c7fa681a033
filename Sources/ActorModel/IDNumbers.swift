// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Numbers for ids, from 0 in the order in which they come; equal ids have equal numbers.
///
/// Equal as Swift compares texts, by canonical equivalence. Looking ids up is most of what checking
/// a large map takes, and nearly all ids are ASCII: those have a table of their own, which hashes
/// bytes, and only the others are hashed by what their letters mean.
package struct IDNumbers {
  private struct Slot {
    var hash: UInt32 = 0
    /// The number plus one; 0 is free.
    var next: UInt32 = 0
  }

  /// Signs that mean the same as one of ASCII (Unicode 16, UnicodeData.txt, field 5): Greek
  /// question mark, Greek varia, kelvin. No other text beyond ASCII equals one within it.
  private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{37E}": ";", "\u{1FEF}": "`", "\u{212A}": "K",
  ]

  /// The ids, each where its number says.
  package private(set) var ids: [String] = []
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var inTable = 0
  private var others: [String: UInt32] = [:]
  /// Drawn anew, so that none can make ids that all collide; no result depends on it.
  private let seed = UInt64.random(in: .min ... .max)

  /// Begins without ids.
  package init() {}

  /// How many ids there are.
  package var count: Int { ids.count }

  /// The number of `id`; `nil` where it did not come.
  ///
  /// - Complexity: O(length of the id) on average.
  package func number(of id: String) -> UInt32? {
    guard let hash = hash(of: id) else { return numberBeyondASCII(of: id) }
    let next = slots[slot(of: id, hash)].next
    return next == 0 ? nil : next - 1
  }

  /// The number of `id`, which it gets if it has none.
  package mutating func add(_ id: String) -> UInt32 {
    guard let hash = hash(of: id) else { return addBeyondASCII(id) }
    let slot = slot(of: id, hash)
    if slots[slot].next != 0 { return slots[slot].next - 1 }
    ids.append(id)
    slots[slot] = Slot(hash: hash, next: UInt32(truncatingIfNeeded: ids.count))
    inTable += 1
    if inTable > slots.count / 8 * 5 { grow() }
    return UInt32(truncatingIfNeeded: ids.count - 1)
  }

  private func numberBeyondASCII(of id: String) -> UInt32? {
    if let twin = Self.inASCII(id) { return number(of: twin) }
    return others[id]
  }

  private mutating func addBeyondASCII(_ id: String) -> UInt32 {
    if let twin = Self.inASCII(id) { return add(twin) }
    if let number = others[id] { return number }
    let number = UInt32(truncatingIfNeeded: ids.count)
    others[id] = number
    ids.append(id)
    return number
  }

  /// What equals `id` and is ASCII; `nil` where nothing does.
  private static func inASCII(_ id: String) -> String? {
    var twin = String.UnicodeScalarView()
    for scalar in id.unicodeScalars {
      guard let plain = scalar.isASCII ? scalar : twins[scalar] else { return nil }
      twin.append(plain)
    }
    return String(twin)
  }

  @inline(__always)
  private func slot(of id: String, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot].next != 0 {
      if slots[slot].hash == hash, ids[Int(slots[slot].next) - 1] == id { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.next != 0 {
      var slot = Int(entry.hash) & mask
      while slots[slot].next != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// `nil` beyond ASCII.
  @inline(__always)
  private func hash(of id: String) -> UInt32? {
    // Every text of Swift's own has its bytes in one place.
    id.utf8.withContiguousStorageIfAvailable { hash(of: UnsafeRawBufferPointer($0)) } ?? nil
  }

  @inline(__always)
  private func hash(of bytes: UnsafeRawBufferPointer) -> UInt32? {
    var (hash, all, start) = (seed ^ UInt64(bytes.count), UInt64(0), 0)
    while start + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      all |= word
      hash = WordMixing.mixed(hash ^ word)
      start += 8
    }
    var word: UInt64 = 0
    while start < bytes.count {
      word = word << 8 | UInt64(bytes[start])
      start += 1
    }
    guard (all | word) & 0x8080_8080_8080_8080 == 0 else { return nil }
    return UInt32(truncatingIfNeeded: WordMixing.mixed(WordMixing.mixed(hash ^ word) ^ seed))
  }
}

/// The step of the hash functions of ids.
package enum WordMixing {
  /// Both halves of the product, so that no bit of the input is without effect on any.
  @inlinable
  package static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
