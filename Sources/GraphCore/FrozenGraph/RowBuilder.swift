// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch

/// Builds the rows of a graph in the memory in which they stay.
///
/// Arcs are counted by row, dealt out to their rows, and each row is then sorted and merged where
/// it lies; so beside the input and the result there is hardly any memory. With several threads
/// each has a range of rows and reads all arcs: rows never depend on how many there are.
struct RowBuilder {
  /// Below so many entries, starting threads costs more than they save.
  static let leastForThreads = 1 << 17

  let arcs: ArcColumns
  let nodeCount: Int
  let undirected: Bool
  let rule: FrozenGraph.MergeRule
  let threads: Int

  init(
    _ arcs: ArcColumns, nodeCount: Int, undirected: Bool, rule: FrozenGraph.MergeRule,
    threads: Int
  ) {
    self.arcs = arcs
    self.nodeCount = nodeCount
    self.undirected = undirected
    self.rule = rule
    self.threads = threads
  }

  /// Whether an arc has an entry in the row of its target as well.
  var hasBackEntries: Bool { undirected || arcs.holdBothWays }

  func rows() -> (FrozenRows, FreezeCounts) {
    var counts = FreezeCounts()
    let starts = FrozenMemory<UInt32>(zeroed: nodeCount + 1)
    let next = FrozenMemory<UInt32>(zeroed: nodeCount)
    counts.selfLoops = countEntries(into: next)
    let entries = Self.accumulate(next, into: starts)
    let targets = FrozenMemory<UInt32>(uninitialized: entries)
    let indices = FrozenMemory<UInt32>(uninitialized: entries)
    deal(next, targets, indices)
    let ranges = Self.ranges(of: starts, nodeCount: nodeCount, parts: threads)
    // A row's end becomes the end of what is left of it.
    let merged = Self.parallel(ranges) { range in
      mergeRows(range, starts, ends: next, targets, indices)
    }
    for part in merged { counts.add(part) }
    Self.close(starts, ends: next, targets, indices, nodeCount: nodeCount)
    let values = values(of: indices)
    nameOrigins(indices)
    return (
      FrozenRows(
        offsets: starts.frozen(), targets: targets.frozen(), values: values,
        origins: indices.frozen()),
      counts
    )
  }

  // MARK: - Counting and dealing

  /// Calls `body` for both ends of every arc that is no loop, in the order of the arcs.
  @inline(__always)
  private func forEachArc(_ body: (_ arc: Int, _ source: Int, _ target: Int) -> Void) {
    let (sources, targets) = (arcs.sources, arcs.targets)
    if let numbers = arcs.numbers {
      for arc in 0..<arcs.count {
        let (source, target) = (numbers[Int(sources[arc])], numbers[Int(targets[arc])])
        if source != target { body(arc, Int(source), Int(target)) }
      }
    } else {
      for arc in 0..<arcs.count where sources[arc] != targets[arc] {
        body(arc, Int(sources[arc]), Int(targets[arc]))
      }
    }
  }

  private func nodeRanges() -> [Range<Int>] {
    (0..<threads).map { ($0 * nodeCount / threads)..<(($0 + 1) * nodeCount / threads) }
  }

  /// Counts the entries of each row; returns how many arcs are loops.
  private func countEntries(into counts: FrozenMemory<UInt32>) -> Int {
    let loops = Self.parallel(nodeRanges()) { range in
      let counts = counts.base
      var seen = 0
      forEachArc { _, source, target in
        precondition(source < nodeCount && target < nodeCount, "an arc to a node that is none")
        seen += 1
        if range.contains(source) { counts[source] += 1 }
        if hasBackEntries, range.contains(target) { counts[target] += 1 }
      }
      return arcs.count - seen
    }
    return loops.first ?? 0
  }

  /// Turns counts into the starts of rows, in both; returns their sum.
  private static func accumulate(
    _ counts: FrozenMemory<UInt32>, into starts: FrozenMemory<UInt32>
  ) -> Int {
    var sum: UInt32 = 0
    for node in 0..<counts.count {
      let count = counts.base[node]
      counts.base[node] = sum
      starts.base[node] = sum
      sum += count
    }
    starts.base[counts.count] = sum
    return Int(sum)
  }

  private func deal(
    _ next: FrozenMemory<UInt32>, _ targets: FrozenMemory<UInt32>, _ indices: FrozenMemory<UInt32>
  ) {
    _ = Self.parallel(nodeRanges()) { range in
      let (next, targets, indices) = (next.base, targets.base, indices.base)
      forEachArc { arc, source, target in
        if range.contains(source) {
          let place = Int(next[source])
          next[source] += 1
          targets[place] = UInt32(truncatingIfNeeded: target)
          indices[place] = UInt32(truncatingIfNeeded: arc)
        }
        if hasBackEntries, range.contains(target) {
          let place = Int(next[target])
          next[target] += 1
          targets[place] = UInt32(truncatingIfNeeded: source)
          indices[place] = UInt32(truncatingIfNeeded: arc)
        }
      }
    }
  }

  // MARK: - Rows

  private func mergeRows(
    _ range: Range<Int>, _ starts: FrozenMemory<UInt32>, ends: FrozenMemory<UInt32>,
    _ targets: FrozenMemory<UInt32>, _ indices: FrozenMemory<UInt32>
  ) -> FreezeCounts {
    var sorter = RowSorter(nodeCount: nodeCount)
    var merger = RowMerger(
      arcs, undirected: undirected, rule: rule, targets: targets.base, indices: indices.base)
    for node in range {
      let row = Int(starts.base[node])..<Int(ends.base[node])
      sorter.sort(targets.base + row.lowerBound, indices.base + row.lowerBound, row.count)
      ends.base[node] = UInt32(merger.merge(row, of: UInt32(node)))
    }
    return merger.counts
  }

  /// Closes the gaps that merging left and sets the starts right.
  private static func close(
    _ starts: FrozenMemory<UInt32>, ends: FrozenMemory<UInt32>, _ targets: FrozenMemory<UInt32>,
    _ indices: FrozenMemory<UInt32>, nodeCount: Int
  ) {
    var write = 0
    for node in 0..<nodeCount {
      let read = Int(starts.base[node])
      let count = Int(ends.base[node]) - read
      starts.base[node] = UInt32(write)
      if read != write, count > 0 {
        (targets.base + write).update(from: targets.base + read, count: count)
        (indices.base + write).update(from: indices.base + read, count: count)
      }
      write += count
    }
    starts.base[nodeCount] = UInt32(write)
    targets.shrink(to: write)
    indices.shrink(to: write)
  }

  // MARK: - Columns

  private func values(of indices: FrozenMemory<UInt32>) -> ArcValues {
    guard let values = arcs.values else { return ArcValues(ones: indices.count) }
    let column = FrozenMemory<Double>(uninitialized: indices.count)
    let areOnes = Self.parallel(Self.equalRanges(indices.count, parts: threads)) { range in
      let (indices, column) = (indices.base, column.base)
      var areOnes = true
      for place in range {
        let value = values[Int(indices[place])]
        column[place] = value
        areOnes = areOnes && value == 1
      }
      return areOnes
    }
    return areOnes.contains(false) ? ArcValues(column.frozen()) : ArcValues(ones: indices.count)
  }

  private func nameOrigins(_ indices: FrozenMemory<UInt32>) {
    guard let origins = arcs.origins else { return }
    for place in 0..<indices.count {
      indices.base[place] = origins[Int(indices.base[place])]
    }
  }

  // MARK: - Threads

  /// Calls `body` for every range, at once where there are several; results in order.
  static func parallel<Part: Sendable>(
    _ ranges: [Range<Int>], _ body: (Range<Int>) -> Part
  ) -> [Part] {
    guard ranges.count > 1 else { return ranges.map(body) }
    return withoutActuallyEscaping(body) { body in
      let work = UncheckedWork(body: body)
      return ParallelChunks.map(
        ranges.count, threads: ranges.count, least: 1,
        body: { part in part.map { work.body(ranges[$0]) } }
      ).flatMap { $0 }
    }
  }

  static func equalRanges(_ count: Int, parts: Int) -> [Range<Int>] {
    (0..<parts).map { ($0 * count / parts)..<(($0 + 1) * count / parts) }
  }

  /// Ranges of nodes with about equally many entries.
  static func ranges(
    of starts: FrozenMemory<UInt32>, nodeCount: Int, parts: Int
  ) -> [Range<Int>] {
    guard parts > 1 else { return [0..<nodeCount] }
    let entries = Int(starts.base[nodeCount])
    var bounds = [0]
    for part in 1..<parts {
      var (low, high) = (bounds[part - 1], nodeCount)
      while low < high {
        let middle = (low + high) / 2
        if Int(starts.base[middle]) < entries / parts * part {
          low = middle + 1
        } else {
          high = middle
        }
      }
      bounds.append(low)
    }
    bounds.append(nodeCount)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}

/// Lets threads share a closure that writes only where no other thread does.
private struct UncheckedWork<Part>: @unchecked Sendable {
  let body: (Range<Int>) -> Part
}

extension FreezeCounts {
  mutating func add(_ other: FreezeCounts) {
    merged += other.merged
    reciprocated += other.reciprocated
    signClashes += other.signClashes
  }
}
