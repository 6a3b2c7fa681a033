// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Finds a frozen graph in the bytes of its file, and believes none of them.
struct FrozenGraphReader {
  private typealias Layout = FrozenGraphLayout

  private let name: String
  private let memory: MappedBytes
  private let threads: Int
  private var bytes: UnsafeRawBufferPointer { memory.bytes }

  /// The network that `memory` holds; it is used where it lies.
  static func read(
    _ memory: MappedBytes, name: String, threads: Int
  ) throws(FormatError) -> FrozenNetwork {
    try FrozenGraphReader(name: name, memory: memory, threads: threads).read()
  }

  private func read() throws(FormatError) -> FrozenNetwork {
    try checkHeader()
    let counts = try counts()
    let isDirected = number(16) & Layout.isDirected != 0
    let hasValues = number(16) & Layout.hasValues != 0
    let notes = try notes()
    let (offsetCount, arcs) = (counts.nodes + 1, counts.arcs)
    let rows = UncheckedRows(
      offsets: try section(.offsets, offsetCount), ends: try section(.targets, arcs),
      values: hasValues ? try section(.values, arcs) : nil)
    let reverse =
      isDirected
      ? UncheckedRows(
        offsets: try section(.reverseOffsets, offsetCount),
        ends: try section(.reverseSources, arcs),
        values: hasValues ? try section(.reverseValues, arcs) : nil) : nil
    let origins: FrozenArray<UInt32> = try section(.origins, arcs)
    let graph = Result { () throws(FrozenDefect) in
      try FrozenGraph(
        checking: rows, reverse: reverse, origins: origins, ties: counts.ties,
        legal: try legal(notes), threads: threads)
    }
    switch graph {
    case .failure(let defect): throw failure(defect.found, defect.expected)
    case .success(let graph):
      return FrozenNetwork(
        graph: graph, ids: try ids(counts.nodes), relationships: counts.ties,
        directions: try section(.directions, (counts.ties + 63) / 64), notes: notes)
    }
  }

  private func failure(_ found: String, _ expected: String, at place: Int? = nil) -> FormatError {
    .whole(
      .badData, name, found: place.map { "\(found), at byte \($0)" } ?? found,
      expected: expected, remedy: "make the file again: actormap convert IN OUT.frozen")
  }

  // MARK: - Header

  private func number(_ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private func checkHeader() throws(FormatError) {
    guard bytes.count >= Layout.headerSize else {
      throw failure("a file of \(bytes.count) bytes", "a header of \(Layout.headerSize)", at: 0)
    }
    guard bytes.starts(with: Layout.mark) else {
      throw failure("no frozen graph", "the mark of one", at: 0)
    }
    let order = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard order == Layout.byteOrder else {
      throw failure("another order of bytes", "the one of this machine, little-endian", at: 8)
    }
    let version = bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
    guard version == Layout.version else {
      throw failure("version \(version)", "version \(Layout.version)", at: 12)
    }
    guard number(48) == UInt64(bytes.count), bytes.count % 64 == 0 else {
      throw failure("a file of \(bytes.count) bytes", "\(number(48)), as it says", at: 48)
    }
    var sum = FrozenChecksum()
    var header = Array(bytes[..<Layout.headerSize])
    for place in 0..<8 { header[Layout.checksumPlace + place] = 0 }
    header.withUnsafeBytes { sum.add($0) }
    sum.add(UnsafeRawBufferPointer(rebasing: bytes[Layout.headerSize...]))
    guard sum.value == number(Layout.checksumPlace) else {
      throw failure(
        "damaged data: the checksum does not fit", "a whole file", at: Layout.checksumPlace)
    }
  }

  private func counts() throws(FormatError) -> (nodes: Int, arcs: Int, ties: Int) {
    guard number(24) < UInt64(UInt32.max), number(32) <= UInt64(FrozenGraph.arcLimit),
      number(40) <= UInt64(UInt32.max)
    else { throw failure("counts beyond all limits", "fewer than 2^32", at: 24) }
    return (Int(number(24)), Int(number(32)), Int(number(40)))
  }

  // MARK: - Sections

  private func place(_ section: Layout.Section) throws(FormatError) -> Range<Int> {
    let entry = 64 + 16 * section.rawValue
    let (start, size) = (number(entry), number(entry + 8))
    guard start % 64 == 0, start >= UInt64(Layout.headerSize), start <= UInt64(bytes.count),
      size <= UInt64(bytes.count) - start
    else { throw failure("a section outside the file", "all sections in the file", at: entry) }
    return Int(start)..<Int(start + size)
  }

  private func section<Element>(
    _ section: Layout.Section, _ count: Int
  ) throws(FormatError) -> FrozenArray<Element> {
    let place = try place(section)
    let stride = MemoryLayout<Element>.stride
    guard let base = bytes.baseAddress, place.count == count * stride else {
      throw failure(
        "a section of \(place.count) bytes", "\(count * stride)", at: 64 + 16 * section.rawValue)
    }
    let start = (base + place.lowerBound).bindMemory(to: Element.self, capacity: count)
    return FrozenArray(base: start, count: count, owner: memory)
  }

  private func notes() throws(FormatError) -> [String: String] {
    let place = try place(.notes)
    guard let text = String(validating: bytes[place], as: UTF8.self) else {
      throw failure("notes that are no UTF-8 text", "text", at: place.lowerBound)
    }
    var notes: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw failure("a note without a value", "name=value", at: place.lowerBound)
      }
      notes[String(parts[0])] = String(parts[1])
    }
    return notes
  }

  /// The values that arcs of this reading may have.
  private func legal(_ notes: [String: String]) throws(FrozenDefect) -> ClosedRange<Double> {
    switch notes["reading"] {
    case "trust": return Double.leastNonzeroMagnitude...1
    case "hops": return 1...1
    case "strength": return 0...1
    case "signed": return -1...1
    default:
      throw FrozenDefect(
        found: "an unknown reading", expected: "trust, hops, strength or signed")
    }
  }

  // MARK: - Ids

  private func ids(_ count: Int) throws(FormatError) -> [String] {
    let offsets: FrozenArray<UInt64> = try section(.idOffsets, count + 1)
    let place = try place(.ids)
    let text = UnsafeRawBufferPointer(rebasing: bytes[place])
    guard offsets[0] == 0, offsets[count] == UInt64(text.count),
      zip(offsets, offsets.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw failure("ids that are empty or overlap", "one after the other", at: place.lowerBound)
    }
    var ids: [String] = []
    ids.reserveCapacity(count)
    for position in 0..<count {
      let range = Int(offsets[position])..<Int(offsets[position + 1])
      guard let id = String(validating: text[range], as: UTF8.self) else {
        throw failure(
          "an id that is no UTF-8 text", "UTF-8 text", at: place.lowerBound + range.lowerBound)
      }
      if let last = ids.last, !last.utf8.lexicographicallyPrecedes(id.utf8) {
        throw failure(
          "ids out of order", "ascending ids", at: place.lowerBound + range.lowerBound)
      }
      ids.append(id)
    }
    guard text.allSatisfy({ $0 < 0x80 }) || Set(ids).count == ids.count else {
      throw failure("an id in two spellings", "each id once", at: place.lowerBound)
    }
    return ids
  }
}
