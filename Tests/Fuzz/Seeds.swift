// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import CSQLite
import CZip
import Foundation
import GraphCore
import TestSupport

/// Files from which the fuzzer begins: what our own writer makes of maps, and the files of outside
/// material whose names end as those of the format do.
///
/// Small ones are changed, for what takes long is done seldom; the others are only read as they are.
struct Seeds {
  private static let sizeLimit = 1 << 16
  private let format: any MapFormat.Type
  private let folder: String
  /// The most bytes of a file that is changed.
  private let smallLimit: Int

  init(_ format: any MapFormat.Type, folder: String, smallLimit: Int) {
    self.format = format
    self.folder = folder
    self.smallLimit = smallLimit
  }

  /// Writes small files to `target/small`, others to `target/large`.
  func write(to target: String) throws {
    var choices = SeededRandom(seed: 1)
    for (number, file) in try (own() + outside()).enumerated() where file.count <= Self.sizeLimit {
      // Most mistakes are found with the usual options; half of all seeds have others.
      let choice = number % 2 == 0 ? 0x8000 : UInt16(choices.below(0x1_0000)) & ~ReaderCheck.parts
      try save(ReaderCheck.input(file, choice: choice), target, "seed-\(number)")
      guard let parts = parts(of: file) else { continue }
      try save(
        ReaderCheck.input(parts, choice: choice | ReaderCheck.parts), target, "parts-\(number)")
    }
  }

  private func save(_ bytes: [UInt8], _ target: String, _ name: String) throws {
    let room = bytes.count <= smallLimit ? "small" : "large"
    try Data(bytes).write(to: URL(fileURLWithPath: "\(target)/\(room)/\(name)"))
  }

  // MARK: - Our own files

  private func own() throws -> [[UInt8]] {
    let samples = [2, 5, 12, 30].map { SampleMap.make($0, seed: $0) }
    let random = (0..<40).map { seed in
      var random = RandomMap(seed: seed)
      return random.map()
    }
    let small = (samples + random).enumerated().map { Self.beginning(of: $0.element, $0.offset) }
    let least = (0..<12).map(Self.least)
    return try (samples + random + small + least).compactMap(written)
  }

  /// Two actors, a tie and one field or two more, by `choice`: nothing is read faster.
  private static func least(_ choice: Int) -> ActorMap {
    var (one, other) = (Actor(id: "a"), Actor(id: "b"))
    var tie = Relationship(from: "a", to: "b")
    switch choice % 6 {
    case 0: (one.name, other.name) = ("Ä, \"B\"", "=1")
    case 1: one.roles = [Role(rawValue: "x;y"), Role(rawValue: "z")]
    case 2: one.attributes = ["n": .list([.number("1.50"), .null])]
    case 3: (one.power, other.insider) = (Fraction(0.5), true)
    case 4: tie.attributes = ["n": .boolean(true)]
    default: (tie.start, tie.layers) = (CalendarDate("1993-08"), ["w"])
    }
    if choice % 2 == 0 { (tie.kind, tie.trust) = (.trust, Trust(-0.25)) }
    if choice % 3 == 0 { (tie.strength, tie.directed) = (Strength(0.5), false) }
    return ActorMap(actors: [one, other], relationships: [tie])
  }

  /// The first two actors of a map and what concerns them; by `choice` some or all of it.
  private static func beginning(of map: ActorMap, _ choice: Int) -> ActorMap {
    let ids = Set(map.actors.prefix(2).map(\.id))
    var part = map
    part.actors = Array(map.actors.prefix(2))
    part.relationships = map.relationships.filter { ids.isSuperset(of: [$0.from, $0.to]) }
    part.relationships.removeLast(max(0, part.relationships.count - 2))
    part.incompatible = map.incompatible.filter { ids.isSuperset(of: [$0.first, $0.second]) }
    part.stances = map.stances.filter { ids.contains($0.actor) }
    part.layout = map.layout.filter { ids.contains($0.actor) }
    if choice % 3 != 0 { (part.norms, part.stances, part.layout) = ([], [], []) }
    if choice % 4 != 0 { part.unknown = AttributeList() }
    if choice % 2 != 0 { Self.lighten(&part) }
    return part
  }

  /// Leaves out most of what actors and ties have beside their fields.
  private static func lighten(_ map: inout ActorMap) {
    for place in map.actors.indices {
      map.actors[place].unknown = AttributeList()
      if place == 0 { map.actors[place].attributes = AttributeList() }
    }
    for place in map.relationships.indices {
      map.relationships[place].unknown = AttributeList()
      if place == 0 { map.relationships[place].attributes = AttributeList() }
    }
    for place in map.sides.indices { map.sides[place].unknown = AttributeList() }
    for place in map.sources.indices { map.sources[place].unknown = AttributeList() }
  }

  /// What the format cannot hold is refused or left out, which is no matter here.
  private func written(_ map: ActorMap) throws -> [UInt8]? {
    if format == CSVFolderFormat.self {
      let tables = CSVFolderFormat.files(of: map).map(\.bytes)
      return Array(tables.joined(separator: [ReaderCheck.separator]))
    }
    let path = folder + "/seed.txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    if format == FrozenGraphFormat.self {
      guard (try? FrozenGraphFormat.write(Self.network(of: map), to: path)) != nil else {
        return nil
      }
    } else {
      guard (try? format.write(map, to: path)) != nil else { return nil }
    }
    if format == SQLiteFormat.self { Self.shrink(path) }
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Ties with their strength, or 1: every other map's as undirected ones.
  private static func network(of map: ActorMap) -> FrozenNetwork {
    let ids = map.actors.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: zip(ids, 0...).map { ($0, UInt32($1)) })
    var arcs = ArcList()
    for (number, tie) in map.relationships.enumerated() {
      guard let from = places[tie.from], let to = places[tie.to] else { continue }
      arcs.append(from: from, to: to, value: tie.strength?.value ?? 1, origin: UInt32(number))
    }
    let graph = FrozenGraph.freezing(
      arcs, nodeCount: ids.count, undirected: map.actors.count % 2 == 0
    ).graph
    let words = FrozenArray([UInt64](repeating: 5, count: (map.relationships.count + 63) / 64))
    return FrozenNetwork(
      graph: graph, ids: ids, relationships: map.relationships.count, directions: words,
      notes: ["reading": "strength", "merged": "0"])
  }

  /// Makes pages of a database as small as can be: each table has some, mostly empty.
  private static func shrink(_ path: String) {
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    guard sqlite3_open(path, &handle) == SQLITE_OK else { return }
    sqlite3_exec(handle, "PRAGMA page_size = 512; VACUUM", nil, nil, nil)
  }

  // MARK: - Outside material

  private func outside() throws -> [[UInt8]] {
    let endings = format.patterns.filter { $0.hasPrefix("*.") }.compactMap {
      $0.split(separator: ".").last.map { "." + $0 }
    }
    let roots = [Folders.graphs, Folders.shared?.appendingPathComponent("corpora")]
    return try roots.compactMap(\.self).flatMap { root in
      let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      return try (names ?? []).sorted().filter { name in endings.contains(where: name.hasSuffix) }
        .map { Array(try Data(contentsOf: root.appendingPathComponent($0))) }
    }
  }

  // MARK: - Zip files

  /// The files of an archive, as `ReaderCheck` packs them again: what is changed in a packed file
  /// breaks it in most cases, and nothing of what is in it is ever read.
  private func parts(of file: [UInt8]) -> [UInt8]? {
    if format == FrozenGraphFormat.self { return file }
    guard file.starts(with: [0x50, 0x4B]) else { return nil }
    return file.withUnsafeBytes { buffer -> [UInt8]? in
      let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, nil)
      guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
        return nil
      }
      defer { zip_discard(archive) }
      let count = UInt64(max(0, zip_get_num_entries(archive, 0)))
      return Array(
        (0..<count).map { Self.part(archive, $0) }.joined(separator: [ReaderCheck.separator]))
    }
  }

  private static func part(_ archive: OpaquePointer, _ index: UInt64) -> [UInt8] {
    var bytes = (zip_get_name(archive, index, 0).map { String(cString: $0) } ?? "").utf8 + [0x0A]
    guard let entry = zip_fopen_index(archive, index, 0) else { return Array(bytes) }
    defer { zip_fclose(entry) }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = zip_fread(entry, &block, UInt64(block.count))
      if got <= 0 { return Array(bytes) }
      bytes += block[..<Int(got)]
    }
  }
}
