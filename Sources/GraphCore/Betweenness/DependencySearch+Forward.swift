// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CLanes

extension DependencySearch {
  /// Counts the best paths from every source, level by level.
  ///
  /// Each level goes the cheaper way: the finds of the last one push to their neighbours, or the
  /// new ones pull from theirs. Pulling reads only, so an arc costs it half.
  ///
  /// - Returns: the largest number of paths.
  mutating func findPaths(_ graph: LaneGraph, sources: ArraySlice<UInt32>) -> Double {
    start(graph, sources: sources)
    var largest = SourceLanes.zero
    while true {
      let last = finds.last
      levels.advance(count: graph.count, out: graph.out, into: graph.into, &finds)
      let new = finds.last
      if new.isEmpty { break }
      let (pushed, pulled) = (finds.arcs(of: last, graph.out), finds.arcs(of: new, graph.into))
      if 3 * pushed < pulled {
        links.begin(isPushed: true, arcs: pushed)
        push(graph, from: last, to: new, &largest)
      } else {
        links.begin(isPushed: false, arcs: pulled)
        pull(graph, new, &largest)
      }
      for find in new {
        let node = Int(finds.nodes[find])
        values[node] = finds.lanes[find] * graph.sizes[node]
      }
    }
    levels.finish(finds)
    return largest.max()
  }

  private mutating func start(_ graph: LaneGraph, sources: ArraySlice<UInt32>) {
    paths.update(repeating: .zero, count: graph.count)
    levels.start(
      count: graph.count, into: graph.into, sources: sources.lazy.map { Int($0) }, &finds)
    links.removeAll()
    for (lane, source) in sources.enumerated() {
      paths[Int(source)][lane] = 1
      values[Int(source)] = paths[Int(source)]
    }
  }

  private mutating func push(
    _ graph: LaneGraph, from last: Range<Int>, to new: Range<Int>, _ largest: inout SourceLanes
  ) {
    for find in last {
      let node = Int(finds.nodes[find])
      let ends = links.append(
        graph.out.row(node), sharing: finds.bits[find], levels.last)
      actormap_lanes_add(sums.row(0), ends.baseAddress, ends.count, values.row(node))
    }
    for find in new {
      let node = Int(finds.nodes[find])
      settle(find, node, from: sums, finds.nodes + find, 1, &largest)
      sums[node] = .zero
    }
  }

  private mutating func pull(_ graph: LaneGraph, _ new: Range<Int>, _ largest: inout SourceLanes) {
    for find in new {
      let node = Int(finds.nodes[find])
      let starts = links.append(
        graph.into.row(node), sharing: finds.bits[find], levels.previous)
      settle(find, node, from: values, starts.baseAddress, starts.count, &largest)
    }
  }

  @inline(__always)
  private func settle(
    _ find: Int, _ node: Int, from rows: UnsafeMutablePointer<SourceLanes>,
    _ chosen: UnsafePointer<UInt32>?, _ count: Int, _ largest: inout SourceLanes
  ) {
    withUnsafeMutablePointer(to: &largest) { largest in
      actormap_lanes_find(
        rows.row(0), chosen, count, paths.row(node), finds.lanes.row(find), largest.row(0))
    }
  }
}
