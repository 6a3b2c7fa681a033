// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import CZip
import Foundation
import TestSupport

/// Files from which the fuzzer begins: what our own writer makes of maps, and the files of outside
/// material whose names end as those of the format do.
struct Seeds {
  private static let sizeLimit = 1 << 16
  private let format: any MapFormat.Type
  private let folder: String

  init(_ format: any MapFormat.Type, folder: String) {
    self.format = format
    self.folder = folder
  }

  func write(to target: String) throws {
    var choices = SeededRandom(seed: 1)
    for (number, file) in try (own() + outside()).enumerated() where file.count <= Self.sizeLimit {
      // Most mistakes are found with the usual options; half of all seeds have others.
      let choice = number % 2 == 0 ? 0x8000 : UInt16(choices.below(0x1_0000)) & ~ReaderCheck.parts
      try save(ReaderCheck.input(file, choice: choice), "\(target)/seed-\(number)")
      guard let parts = Self.parts(of: file) else { continue }
      try save(
        ReaderCheck.input(parts, choice: choice | ReaderCheck.parts), "\(target)/parts-\(number)")
    }
  }

  private func save(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  // MARK: - Our own files

  private func own() throws -> [[UInt8]] {
    guard format.canWrite else { return [] }
    let samples = [2, 5, 12, 30].map { SampleMap.make($0, seed: $0) }
    let random = (0..<40).map { seed in
      var random = RandomMap(seed: seed)
      return random.map()
    }
    return try (samples + random).compactMap(written)
  }

  /// What the format cannot hold is refused or left out, which is no matter here.
  private func written(_ map: ActorMap) throws -> [UInt8]? {
    if format == CSVFolderFormat.self {
      let tables = CSVFolderFormat.files(of: map).map(\.bytes)
      return Array(tables.joined(separator: [ReaderCheck.separator]))
    }
    let path = folder + "/seed.txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard (try? format.write(map, to: path)) != nil else { return nil }
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
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
  private static func parts(of file: [UInt8]) -> [UInt8]? {
    guard file.starts(with: [0x50, 0x4B]) else { return nil }
    return file.withUnsafeBytes { buffer -> [UInt8]? in
      let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, nil)
      guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
        return nil
      }
      defer { zip_discard(archive) }
      let count = UInt64(max(0, zip_get_num_entries(archive, 0)))
      return Array((0..<count).map { part(archive, $0) }.joined(separator: [ReaderCheck.separator]))
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
