// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Burt's measures and brokerage roles, written down as their definitions stand.
public enum NaiveBrokerage {
  /// Burt's a(i, j) = w(i→j) + w(j→i), 0 where not tied.
  private static func mutual(_ graph: PlainGraph) -> [[Double]] {
    graph.nodes.map { i in
      graph.nodes.map { (graph.values[i][$0] ?? 0) + (graph.values[$0][i] ?? 0) }
    }
  }

  private static func shares(_ a: [[Double]]) -> [[Double]] {
    a.map { row in
      let sum = row.reduce(0, +)
      return row.map { sum > 0 ? $0 / sum : 0 }
    }
  }

  /// C(i) = Σ over j of (p(i,j) + Σ over q of p(i,q) p(q,j))² (Burt 1992); `nil` for an isolate.
  public static func constraint(_ graph: PlainGraph) -> [Double?] {
    let a = mutual(graph)
    let p = shares(a)
    return graph.nodes.map { i in
      let contacts = graph.nodes.filter { a[i][$0] > 0 }
      guard !contacts.isEmpty else { return nil }
      return contacts.reduce(0.0) { sum, j in
        let others = graph.nodes.filter { $0 != i && $0 != j }
        let invested = p[i][j] + others.reduce(0) { $0 + p[i][$1] * p[$1][j] }
        return sum + invested * invested
      }
    }
  }

  /// E(i) = Σ over j of [1 − Σ over q of p(i,q) m(j,q)] (Burt 1992); `nil` for an isolate.
  public static func effectiveSize(_ graph: PlainGraph) -> [Double?] {
    let a = mutual(graph)
    let p = shares(a)
    return graph.nodes.map { i in
      let contacts = graph.nodes.filter { a[i][$0] > 0 }
      guard !contacts.isEmpty else { return nil }
      return contacts.reduce(0.0) { sum, j in
        let most = a[j].max() ?? 1
        let others = graph.nodes.filter { $0 != i && $0 != j }
        return sum + 1 - others.reduce(0) { $0 + p[i][$1] * a[j][$1] / most }
      }
    }
  }

  /// Gould and Fernandez (1989): total, coordinator, itinerant, gatekeeper, representative,
  /// liaison. Groups by name, `nil` for none.
  ///
  /// - Parameter noGroup: `single`, `group` or `drop`, as the parameter `no-side` has it.
  public static func roles(
    _ graph: PlainGraph, groups: [String?], noGroup: String
  ) -> [[Double?]] {
    let names: [String?] = groups.enumerated().map { index, name in
      if let name { return "named " + name }
      return noGroup == "single" ? "alone \(index)" : noGroup == "group" ? "none" : nil
    }
    return graph.nodes.map { v in
      guard names[v] != nil else { return [Double?](repeating: nil, count: 6) }
      var counts = [Double](repeating: 0, count: 5)
      for a in graph.nodes {
        for c in graph.nodes where a != c && a != v && c != v && (graph.isDirected || a < c) {
          guard names[a] != nil, names[c] != nil else { continue }
          guard graph.has(a, v), graph.has(v, c), !graph.has(a, c) else { continue }
          counts[role(names[a], names[v], names[c])] += 1
        }
      }
      let total = counts.reduce(0, +)
      if graph.isDirected { return [total] + counts }
      return [total, counts[0], counts[1], counts[2] + counts[3], nil, counts[4]]
    }
  }

  private static func role(_ a: String?, _ v: String?, _ c: String?) -> Int {
    if a == v && v == c { return 0 }
    if a == c { return 1 }
    if v == c { return 2 }
    return a == v ? 3 : 4
  }
}
