// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("The JSON Schema")
struct SchemaTests {
  private func schema() throws -> JSONNode {
    let url = Folders.project.appendingPathComponent(
      "Sources/ActorFormats/Schema/actormap.schema.json")
    let document = try JSONReader.read(try input(url))
    #expect(document.repeatedKeys.isEmpty)
    return document.root
  }

  private func keys(_ node: JSONNode?) -> [String] {
    guard case .object(let members)? = node?.member("properties")?.node.value else { return [] }
    return members.map(\.key)
  }

  @Test("has exactly the keys that the reader knows, in their order")
  func sameKeys() throws {
    let root = try schema()
    #expect(keys(root) == MapKeys.map)
    let parts = root.member("$defs")?.node
    let known = [
      "actor": MapKeys.actor, "relationship": MapKeys.relationship, "side": MapKeys.side,
      "source": MapKeys.source, "norm": MapKeys.norm, "stance": MapKeys.stance,
    ]
    for (name, list) in known { #expect(keys(parts?.member(name)?.node) == list, "\(name)") }
  }

  @Test("is of draft 2020-12")
  func draft() throws {
    guard case .string(let draft)? = try schema().member("$schema")?.node.value else {
      Issue.record("no $schema")
      return
    }
    #expect(draft == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test("what is written has known keys only, and all of them can be read")
  func encoder() {
    var random = RandomMap(seed: 3)
    var seen: Set<String> = []
    for _ in 0..<50 {
      let map = random.map()
      for actor in map.actors { seen.formUnion(MapEncoder.actor(actor).map(\.key)) }
    }
    #expect(seen.filter { !$0.utf8.starts(with: "x-".utf8) } == Set(MapKeys.actor))
  }
}
