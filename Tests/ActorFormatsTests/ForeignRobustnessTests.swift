// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

/// Traps cannot be caught: where a reader has one, the whole run ends.
@Suite("Damaged JSON of other tools is refused or read, never a crash")
struct ForeignRobustnessTests {
  private static let map: ActorMap = {
    var random = RandomMap(seed: 12)
    return random.map()
  }()

  /// A file of each format of ours, and one of somebody else's.
  private static let texts = [
    NodeLinkFormat.text(of: map), CytoscapeFormat.text(of: map), JSONGraphFormat.text(of: map),
    """
    {"directed": false, "graph": {"name": 1}, "nodes": [{"name": "a", "x": [1]}, {"name": "b"}],
     "links": [{"source": 0, "target": 1, "weight": 2, "type": "Directed", "key": 0}]}
    """,
  ]

  private func isRead(_ bytes: [UInt8]) -> Bool {
    let file = FileBytes(name: "m.json", bytes: bytes)
    var isRead = true
    let formats: [any MapFormat.Type] = [
      NodeLinkFormat.self, CytoscapeFormat.self, JSONGraphFormat.self,
    ]
    for format in formats {
      do throws(FormatError) {
        let rules = ImportRules(onDuplicate: .merge, onDangling: .add)
        _ = try format.read(
          "m.json", file, options: ReadOptions(thirdColumn: .count, rules: rules))
      } catch {
        isRead = false
        #expect(error.problems.allSatisfy { $0.line != nil && $0.column != nil })
      }
    }
    _ = JSONShape.of(file)
    return isRead
  }

  @Test("cut off after every byte", arguments: 0..<4)
  func truncated(place: Int) {
    let bytes = Array(Self.texts[place].utf8)
    for end in bytes.indices.prefix(1_500) { #expect(!isRead(Array(bytes[..<end]))) }
  }

  @Test("bytes changed, removed and doubled at random", arguments: 0..<4)
  func mutated(place: Int) {
    let whole = Array(Self.texts[place].utf8)
    let marks = Array("\"\\,:{}[]-.eE0 \n".utf8) + [0, 0x80, 0xC3]
    var random = RandomMap(seed: place + 200)
    for _ in 0..<1_000 {
      var damaged = whole
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
      _ = isRead(damaged)
    }
  }
}
