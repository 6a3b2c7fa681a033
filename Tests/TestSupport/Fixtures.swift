// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Small graphs of the literature, typed again as facts, for tests that need no file.
public enum Fixtures {
  /// A directed graph of six actors in three groups, made for brokerage roles: A has 1, 2 and 3,
  /// B has 4 and 5, C has 6. Values for it come from R sna 2.7 and networkx 3.6.1.
  public static let d6 = ActorMap(
    sides: ["A", "B", "C"].map { Side(id: $0) },
    actors: [("1", "A"), ("2", "A"), ("3", "A"), ("4", "B"), ("5", "B"), ("6", "C")].map {
      Actor(id: $0.0, side: $0.1)
    },
    relationships: [
      ("1", "2"), ("2", "3"), ("3", "1"), ("2", "4"), ("4", "5"), ("5", "6"), ("6", "4"),
      ("3", "5"), ("6", "1"), ("4", "2"),
    ].map { Relationship(from: $0.0, to: $0.1) })

  /// A directed graph of trust from S to T over A, B, or C and D; the last tie has trust 1.
  public static let t6 = trustMap(
    [
      ("S", "A", 0.9), ("S", "B", 0.6), ("S", "C", 0.95), ("A", "T", 0.3), ("B", "T", 0.5),
      ("C", "D", 0.9), ("D", "T", 1),
    ], directed: true)

  /// Four actors where s–a–t and s–b–t have the product 0.36 both, but not in binary: networkx
  /// 3.6.1 compares with == and gives a 1 and b 0 (its documentation warns since PR 5171). Right
  /// is a = b = 0.5, s = 1, t = 0, as igraph has it.
  public static let tie = trustMap(
    [("s", "a", 0.9), ("a", "t", 0.4), ("s", "b", 0.6), ("b", "t", 0.6)], directed: false)

  /// The signed graph EB10 of the documentation of the R package signnet, as pairs of positive
  /// and of negative ties: Everett, M. G. & Borgatti, S. P. (2014). Networks containing negative
  /// ties. Social Networks 38, 111–120. doi:10.1016/j.socnet.2014.03.005
  public static let eb10 = ActorMap(
    actors: (0..<10).map { Actor(id: String($0)) },
    relationships: zip(eb10Rows.indices, eb10Rows).flatMap { i, row in
      row.indices.filter { $0 > i && row[$0] != 0 }.map { j in
        Relationship(
          from: String(i), to: String(j), kind: .trust, trust: Trust(Double(row[j])),
          directed: false)
      }
    })

  private static let eb10Rows = [
    [0, 1, 0, 1, 0, 0, 0, -1, -1, 0], [1, 0, 1, -1, 1, -1, -1, 0, 0, 0],
    [0, 1, 0, 1, -1, 0, 0, 0, -1, 0], [1, -1, 1, 0, 1, -1, -1, 0, 0, 0],
    [0, 1, -1, 1, 0, 1, 0, -1, 0, -1], [0, -1, 0, -1, 1, 0, 1, 0, 1, -1],
    [0, -1, 0, -1, 0, 1, 0, 1, -1, 1], [-1, 0, 0, 0, -1, 0, 1, 0, 1, 0],
    [-1, 0, -1, 0, 0, 1, -1, 1, 0, 1], [0, 0, 0, 0, -1, -1, 1, 0, 1, 0],
  ]

  /// A map of trust ties, actors in the order in which they first occur.
  public static func trustMap(
    _ ties: [(from: String, to: String, trust: Double)], directed: Bool
  ) -> ActorMap {
    var seen: Set<String> = []
    let ids = ties.flatMap { [$0.from, $0.to] }.filter { seen.insert($0).inserted }
    return ActorMap(
      actors: ids.map { Actor(id: $0) },
      relationships: ties.map {
        Relationship(
          from: $0.from, to: $0.to, kind: .trust, trust: Trust($0.trust), directed: directed)
      })
  }
}
