// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Puts a frozen graph into the bytes of its file.
enum FrozenGraphWriter {
  private typealias Layout = FrozenGraphLayout

  /// Writes `network` to `path`, whole or not at all.
  static func write(_ network: FrozenNetwork, to path: String) throws(FormatError) {
    let sections = Layout.Section.allCases.map { section in Self.part(section, of: network) }
    var header = header(of: network, sizes: sections.map(\.bytes.count))
    let padding = FrozenArray([UInt8](repeating: 0, count: 64))
    var parts: [Part] = []
    for section in sections {
      let gap = Layout.padded(section.bytes.count) - section.bytes.count
      parts.append(section)
      parts.append(Part(padding[..<gap]))
    }
    let sum = checksum(header, sections)
    withUnsafeBytes(of: sum.littleEndian) { bytes in
      header.replaceSubrange(Layout.checksumPlace..<(Layout.checksumPlace + 8), with: bytes)
    }
    try AtomicFile.write(parts: [Part(FrozenArray(header))] + parts, to: path)
  }

  private static func part(_ section: Layout.Section, of network: FrozenNetwork) -> Part {
    let graph = network.graph
    switch section {
    case .notes:
      let lines = network.notes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }
      return Part(FrozenArray(Array(lines.joined().utf8)))
    case .idOffsets:
      var (offsets, sum): ([UInt64], UInt64) = ([0], 0)
      offsets.reserveCapacity(network.ids.count + 1)
      for id in network.ids {
        sum += UInt64(id.utf8.count)
        offsets.append(sum.littleEndian)
      }
      return Part(FrozenArray(offsets))
    case .ids: return Part(FrozenArray(network.ids.flatMap { Array($0.utf8) }))
    case .offsets: return Part(graph.offsets)
    case .targets: return Part(graph.targets)
    case .origins: return Part(graph.origins)
    case .values: return Part(graph.values.stored)
    case .reverseOffsets: return Part(graph.isDirected ? graph.reverseOffsets : nil)
    case .reverseSources: return Part(graph.isDirected ? graph.reverseSources : nil)
    case .reverseValues: return Part(graph.isDirected ? graph.reverseValues.stored : nil)
    case .directions: return Part(network.directions)
    }
  }

  private static func header(of network: FrozenNetwork, sizes: [Int]) -> [UInt8] {
    var header = Layout.mark
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { header.append(contentsOf: $0) }
    }
    let graph = network.graph
    append(Layout.byteOrder)
    append(Layout.version)
    append(
      (graph.isDirected ? Layout.isDirected : 0)
        | (graph.values.stored == nil ? 0 : Layout.hasValues))
    append(UInt64(graph.nodeCount))
    append(UInt64(graph.arcCount))
    append(UInt64(network.relationships))
    append(UInt64(Layout.headerSize + sizes.reduce(0) { $0 + Layout.padded($1) }))
    append(UInt64(0))
    var place = Layout.headerSize
    for size in sizes {
      append(UInt64(place))
      append(UInt64(size))
      place += Layout.padded(size)
    }
    return header + [UInt8](repeating: 0, count: Layout.headerSize - header.count)
  }

  private static func checksum(_ header: [UInt8], _ sections: [Part]) -> UInt64 {
    var sum = FrozenChecksum()
    header.withUnsafeBytes { sum.add($0) }
    for section in sections {
      let whole = section.bytes.count & ~63
      sum.add(UnsafeRawBufferPointer(rebasing: section.bytes[..<whole]))
      guard whole < section.bytes.count else { continue }
      var rest = Array(section.bytes[whole...])
      rest.append(contentsOf: repeatElement(0, count: 64 - rest.count))
      rest.withUnsafeBytes { sum.add($0) }
    }
    return sum.value
  }
}
