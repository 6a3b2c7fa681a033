// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// One of the parts that a graph falls into, with nodes of its own.
struct GraphPart {
  /// The part by itself; its node i is `nodes[i]` of the whole.
  let graph: FrozenGraph
  /// Ascending.
  let nodes: [Int]
}

extension FrozenGraph {
  /// The graph without ties of value 0, which pass nothing on and so join nobody.
  func withoutZeros() -> FrozenGraph {
    values.contains(0) ? keepingArcs { value(from: $0, to: $1) != 0 } : self
  }

  /// The strongly connected parts of at least two nodes, each with the arcs inside it; undirected,
  /// the connected ones.
  ///
  /// - Complexity: O(n + m).
  func strongParts() -> [GraphPart] {
    let parts = StrongComponents(self)
    var places = [UInt32](repeating: 0, count: nodeCount)
    var nodes = [[Int]](repeating: [], count: parts.sizes.count)
    for node in 0..<nodeCount {
      let part = Int(parts.numbers[node])
      places[node] = UInt32(nodes[part].count)
      nodes[part].append(node)
    }
    return nodes.filter { $0.count > 1 }.map { nodes in
      var arcs = ArcList()
      for node in nodes {
        for arc in outRow(node) where parts.numbers[Int(targets[arc])] == parts.numbers[node] {
          arcs.append(
            from: places[node], to: places[Int(targets[arc])], value: values[arc],
            origin: origins[arc])
        }
      }
      let graph = FrozenGraph.freezing(arcs, nodeCount: nodes.count, undirected: !isDirected).graph
      return GraphPart(graph: graph, nodes: nodes)
    }
  }
}

/// The largest eigenvalue of a graph's values: the factor by which what walks along its ties adds
/// up to grows with each step, in the long run.
enum SpectralRadius {
  /// The eigenvalue, that of the strongest of the strongly connected parts, and 0 where no tie is
  /// on a cycle; `nil` where the iteration does not settle.
  ///
  /// - Precondition: no value is negative.
  /// - Complexity: that of `PerronVector` on every part.
  static func of(
    _ graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> Double? {
    var largest = 0.0
    for part in graph.withoutZeros().strongParts() {
      guard let vector = try PerronVector.of(part.graph, control: control) else { return nil }
      largest = max(largest, value(of: vector, in: part.graph))
    }
    return largest
  }

  /// The eigenvalue of a positive eigenvector: what it grows by in one step.
  static func value(of vector: [Double], in graph: FrozenGraph) -> Double {
    var (grown, sum) = (CompensatedSum(), CompensatedSum())
    for node in 0..<graph.nodeCount {
      for arc in graph.inRow(node) {
        grown += graph.reverseValues[arc] * vector[Int(graph.reverseSources[arc])]
      }
      sum += vector[node]
    }
    return grown.value / sum.value
  }
}
