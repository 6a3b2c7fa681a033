// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What one search from both ends needs of a graph or of one of its blocks.
///
/// Valid only as long as `SampledGround` lends it.
struct SampledRoom: @unchecked Sendable {
  /// Arcs out of each class, and into it.
  let out: RowPointers
  let into: RowPointers
  /// How many nodes each class has.
  let sizes: UnsafePointer<Double>
  /// The number of the first class among those of all blocks.
  let first: Int
}

/// One end's half of a search: the classes that it found, step by step.
struct SearchHalf {
  let nodes: UnsafeMutablePointer<UInt32>
  /// Where each step begins in `nodes`, and one place more.
  var starts: [Int] = []
  /// The mark of each step.
  var marks: [UInt32] = []
  /// How many arcs each step has to look along.
  var arcs: [Int] = []

  init(capacity: Int) { nodes = .allocate(capacity: max(1, capacity)) }

  /// The last complete step.
  var last: Int { marks.count - 1 }

  func nodes(at step: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: nodes + starts[step], count: starts[step + 1] - starts[step])
  }

  mutating func begin(at node: Int, mark: UInt32, degree: Int) {
    starts.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    arcs.removeAll(keepingCapacity: true)
    nodes[0] = UInt32(node)
    starts.append(0)
    starts.append(1)
    marks.append(mark)
    arcs.append(degree)
  }
}

/// The share of the best paths between two classes that passes each other class, found by a search
/// from both ends at once, always on the side that has fewer arcs to look along.
///
/// **Why it is exact.** Both halves go step by step; the first arcs that join them lie on best
/// paths and on every best path lies exactly one of them. Paths over such an arc are those to its
/// one end times those to the other; from there shares are handed back towards the ends.
/// (Search from both ends: Borassi & Natale 2019, KADABRA, doi:10.1145/3284359. All best paths of
/// a pair rather than one of them: Riondato & Upfal 2018, ABRA, doi:10.1145/3208351: the same mean
/// and never a larger variance.)
final class PathSearch: @unchecked Sendable {
  private struct Visit {
    var mark: UInt32 = 0
    var paths = 0.0
  }

  private let visits: UnsafeMutablePointer<Visit>
  /// How many paths lead on from a class to the other end; 0 outside of best paths.
  private let onward: UnsafeMutablePointer<Double>
  private let capacity: Int
  private var forward: SearchHalf
  private var backward: SearchHalf
  private var crossings: [(from: UInt32, to: UInt32)] = []
  private var mark: UInt32 = 0
  private var base: UInt32 = 0
  private var current: [UInt32] = []
  private var before: [UInt32] = []
  /// What was found so far.
  let tally: SampleTally
  /// How many arcs all searches together looked along to join their halves, the beginning of each
  /// counted as fifty.
  private(set) var work = 0

  init(capacity: Int, classes: Int) {
    self.capacity = max(1, capacity)
    visits = .allocate(capacity: self.capacity)
    visits.initialize(repeating: Visit(), count: self.capacity)
    onward = .allocate(capacity: self.capacity)
    onward.initialize(repeating: 0, count: self.capacity)
    forward = SearchHalf(capacity: capacity)
    backward = SearchHalf(capacity: capacity)
    tally = SampleTally(count: classes)
  }

  deinit {
    visits.deallocate()
    onward.deallocate()
    forward.nodes.deallocate()
    backward.nodes.deallocate()
  }

  /// Adds the shares of the best paths from `start` to `end`, which differ; nothing where there is
  /// none. `false` where there are more paths than can be counted.
  func run(_ room: SampledRoom, from start: Int, to end: Int) -> Bool {
    begin(room, start, end)
    while true {
      let isForward = forward.arcs[forward.last] <= backward.arcs[backward.last]
      let isOpen =
        isForward
        ? expand(&forward, along: room.out, room, against: backward)
        : expand(&backward, along: room.into, room, against: forward)
      if !crossings.isEmpty { return credit(room, isForward: isForward) }
      if !isOpen { return true }
    }
  }

  // MARK: - Steps

  private func begin(_ room: SampledRoom, _ start: Int, _ end: Int) {
    if mark > UInt32.max - UInt32(2 * min(capacity, 1 << 30)) - 8 {
      for node in 0..<capacity { visits[node].mark = 0 }
      mark = 0
    }
    crossings.removeAll(keepingCapacity: true)
    work += 50
    base = mark + 1
    mark += 2
    visits[start] = Visit(mark: base, paths: 1)
    visits[end] = Visit(mark: mark, paths: 1)
    forward.begin(at: start, mark: base, degree: room.out.degree(start))
    backward.begin(at: end, mark: mark, degree: room.into.degree(end))
  }

  /// One step further on one side; `false` where it found nothing. Once an arc joins the halves
  /// no more classes are taken in.
  @inline(__always)
  private func expand(
    _ half: inout SearchHalf, along rows: RowPointers, _ room: SampledRoom,
    against other: SearchHalf
  ) -> Bool {
    mark += 1
    let (new, base, edge) = (mark, base, other.marks[other.last])
    let step = half.last
    var end = half.starts[step + 1]
    var arcs = 0
    work += half.arcs[step]
    for node in half.nodes(at: step) {
      let paths = visits[Int(node)].paths * (step == 0 ? 1 : room.sizes[Int(node)])
      for neighbor in rows.row(Int(node)) {
        let visit = visits + Int(neighbor)
        if visit.pointee.mark == new {
          visit.pointee.paths += paths
        } else if visit.pointee.mark < base {
          visit.pointee = Visit(mark: new, paths: paths)
          half.nodes[end] = neighbor
          end += 1
          arcs += rows.degree(Int(neighbor))
        } else if visit.pointee.mark == edge {
          crossings.append((node, neighbor))
        }
      }
    }
    guard crossings.isEmpty else { return true }
    half.starts.append(end)
    half.marks.append(new)
    half.arcs.append(arcs)
    return end > half.starts[step + 1]
  }

  private func credit(_ room: SampledRoom, isForward: Bool) -> Bool {
    let (near, far) = isForward ? (forward, backward) : (backward, forward)
    let (nearAlone, farAlone) = (near.last == 0, far.last == 0)
    var total = 0.0
    for (from, to) in crossings {
      let a = visits[Int(from)].paths * (nearAlone ? 1 : room.sizes[Int(from)])
      let b = visits[Int(to)].paths * (farAlone ? 1 : room.sizes[Int(to)])
      total += a * b
      onward[Int(from)] += b
      onward[Int(to)] += a
    }
    let isCounted = total.isFinite
    before.removeAll(keepingCapacity: true)
    for (from, _) in crossings { add(from) }
    handBack(
      near, out: isForward ? room.out : room.into, into: isForward ? room.into : room.out,
      room, total)
    before.removeAll(keepingCapacity: true)
    for (_, to) in crossings { add(to) }
    handBack(
      far, out: isForward ? room.into : room.out, into: isForward ? room.out : room.into,
      room, total)
    return isCounted
  }

  /// Takes a class in once: the mark of what stands in a list is a sign of `onward`.
  @inline(__always)
  private func add(_ node: UInt32) {
    if onward[Int(node)] > 0 {
      onward[Int(node)] = -onward[Int(node)]
      before.append(node)
    }
  }

  /// From the joining arcs back to one end: each class passes what leads on from it to those a
  /// step nearer to the end, along whichever has fewer arcs to look at.
  private func handBack(
    _ half: SearchHalf, out: RowPointers, into: RowPointers, _ room: SampledRoom, _ total: Double
  ) {
    var step = half.last
    while step > 0 {
      swap(&current, &before)
      before.removeAll(keepingCapacity: true)
      var pulled = 0
      for node in current {
        onward[Int(node)] = abs(onward[Int(node)])
        pulled += into.degree(Int(node))
        tally.add(
          visits[Int(node)].paths * onward[Int(node)] / total, to: room.first + Int(node))
      }
      if step > 1 {
        if pulled <= half.arcs[step - 1] {
          pull(half.marks[step - 1], into, room)
        } else {
          push(half.nodes(at: step - 1), half.marks[step], out, room)
        }
      }
      for node in current { onward[Int(node)] = 0 }
      step -= 1
    }
    for node in before { onward[Int(node)] = 0 }
    onward[Int(half.nodes[0])] = 0
  }

  private func pull(_ mark: UInt32, _ into: RowPointers, _ room: SampledRoom) {
    for node in current {
      let share = onward[Int(node)] * room.sizes[Int(node)]
      for neighbor in into.row(Int(node)) where visits[Int(neighbor)].mark == mark {
        if onward[Int(neighbor)] == 0 { before.append(neighbor) }
        onward[Int(neighbor)] += share
      }
    }
  }

  private func push(
    _ nodes: UnsafeBufferPointer<UInt32>, _ mark: UInt32, _ out: RowPointers, _ room: SampledRoom
  ) {
    for node in nodes {
      var sum = 0.0
      for neighbor in out.row(Int(node)) where visits[Int(neighbor)].mark == mark {
        sum += onward[Int(neighbor)] * room.sizes[Int(neighbor)]
      }
      if sum > 0 {
        onward[Int(node)] = sum
        before.append(node)
      }
    }
  }
}
