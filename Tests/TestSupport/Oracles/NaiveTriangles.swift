// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Triangles, as the definition stands.
public enum NaiveTriangles {
  /// For each node the pairs of its neighbours that are tied, whatever the directions.
  public static func counts(_ graph: PlainGraph) -> [Int] {
    graph.nodes.map { v in
      let near = graph.neighbors(v)
      return near.reduce(0) { sum, a in
        sum + near.count { a < $0 && (graph.has(a, $0) || graph.has($0, a)) }
      }
    }
  }

  /// The share of pairs of neighbours that are tied; `nil` below two neighbours.
  public static func clustering(_ graph: PlainGraph) -> [Double?] {
    zip(graph.nodes, counts(graph)).map { v, count in
      let degree = graph.neighbors(v).count
      return degree < 2 ? nil : Double(count) / Double(degree * (degree - 1) / 2)
    }
  }
}
