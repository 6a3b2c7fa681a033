// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("The smallest table of four families")
struct FlorentineTableTests {
  private static let families: Set = ["Pazzi", "Ginori", "Lamberteschi", "Peruzzi"]
  private static let between: Set = ["Medici", "Albizzi", "Salviati", "Bischeri", "Guadagni"]

  /// Padgett's marriages as trust; the four families are sides of their own, all others could
  /// mediate.
  private func map() throws -> ActorMap {
    var map = try ShippedMap("florentine-families-15").map
    map.sides = Self.families.sorted().map { Side(id: "house of \($0)") }
    for index in map.actors.indices {
      let isSide = Self.families.contains(map.actors[index].id)
      map.actors[index].side = isSide ? "house of \(map.actors[index].id)" : nil
      map.actors[index].roles = [isSide ? .party : .mediator]
    }
    for index in map.relationships.indices { map.relationships[index].trust = Trust(0.5) }
    return map
  }

  /// Trying all sets with networkx 3.6.1, is_connected(G.subgraph(S)): no four others join the four
  /// families, and of all sets of five these do; approximation.steiner_tree finds the same tree.
  @Test("Pazzi, Ginori, Lamberteschi and Peruzzi need five others, and no other five do")
  func fiveBetween() throws {
    let ground = try MediationGround(map())
    let result = try MediationCatalog.result("convening-set", on: ground)
    let tables = try #require(result.findings.section("tables")).rows
    #expect(tables.map { Set($0.subject.map(\.id)) } == [Self.families.union(Self.between)])
    let two = try MediationGround(map(), between: ["actor:Pazzi", "actor:Peruzzi"])
    let required = try MediationCatalog.result(
      "convening-set", parameters: ["require": "Ginori,Lamberteschi"], on: two)
    let same = try #require(required.findings.section("tables")).rows
    #expect(same.map { Set($0.subject.map(\.id)) } == [Self.families.union(Self.between)])
  }
}
