// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Frozen memory, and graphs built in it")
struct FrozenMemoryTests {
  @Test("a frozen array is a collection; its parts share positions with it")
  func collection() {
    let numbers = FrozenArray((0..<10).map { UInt32($0 * $0) })
    #expect(Array(numbers) == (0..<10).map { UInt32($0 * $0) })
    let part = numbers[3..<5]
    #expect(part.startIndex == 3 && part[4] == 16 && Array(part) == [9, 16])
    #expect(part.withUnsafeBufferPointer { Array($0) } == [9, 16])
    #expect(part == FrozenArray([9, 16]) && part != FrozenArray([9]))
    #expect(FrozenArray<Double>([]).isEmpty)
  }

  @Test("memory that shrinks keeps its front")
  func shrinking() {
    let memory = FrozenMemory<UInt32>(zeroed: 1 << 20)
    for place in 0..<1_000 { memory.base[place] = UInt32(place) }
    memory.shrink(to: 700)
    #expect(Array(memory.frozen()) == (0..<700).map { UInt32($0) })
  }

  @Test("values that are all 1 are not stored, and read as 1")
  func ones() {
    let graph = frozen(3, [(0, 1, 1), (1, 2, 1)])
    #expect(graph.values.stored == nil && Array(graph.values) == [1, 1])
    #expect(graph.values.withUnsafeBufferPointer { Array($0) } == [1, 1])
    #expect(graph.reverseValues.stored == nil)
    let mixed = frozen(3, [(0, 1, 1), (1, 2, 0.5)])
    #expect(mixed.values.stored.map { Array($0) } == [1, 0.5])
  }

  @Test("a position outside is the caller's error")
  func outside() async {
    await #expect(processExitsWith: .failure) { _ = FrozenArray<UInt32>([1])[1] }
    await #expect(processExitsWith: .failure) { _ = ArcValues(ones: 1)[1] }
  }

  /// Many parallel ties, loops and hubs whose rows are sorted by digits.
  private func list(seed: Int, directed: Bool) -> EdgeList {
    var random = SeededRandom(seed: seed)
    let count = 3_000
    let ends = (0..<100_000).map { _ in
      let low = random.chance(30) ? random.below(4) : random.below(count)
      return (UInt32(low), UInt32(random.below(count)))
    }
    return EdgeList(
      ids: (0..<count).map { String($0) }, sources: ends.map(\.0), targets: ends.map(\.1),
      trust: ends.map { _ in random.pick([1, 0.5, 0.25, 0.75]) }, isDirected: directed)
  }

  @Test("a list gives the graph that its arcs give, on any number of threads", arguments: 0..<3)
  func threads(seed: Int) {
    for directed in [true, false] {
      let list = list(seed: seed, directed: directed)
      var random = SeededRandom(seed: seed)
      let numbers = random.shuffled(Array(0..<UInt32(list.ids.count)))
      var arcs = ArcList()
      for tie in list.sources.indices {
        let (source, target) = (
          numbers[Int(list.sources[tie])], numbers[Int(list.targets[tie])]
        )
        let value = list.trust?[tie] ?? 0
        arcs.append(from: source, to: target, value: value, origin: UInt32(tie))
        if !directed { arcs.append(from: target, to: source, value: value, origin: UInt32(tie)) }
      }
      for undirected in directed ? [false, true] : [true] {
        let expected = FrozenGraph.freezing(
          arcs, nodeCount: numbers.count, undirected: undirected
        ).graph
        for threads in [1, 2, 8] {
          let graph = FrozenGraph.freezing(
            list, numbers: numbers, values: list.trust, undirected: undirected, threads: threads
          ).graph
          graph.checkInvariants()
          #expect(graph.offsets == expected.offsets && graph.targets == expected.targets)
          #expect(graph.values == expected.values && graph.origins == expected.origins)
          #expect(graph.reverseSources == expected.reverseSources)
          #expect(graph.reverseValues == expected.reverseValues)
        }
      }
    }
  }
}
