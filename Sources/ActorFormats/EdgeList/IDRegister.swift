// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Numbers all ids of a file in the order in which they appear.
///
/// Written by one thread at a time; bytes once taken over never move.
final class IDRegister: @unchecked Sendable {
  /// The most ids that there can be.
  static let limit = Int(IDKey.newCode) - 1

  /// An id with its first place in the file.
  struct Entry {
    let bytes: UnsafeBufferPointer<UInt8>
    let line: Int
    let column: Int
  }

  private let direct = FrozenMemory<UInt32>(zeroed: IDKey.directLimit)
  private var table: IDTable
  private(set) var entries: [Entry] = []
  private var chunks: [FrozenMemory<UInt8>] = []
  private var free = 0

  init(seed: UInt64) { table = IDTable(seed: seed) }

  /// The number of an id that a thread met first on a line after `lines` others; `nil` when there
  /// are too many.
  func number(of new: NewID, lines: Int) -> UInt32? {
    let next = UInt32(entries.count)
    if let value = IDKey.direct(new.bytes) {
      let number = direct.base[value]
      if number != 0 { return number - 1 }
      guard next < Self.limit else { return nil }
      direct.base[value] = next + 1
      enter(kept(new.bytes), new, lines)
      return next
    }
    let number = table.code(of: new.bytes, orNew: next)
    if number != next { return number }
    guard next < Self.limit else { return nil }
    let bytes = kept(new.bytes)
    table.set(bytes, to: next)
    enter(bytes, new, lines)
    return next
  }

  func bytes(of number: UInt32) -> UnsafeBufferPointer<UInt8> { entries[Int(number)].bytes }

  private func enter(_ bytes: UnsafeBufferPointer<UInt8>, _ new: NewID, _ lines: Int) {
    entries.append(Entry(bytes: bytes, line: lines + new.line + 1, column: new.column))
  }

  private func kept(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if bytes.count > free {
      free = max(1 << 16, bytes.count)
      chunks.append(FrozenMemory(uninitialized: free))
    }
    guard let chunk = chunks.last, let source = bytes.baseAddress else { return bytes }
    let place = chunk.base + (chunk.count - free)
    place.update(from: source, count: bytes.count)
    free -= bytes.count
    return UnsafeBufferPointer(start: place, count: bytes.count)
  }
}
