// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The connected parts of a graph, read without directions.
///
/// Afforest: every node is joined to two of its neighbours, which is enough to find nearly all of
/// a large part; the nodes that then belong to the part seen most often need no further look, the
/// others look at all of their arcs. Exact, because an arc left out has both of its ends in that
/// part, or is looked at from its other end.
///
/// Source: Sutton, M., Ben-Nun, T. & Barak, A. (2018). Optimizing parallel graph connectivity
/// computation via subgraph sampling. IPDPS 2018. doi:10.1109/IPDPS.2018.00012
public struct Components: Sendable {
  /// The number of the part of each node; parts are numbered from 0 by their lowest node.
  public let numbers: [UInt32]
  /// The number of nodes of each part.
  public let sizes: [Int]

  /// How many neighbours every node is joined to at first.
  private static let rounds = 2

  /// Finds the connected parts of `graph`.
  ///
  /// - Complexity: O(nodes + arcs) in practice, mostly far less.
  public init(_ graph: FrozenGraph) {
    var roots = (0..<UInt32(graph.nodeCount)).map { $0 }
    roots.withUnsafeMutableBufferPointer { roots in
      let forest = RootForest(roots: roots)
      graph.withRows { out, into in
        for round in 0..<Self.rounds {
          for node in roots.indices where round < out.degree(node) {
            forest.join(node, Int(out.targets[out.start(node) + round]))
          }
          forest.flatten()
        }
        let common = forest.mostCommonRoot()
        for node in roots.indices where roots[node] != common {
          for next in out.row(node).dropFirst(Self.rounds) { forest.join(node, Int(next)) }
          guard graph.isDirected else { continue }
          for next in into.row(node) { forest.join(node, Int(next)) }
        }
      }
      forest.flatten()
    }
    (numbers, sizes) = numbered(roots)
  }
}

/// Trees in which each node points to a lower one, or to itself where it is a root.
private struct RootForest {
  let roots: UnsafeMutableBufferPointer<UInt32>

  /// Hangs the higher root of two nodes under the lower one.
  @inline(__always)
  func join(_ a: Int, _ b: Int) {
    var (first, second) = (roots[a], roots[b])
    while first != second {
      let (high, low) = (Int(max(first, second)), min(first, second))
      if roots[high] == high {
        roots[high] = low
        return
      }
      (first, second) = (roots[Int(roots[high])], roots[Int(low)])
    }
  }

  /// Lets every node point to its root. A lower node is flat before a higher one asks it.
  func flatten() {
    for node in roots.indices { roots[node] = roots[Int(roots[node])] }
  }

  /// The root seen most often among at most 1,024 nodes; which one it is decides only the time.
  func mostCommonRoot() -> UInt32? {
    let step = max(1, roots.count / 1_024)
    let sample = stride(from: 0, to: roots.count, by: step).map { roots[$0] }.sorted()
    var (best, most, run) = (sample.first, 0, 0)
    for place in sample.indices {
      run = place > 0 && sample[place] == sample[place - 1] ? run + 1 : 1
      if run > most { (best, most) = (sample[place], run) }
    }
    return best
  }
}

/// Numbers parts by their lowest node: labels that are alike become one number.
///
/// - Precondition: labels are below the number of nodes.
func numbered(_ labels: [UInt32]) -> (numbers: [UInt32], sizes: [Int]) {
  var sizes: [Int] = []
  var known = [UInt32](repeating: .max, count: labels.count)
  var numbers = labels
  for node in labels.indices {
    let label = Int(labels[node])
    if known[label] == .max {
      known[label] = UInt32(sizes.count)
      sizes.append(0)
    }
    let number = known[label]
    numbers[node] = number
    sizes[Int(number)] += 1
  }
  return (numbers, sizes)
}
