// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Parts of a graph by their definitions.
public enum NaiveParts {
  /// For each node the nodes whom it reaches and who reach it, itself among them.
  public static func strong(_ graph: PlainGraph) -> [[Int]] {
    let steps = NaivePaths.steps(graph)
    return graph.nodes.map { i in
      graph.nodes.filter { steps[i][$0] != nil && steps[$0][i] != nil }
    }
  }

  /// For each node the nodes of its connected part.
  public static func connected(_ graph: PlainGraph) -> [[Int]] { strong(graph.undirected) }

  /// The core number of each node (Seidman 1983): for each k, who stays when those with fewer
  /// than k neighbours go, one after the other.
  public static func cores(_ graph: PlainGraph) -> [Int] {
    var result = graph.nodes.map { _ in 0 }
    for k in 1...max(1, graph.count) {
      var stays = Set(graph.nodes)
      while let weak = stays.first(where: { v in
        graph.neighbors(v).count { stays.contains($0) } < k
      }) {
        stays.remove(weak)
      }
      for v in stays { result[v] = k }
    }
    return result
  }

  /// The blocks as sets of nodes, each once: the block of a tie has whoever no loss of one other
  /// node separates from either of its ends.
  public static func blocks(_ graph: PlainGraph) -> Set<[Int]> {
    func parts(without lost: Int) -> [Set<Int>] {
      graph.nodes.map { start in
        guard start != lost else { return [] }
        var (part, waiting): (Set<Int>, [Int]) = ([start], [start])
        while let node = waiting.popLast() {
          for next in graph.neighbors(node) where next != lost {
            if part.insert(next).inserted { waiting.append(next) }
          }
        }
        return part
      }
    }
    let without = graph.nodes.map(parts)
    func belong(_ a: Int, _ b: Int) -> Bool {
      a == b || graph.neighbors(a).contains(b)
        || graph.nodes.allSatisfy { $0 == a || $0 == b || without[$0][a].contains(b) }
    }
    var result: Set<[Int]> = []
    for a in graph.nodes {
      for b in graph.neighbors(a) {
        result.insert(graph.nodes.filter { belong($0, a) && belong($0, b) })
      }
    }
    return result
  }
}
