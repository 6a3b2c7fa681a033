// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How often each node counts as the start and as the end of paths.
///
/// All ones is betweenness as Freeman has it; ones for two sets of nodes alone is betweenness of
/// the paths from the first to the second set (Brandes 2008, doi:10.1016/j.socnet.2007.11.001).
package struct PathWeights: Sendable {
  package var start: [Double]
  package var end: [Double]

  /// Every node counts once at both ends.
  package init(count: Int) {
    start = [Double](repeating: 1, count: count)
    end = start
  }

  /// Paths go from nodes of `starts` to nodes of `ends`.
  package init(count: Int, from starts: [Int], to ends: [Int]) {
    start = [Double](repeating: 0, count: count)
    end = start
    for node in starts { start[node] = 1 }
    for node in ends { end[node] = 1 }
  }
}
