// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import CLanes
import TestSupport
import Testing

/// The one loop that is written for a processor by hand, against its definition.
@Suite("Nodes that share a lane")
struct LaneChoiceTests {
  @Test("are chosen in order, whatever the length of the row", arguments: 0..<70)
  func definition(count: Int) {
    for seed in 0..<20 {
      var random = SeededRandom(seed: 1_000 * count + seed)
      let percent = random.pick([0, 3, 50, 97, 100])
      let marks = (0..<200).map { _ in
        random.chance(percent) ? UInt16(random.below(65_536)) : UInt16(0)
      }
      let nodes = (0..<count).map { _ in UInt32(random.below(200)) }
      let bits = UInt16(random.pick([0, 1, 0x8000, 0xFFFF, random.below(65_536)]))
      let expected = nodes.filter { marks[Int($0)] & bits != 0 }
      // What lies behind the room that is asked for stays as it is.
      var chosen = [UInt32](repeating: 7, count: count + 15 + 8)
      var shared: UInt16 = 0xABCD
      let found = actormap_lanes_choose(nodes, count, marks, bits, &chosen, &shared)
      #expect(Array(chosen.prefix(found)) == expected)
      #expect(shared == nodes.reduce(0) { $0 | marks[Int($1)] & bits })
      #expect(chosen.suffix(8).allSatisfy { $0 == 7 })
    }
  }
}
