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
      levels.advance(out: graph.out, into: graph.into, &finds, &links)
      let new = finds.last
      if new.isEmpty { break }
      settle(graph, from: last, to: new, &largest)
    }
    levels.finish(finds)
    return largest.max()
  }

  private mutating func start(_ graph: LaneGraph, sources: ArraySlice<UInt32>) {
    clearPaths()
    lastCount = graph.count
    levels.start(
      count: graph.count, into: graph.into, sources: sources.lazy.map { Int($0) }, &finds)
    links.removeAll()
    for (lane, source) in sources.enumerated() {
      paths[Int(source)][lane] = 1
      finds.lanes[lane] = paths[Int(source)]
    }
  }

  /// Clears what the last search found; a search that reached little must not touch all nodes.
  private func clearPaths() {
    guard finds.count < lastCount else {
      return paths.update(repeating: .zero, count: lastCount)
    }
    for find in 0..<finds.count { paths[Int(finds.nodes[find])] = .zero }
  }

  /// Counts the paths to the new finds.
  private func settle(
    _ graph: LaneGraph, from last: Range<Int>, to new: Range<Int>, _ largest: inout SourceLanes
  ) {
    let step = links.steps[links.steps.count - 1]
    let (nodes, found) = (finds.nodes + new.lowerBound, finds.lanes.row(new.lowerBound))
    let (before, rows) = (finds.nodes + last.lowerBound, finds.lanes.row(last.lowerBound))
    // Paths begin at each source alone, however many twins it has.
    let sizes = last.lowerBound == 0 ? nil : graph.sizes
    withUnsafeMutablePointer(to: &largest) { largest in
      if step.isPushed {
        actormap_lanes_push(
          sums.row(0), links.lists(of: step, count: last.count), before, rows, sizes)
        actormap_lanes_find_pushed(
          sums.row(0), nodes, new.count, paths.row(0), found, largest.row(0))
      } else {
        actormap_lanes_place(values.row(0), before, last.count, rows, sizes)
        actormap_lanes_find_pulled(
          values.row(0), links.lists(of: step, count: new.count), nodes, paths.row(0), found,
          largest.row(0))
      }
    }
  }
}
