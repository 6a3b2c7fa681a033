// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FrozenGraph {
  /// Checks everything that algorithms rely on; for tests.
  ///
  /// - Complexity: O(arcs · log degree).
  package func checkInvariants() {
    precondition(offsets.first == 0 && Int(offsets[nodeCount]) == arcCount, "rows cover all arcs")
    precondition(values.count == arcCount && origins.count == arcCount, "one value an arc")
    precondition(reverseSources.count == arcCount, "as many arcs in as out")
    for node in 0..<nodeCount {
      var previous = -1
      for position in outRow(node) {
        let target = Int(targets[position])
        precondition(target > previous && target < nodeCount, "rows ascend without repetition")
        precondition(target != node, "no self-loop")
        previous = target
        if !isDirected {
          precondition(value(from: target, to: node) == values[position], "both ways equal")
        }
      }
      for position in inRow(node) {
        let back = value(from: Int(reverseSources[position]), to: node)
        precondition(back == reverseValues[position], "the reverse rows mirror the rows")
      }
    }
  }
}
