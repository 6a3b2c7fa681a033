// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How ids are found again: small whole numbers stand for themselves, short ids are their own key,
/// so that nothing else has to be looked at, of long ones hashes are.
struct IDKey: Equatable {
  var head: UInt64 = 0
  var tail: UInt64 = 0
  /// The bytes of the id.
  var count: UInt32 = 0

  /// Whole numbers below this need no hashing: a table has a place for each.
  static let directLimit = 1 << 23
  /// Codes from here on count the new ids of a block; below are numbers of ids.
  static let newCode: UInt32 = 1 << 31

  /// The number that the id is, written as numbers are: `7`, but not `07`.
  static func direct(_ id: UnsafeBufferPointer<UInt8>) -> Int? {
    guard id.count > 0, id.count <= 7, id.count == 1 || id[0] != 0x30 else { return nil }
    var value = 0
    for byte in id {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
    }
    return value < directLimit ? value : nil
  }

  /// An id of at most this many bytes is known by its key alone.
  static let wholeLimit = 16

  /// All bytes of an id of up to 16, in two words that overlap; two hashes of a longer one.
  static func key(_ id: UnsafeBufferPointer<UInt8>, seed: UInt64) -> IDKey {
    let count = UInt32(truncatingIfNeeded: id.count)
    let raw = UnsafeRawBufferPointer(id)
    if id.count < 8 {
      var word: UInt64 = 0
      for byte in id { word = word << 8 | UInt64(byte) }
      return IDKey(head: word, tail: 0, count: count)
    }
    let tail = raw.loadUnaligned(fromByteOffset: id.count - 8, as: UInt64.self)
    if id.count <= wholeLimit {
      return IDKey(head: raw.loadUnaligned(as: UInt64.self), tail: tail, count: count)
    }
    var hash = seed ^ UInt64(count)
    for start in stride(from: 0, to: id.count - 7, by: 8) {
      hash = WordMixing.mixed(hash ^ raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    return IDKey(head: hash, tail: WordMixing.mixed(hash ^ tail), count: count)
  }

  /// Where the search for the key begins.
  func home(seed: UInt64) -> UInt64 {
    WordMixing.mixed(
      WordMixing.mixed(WordMixing.mixed(head ^ seed) ^ tail) ^ UInt64(count) ^ seed >> 7)
  }

  static func areEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count, let a = a.baseAddress, let other = b.baseAddress else {
      return a.count == b.count
    }
    return memcmp(a, other, b.count) == 0
  }
}

/// An open hash table from ids that are no small numbers to codes.
struct IDTable {
  private struct Slot {
    var key = IDKey()
    var code: UInt32 = 0
    /// The place in `texts`, plus one; 0 is free.
    var text: UInt32 = 0
  }

  private let seed: UInt64
  private var slots = [Slot](repeating: Slot(), count: 1 << 8)
  private var texts: [UnsafeBufferPointer<UInt8>] = []

  /// - Parameter seed: drawn anew for each file, so that none can be made whose ids all collide.
  init(seed: UInt64) { self.seed = seed }

  /// The code of `id`; where there is none yet, it gets `code`.
  mutating func code(of id: UnsafeBufferPointer<UInt8>, orNew code: UInt32) -> UInt32 {
    let key = IDKey.key(id, seed: seed)
    let slot = slot(of: id, key)
    if slots[slot].text != 0 { return slots[slot].code }
    texts.append(id)
    slots[slot] = Slot(key: key, code: code, text: UInt32(texts.count))
    if texts.count > slots.count / 8 * 5 { grow() }
    return code
  }

  /// Gives an id that is there another code, and bytes that stay where they are.
  mutating func set(_ id: UnsafeBufferPointer<UInt8>, to code: UInt32) {
    let slot = slot(of: id, IDKey.key(id, seed: seed))
    slots[slot].code = code
    texts[Int(slots[slot].text) - 1] = id
  }

  private func slot(of id: UnsafeBufferPointer<UInt8>, _ key: IDKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.home(seed: seed)) & mask
    while slots[slot].text != 0 {
      if slots[slot].key == key,
        id.count <= IDKey.wholeLimit || IDKey.areEqual(texts[Int(slots[slot].text) - 1], id)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.text != 0 {
      var slot = Int(truncatingIfNeeded: entry.key.home(seed: seed)) & mask
      while slots[slot].text != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

/// The ids that one thread has met, with their numbers, and those that are new in its block.
struct KnownIDs {
  /// The code of each small number, plus one; 0 where it was not met.
  private let direct: UnsafeMutablePointer<UInt32>
  private let memory = FrozenMemory<UInt32>(zeroed: IDKey.directLimit)
  private var table: IDTable
  /// New in this block, in the order of their places.
  private(set) var new: [NewID] = []

  init(seed: UInt64) {
    table = IDTable(seed: seed)
    direct = memory.base
  }

  /// The code of the id that is a small number; `nil` where it was not met.
  @inline(__always)
  func code(ofDirect value: Int) -> UInt32? {
    let code = direct[value]
    return code == 0 ? nil : code &- 1
  }

  /// The code of `id`: its number, or where it stands among the new ones of the block.
  mutating func code(
    of id: UnsafeBufferPointer<UInt8>, line: Int, lineStart: UnsafePointer<UInt8>
  ) -> UInt32 {
    let fresh = IDKey.newCode | UInt32(truncatingIfNeeded: new.count)
    if let value = IDKey.direct(id) {
      if let code = code(ofDirect: value) { return code }
      direct[value] = fresh + 1
    } else {
      let code = table.code(of: id, orNew: fresh)
      if code != fresh { return code }
    }
    new.append(NewID(bytes: id, line: line, lineStart: lineStart))
    return fresh
  }

  /// Takes over the numbers that the new ids have got, and where their bytes stay.
  mutating func settle(_ numbers: [UInt32], _ register: IDRegister) {
    for number in numbers {
      let id = register.bytes(of: number)
      if let value = IDKey.direct(id) {
        direct[value] = number + 1
      } else {
        table.set(id, to: number)
      }
    }
    new.removeAll(keepingCapacity: true)
  }
}

/// An id where a thread met it first.
struct NewID {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The line in the block, from 0.
  let line: Int
  let lineStart: UnsafePointer<UInt8>

  /// Counted from 1 in Unicode scalars.
  var column: Int { Column.of(bytes.baseAddress ?? lineStart, from: lineStart) }
}

/// Columns as messages count them.
enum Column {
  static func of(_ place: UnsafePointer<UInt8>, from lineStart: UnsafePointer<UInt8>) -> Int {
    1 + UnsafeBufferPointer(start: lineStart, count: place - lineStart).count { $0 & 0xC0 != 0x80 }
  }
}
