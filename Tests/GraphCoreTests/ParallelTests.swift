// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GraphCore

@Suite("Parallel chunks and the queue")
struct ParallelTests {
  @Test(
    "the parts are the same on any number of threads and cover the range in order",
    arguments: [0, 1, 2, 63, 64, 65, 255, 256, 257, 1_000, 5_000])
  func parts(count: Int) {
    let alone = ParallelChunks.map(count, threads: 1) { $0 }
    #expect(alone.count == min(count, ParallelChunks.limit))
    #expect(alone.flatMap { Array($0) } == Array(0..<count))
    for threads in [2, 8, 100] {
      #expect(ParallelChunks.map(count, threads: threads) { $0 } == alone, "\(threads)")
    }
  }

  @Test("sums have the same bits on 1, 2 and 8 threads, again and again")
  func sums() {
    let work = { @Sendable (range: Range<Int>) -> [Double] in
      range.reduce(into: [Double](repeating: 0, count: 3)) { sums, index in
        for place in 0..<3 { sums[place] += 1 / Double(3 * index + place + 1) }
      }
    }
    func bits(threads: Int) -> [UInt64] {
      ParallelChunks.sum(ParallelChunks.map(3_000, threads: threads, body: work), count: 3)
        .map(\.bitPattern)
    }
    let alone = bits(threads: 1)
    for _ in 0..<10 {
      #expect(bits(threads: 2) == alone)
      #expect(bits(threads: 8) == alone)
    }
    #expect(ParallelChunks.sum([], count: 2) == [0, 0])
  }

  @Test("no thread runs far ahead of a part that takes long")
  func runAhead() throws {
    let begun = Atomic(0)
    let most = Atomic(0)
    let sum = try ParallelChunks.fold(
      64, control: KernelControl(threads: 2), into: [Int]()
    ) {
    } body: { _, range throws(Cancellation) -> Int in
      begun.wrappingAdd(1, ordering: .relaxed)
      if range.lowerBound == 0 {
        // The other thread does all that it may meanwhile.
        usleep(100_000)
        most.store(begun.load(ordering: .relaxed), ordering: .relaxed)
      }
      return range.lowerBound
    } combine: {
      $0.append($1)
    }
    #expect(sum == Array(0..<64))
    #expect(most.load(ordering: .relaxed) <= 8)
  }

  @Test("progress tells of every part once and ends with all of them")
  func progress() {
    for (count, threads) in [(10, 1), (300, 1), (1_000, 8)] {
      let told = Mutex<[Int]>([])
      _ = ParallelChunks.map(
        count, threads: threads,
        progress: { done, all in
          #expect(all == min(count, ParallelChunks.limit))
          told.withLock { $0.append(done) }
        }, body: { $0.count })
      #expect(
        told.withLock { $0.sorted() } == Array(1...min(count, ParallelChunks.limit)))
    }
  }

  @Test("the queue gives the highest key first, of equal keys the lowest node", arguments: 0..<20)
  func queue(seed: Int) {
    var random = SeededRandom(seed: seed)
    var queue = BestFirstQueue()
    var expected: [(node: Int, key: Double)] = []
    for node in random.shuffled(Array(0..<random.below(200))) {
      let key = Double(random.below(10)) / 10
      queue.push(node, key: key)
      expected.append((node, key))
      guard random.chance(30) else { continue }
      expected.sort { ($0.key, -$0.node) > ($1.key, -$1.node) }
      let first = expected.removeFirst()
      #expect(queue.pop().map { $0 == first } == true)
    }
    expected.sort { ($0.key, -$0.node) > ($1.key, -$1.node) }
    for entry in expected { #expect(queue.pop().map { $0 == entry } == true) }
    #expect(queue.isEmpty)
    #expect(queue.pop() == nil)
  }
}
