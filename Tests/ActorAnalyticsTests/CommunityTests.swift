// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Communities of actors")
struct CommunityTests {
  private func quality(
    _ id: String, _ map: ActorMap, _ reading: Reading, _ parameters: [String: String]
  ) throws -> Double? {
    try measured(id, map, as: reading, parameters).columns[3].cells.first?.number
  }

  /// leidenalg 0.12.0, the best of 200 seeds of find_partition(g, ModularityVertexPartition,
  /// weights, n_iterations=-1).quality(); RBConfigurationVertexPartition(resolution_parameter=2)
  /// and CPMVertexPartition(resolution_parameter=0.25), divided by the value of all arcs, which
  /// these two count twice where undirected as ours does. For the undirected map on hops igraph
  /// 1.0.0, g.community_optimal_modularity(), proves 0.3329475308641976.
  @Test(
    "the random maps: as good as leidenalg's best of 200 runs", arguments: ["leiden", "louvain"])
  func tools(id: String) throws {
    let (directed, undirected) = (CohesionFixture.directed, CohesionFixture.undirected)
    for (map, reading, modularity, double, potts) in [
      (directed, Reading.hops, 0.20999134948096887, 0.00994809688581315, 0.19852941176470587),
      (directed, .trust, 0.2422600775847529, 0.06019902175746324, 0.13506493506493514),
      (undirected, .hops, 0.33294753086419754, 0.1234567901234568, 0.3402777777777778),
      (undirected, .trust, 0.42887052965142614, 0.19109325486645543, 0.3085106382978724),
    ] {
      for (parameters, expected) in [
        ([:], modularity), (["resolution": "2"], double),
        (["quality": "cpm", "resolution": "0.25"], potts),
      ] {
        let found = try quality(
          id, map, reading, parameters.merging(["runs": "200"]) { first, _ in first })
        if id == "leiden" {
          #expect(isClose(found, expected), "\(reading) \(parameters)")
        } else {
          // Louvain looks less far.
          let share = try #require(found)
          #expect(share < expected + 1e-9 && share > expected - 0.01, "\(reading) \(parameters)")
        }
      }
    }
  }

  /// igraph 1.0.0, Zachary: community_optimal_modularity() gives 0.41978961209730437 for four
  /// communities of 12, 11, 6 and 5; Brandes and others 2008, doi:10.1109/TKDE.2007.190689, 0.4198.
  @Test("the karate club: the division that is proven to be the best")
  func karate() throws {
    let result = try measured("leiden", try ShippedMap("karate-club").map)
    #expect(
      result.columnNames == ["leiden", "leiden.number", "leiden.stability", "leiden.quality"])
    let numbers = result.numbers("leiden.number")
    for (number, members) in [
      (1.0, [8, 9, 14, 15, 18, 20, 22, 26, 29, 30, 32, 33]),
      (2, [0, 1, 2, 3, 7, 11, 12, 13, 17, 19, 21]), (3, [23, 24, 25, 27, 28, 31]),
      (4, [4, 5, 6, 10, 16]),
    ] {
      #expect(Set(numbers.filter { $0.value == number }.keys) == Set(members.map { "\($0)" }))
      for member in members { #expect(result.numbers()["\(member)"] == Double(members.count)) }
    }
    #expect(
      result.numbers("leiden.quality").values.allSatisfy { isClose($0, 0.41978961209730437) })
    // The quality is what modularity says of these groups.
    var map = try ShippedMap("karate-club").map
    for index in map.actors.indices {
      map.actors[index].side = numbers[map.actors[index].id].map { "\($0)" }
    }
    let modularity = try measured("modularity", map).columns[0].cells[0].number
    #expect(isClose(modularity, 0.41978961209730437))
  }

  @Test("two triangles and an actor alone: numbers by size, then by the lowest id")
  func numbers() throws {
    let ties = [(6, 5), (5, 4), (4, 6), (0, 2), (2, 3), (3, 0)]
    let map = SmallGraphs.map(7, ties: ties, directed: false)
    for id in ["leiden", "louvain"] {
      let result = try measured(id, map)
      #expect(result.columns[0].cells.compactMap(\.number) == [3, 1, 3, 3, 3, 3, 3])
      #expect(result.columns[1].cells.compactMap(\.number) == [1, 3, 1, 1, 2, 2, 2])
      #expect(result.columns[2].cells.allSatisfy { $0 == .value(1) })
      #expect(result.columns[3].cells.allSatisfy { isClose($0.number, 0.5) })
    }
  }

  @Test("what has no value says why")
  func undefined() throws {
    let alone = try measured("leiden", SmallGraphs.map(3, ties: [], directed: true))
    #expect(alone.columns[0].cells == [.value(1), .value(1), .value(1)])
    #expect(alone.columns[3].cells.allSatisfy { $0 == .undefined(.noTies) })
    let once = try measured("leiden", Fixtures.d6, ["runs": "1"])
    #expect(once.columns[2].cells.allSatisfy { $0 == .undefined(.oneRun) })
    for id in ["leiden", "louvain"] {
      #expect(throws: AnalysisError.self) { try measured(id, Fixtures.d6, ["seed": "1.5"]) }
    }
  }
}
