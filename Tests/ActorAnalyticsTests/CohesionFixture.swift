// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel

/// Two random maps of twenty actors, for values of other tools. The tie from a to b has the trust
/// ((7a + 3b) mod 10 + 1) / 10, and actor v is on side v mod 3.
enum CohesionFixture {
  /// networkx 3.6.1, gnp_random_graph(20, 0.15, seed=7, directed=True).
  static let directed = map(
    """
    0>4 0>7 0>9 0>11 0>12 0>15 1>3 1>6 1>7 1>15 1>16 2>14 2>19 3>14 4>2 4>6 4>7 4>9 4>13 5>12 6>1 \
    6>9 6>11 6>12 6>16 6>17 6>19 7>1 7>4 7>9 7>14 7>15 8>0 8>3 8>5 9>8 9>10 10>11 11>7 11>12 11>18 \
    11>19 12>15 13>6 13>9 14>0 15>6 15>7 15>9 15>11 15>19 16>15 16>19 17>3 17>7 17>9 17>12 17>18 \
    18>2 18>3 18>6 18>10 18>12 19>0 19>3 19>5 19>14 19>16
    """, directed: true)

  /// networkx 3.6.1, gnp_random_graph(20, 0.2, seed=5).
  static let undirected = map(
    """
    0>7 0>12 0>17 1>4 1>6 1>8 1>9 2>9 2>10 2>11 2>14 3>7 3>9 3>12 3>16 3>17 3>18 4>5 4>13 4>17 \
    4>19 5>14 5>15 5>16 5>19 6>7 6>16 6>18 7>9 7>14 7>16 8>18 9>15 11>18 15>16 17>18
    """, directed: false)

  /// The arcs or ties in `text` among the actors 0, 1, …, `count` − 1.
  static func map(_ text: String, directed: Bool, count: Int = 20) -> ActorMap {
    let ties = text.split(separator: " ").map { $0.split(separator: ">").compactMap { Int($0) } }
    return ActorMap(
      sides: ["0", "1", "2"].map { Side(id: $0) },
      actors: (0..<count).map { Actor(id: String($0), side: String($0 % 3)) },
      relationships: ties.map { ends in
        Relationship(
          from: String(ends[0]), to: String(ends[1]), kind: .trust,
          trust: Trust(Double((7 * ends[0] + 3 * ends[1]) % 10 + 1) / 10), directed: directed)
      })
  }
}
