// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorFormats

/// Traps cannot be caught: where a reader has one, the whole run ends.
@Suite("Damaged files are refused or read, never a crash")
struct RobustnessTests {
  private static let map: ActorMap = {
    var random = RandomMap(seed: 11)
    return random.map()
  }()

  private static let edges = "# c\nab,cd,0.5\r\nef , gh,-1e-1\n"

  /// A native file, two tables and an edge list, each with the way to read it.
  private static let inputs: [(name: String, bytes: [UInt8])] =
    [("m.json", Array(ActorMapJSONFormat.text(of: map).utf8)), ("e.csv", Array(edges.utf8))]
    + CSVFolderFormat.files(of: map).filter { $0.name.hasSuffix("csv") }.map { ($0.name, $0.bytes) }

  /// Whether `bytes` could be read; an error must say where.
  private func isRead(_ name: String, _ bytes: [UInt8]) -> Bool {
    let file = FileBytes(name: name, bytes: bytes)
    do throws(FormatError) {
      switch name {
      case "m.json": _ = try ActorMapJSONFormat.read(file)
      case "e.csv": _ = try EdgeListReader.read(file, ReadOptions())
      default:
        var decoder = MapDecoder(ReadOptions(rules: ImportRules(onDangling: .add)))
        let layout = name == "actors.csv" ? CSVColumns.actors : .relationships
        try CSVTable(file).read(as: layout, isOwn: true, into: &decoder)
        _ = try decoder.log.finish()
      }
      return true
    } catch {
      #expect(error.problems.allSatisfy { $0.line != nil && $0.column != nil })
      return false
    }
  }

  @Test("cut off after every byte", arguments: 0..<4)
  func truncated(place: Int) {
    let (name, bytes) = Self.inputs[place]
    for end in bytes.indices.prefix(2_500) {
      let isWhole = isRead(name, Array(bytes[..<end]))
      // All that can be missing of a whole JSON file is its last line break.
      if name == "m.json" { #expect(!isWhole || end == bytes.count - 1) }
    }
  }

  @Test("bytes changed, removed and doubled at random", arguments: 0..<4)
  func mutated(place: Int) {
    let (name, bytes) = Self.inputs[place]
    let marks = Array("\"\\,;:{}[]'=-.eE0 \n\r\t#%u".utf8) + [0, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
    var random = RandomMap(seed: place + 100)
    for _ in 0..<1_500 {
      var damaged = bytes
      for _ in 0...random.below(3) where !damaged.isEmpty {
        let index = random.below(damaged.count)
        switch random.below(4) {
        case 0: damaged[index] = marks[random.below(marks.count)]
        case 1: damaged.insert(marks[random.below(marks.count)], at: index)
        case 2: damaged.remove(at: index)
        default:
          let end = min(damaged.count, index + random.below(40))
          damaged.insert(contentsOf: damaged[index..<end], at: index)
        }
      }
      _ = isRead(name, damaged)
    }
  }
}
