// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Traps cannot be caught: where a reader has one, the whole run ends.
@Suite("Whatever the bytes, a reader refuses or reads, and what it reads can be written")
struct FuzzFindingsTests {
  private static let folder = Folders.project.appendingPathComponent("Tests/FuzzFindings")

  /// Everything that the fuzzer found, by reader; see Tools/fuzz.
  private static let findings: [String] = {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.contains("/") }.sorted()
  }()

  private func complaint(_ format: any MapFormat.Type, _ bytes: [UInt8]) throws -> String? {
    try withFolder { ReaderCheck(format, bytes, folder: $0).complaint() }
  }

  @Test("what the fuzzer once found", arguments: findings)
  func found(name: String) throws {
    let format = try FormatCatalog.format(String(name.prefix { $0 != "/" }))
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    #expect(try complaint(format, bytes) == nil)
  }

  @Test(
    "every format: files of ours, whole and damaged, read in many ways",
    arguments: FormatCatalog.all.filter { $0.canRead }.map { $0.id })
  func mutated(id: String) throws {
    let format = try FormatCatalog.format(id)
    var random = SeededRandom(seed: 7)
    let seeds = try (0..<6).compactMap { try Self.file(format, seed: $0) }
    for seed in seeds + [[]] {
      #expect(try complaint(format, ReaderCheck.input(seed)) == nil)
      for _ in 0..<40 {
        var bytes = seed
        for _ in 0...random.below(3) { Self.damage(&bytes, &random) }
        let choice = UInt16(random.below(0x1_0000)) & ~ReaderCheck.parts
        let said = try complaint(format, ReaderCheck.input(bytes, choice: choice))
        #expect(
          said == nil, "\(Data(ReaderCheck.input(bytes, choice: choice)).base64EncodedString())")
      }
    }
  }

  private static let marks =
    Array("\"\\,;:{}[]<>&'=-.eE0 \n\r\t#%u/".utf8) + [0, 0x1E, 0x7F, 0x80, 0xC3, 0xED, 0xFF]

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    let index = random.below(bytes.count + 1)
    let mark = random.pick(marks)
    switch random.below(5) {
    case 0 where index < bytes.count: bytes[index] = mark
    case 1 where index < bytes.count: bytes.remove(at: index)
    case 2: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 40)], at: index)
    case 3: bytes.removeSubrange(index..<min(bytes.count, index + random.below(40)))
    default: bytes.insert(mark, at: index)
    }
  }

  /// What the format's writer makes of a map; the tables of a folder as one input.
  private static func file(_ format: any MapFormat.Type, seed: Int) throws -> [UInt8]? {
    var random = RandomMap(seed: seed)
    let map = seed % 2 == 0 ? random.map() : SampleMap.make(4 + seed, seed: seed)
    if format == CSVFolderFormat.self {
      let tables = CSVFolderFormat.files(of: map).map(\.bytes)
      return Array(tables.joined(separator: [ReaderCheck.separator]))
    }
    guard format.canWrite else { return nil }
    return try withFolder { folder in
      // What a format has no way to write is refused, which is no matter here.
      guard (try? format.write(map, to: folder + "/seed.txt")) != nil else { return nil }
      return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/seed.txt")))
    }
  }
}
