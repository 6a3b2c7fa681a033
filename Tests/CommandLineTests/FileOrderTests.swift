// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

/// The order in which a file lists actors and ties means nothing: every command says the same, in
/// every form, of maps with several speakers for a side and with parallel ties. (Parallel ties
/// without ids of their own are told apart in ids that are made by where they stand in the file.)
@Suite("The order of a file, end to end")
struct FileOrderTests {
  private static let commands: [[String]] = [
    ["bridges", "MAP", "--draws", "200"],
    ["convene", "MAP", "--inclusive"], ["confidence", "MAP", "--steps", "2"],
    [
      "assess", "MAP", "-a",
      "modality-profile,exposure,encumbrance,support-and-independence,local-ownership,issues,camps",
    ],
    ["brief", "MAP", "--draws", "200"],
    ["whatif", "MAP", "--no-uncertainty", "--set", "TIE trust=0.9"],
  ]
  private static let forms = ["table", "markdown", "json", "csv"]

  /// The map with its lists in another order.
  private func shuffled(_ document: [String: Any], seed: Int) throws -> String {
    var random = SeededRandom(seed: seed)
    var document = document
    for key in ["actors", "relationships", "incompatible", "stances"] {
      guard let list = document[key] as? [Any] else { continue }
      document[key] = seed == 0 ? Array(list.reversed()) : random.shuffled(list)
    }
    let data = try JSONSerialization.data(withJSONObject: document)
    return String(decoding: data, as: UTF8.self)
  }

  /// A map in which two sides have two parties each, and pairs have two ties of one kind.
  private var parallel: [String: Any] {
    func tie(_ from: String, _ to: String, _ trust: Double, _ confidence: Double) -> [String: Any] {
      [
        "id": "\(from)-\(to)-\(trust)", "from": from, "to": to, "kind": "trust", "trust": trust,
        "confidence": confidence,
      ]
    }
    func actor(_ id: String, _ role: String, _ side: String? = nil) -> [String: Any] {
      var actor: [String: Any] = ["id": id, "role": role]
      actor["side"] = side
      return actor
    }
    return [
      "actormap": 1, "title": "Parallel",
      "sides": [["id": "A"], ["id": "B"]],
      "actors": [
        actor("q", "party", "A"), actor("p", "party", "A"), actor("s", "party", "B"),
        actor("r", "party", "B"), actor("n", "mediator"), actor("m", "mediator"),
      ],
      "relationships": [
        tie("p", "m", 0.8, 0.9), tie("p", "m", 0.6, 0.7), tie("q", "m", 0.7, 0.8),
        tie("r", "m", 0.7, 0.9), tie("s", "m", 0.9, 0.6), tie("s", "m", 0.5, 0.9),
        tie("p", "n", 0.7, 0.6), tie("q", "n", 0.7, 0.6), tie("r", "n", 0.6, 0.9),
        tie("r", "n", 0.9, 0.5), tie("s", "n", 0.7, 0.9),
      ],
    ]
  }

  private func document(_ name: String) throws -> [String: Any] {
    guard name != "parallel" else { return parallel }
    let data = Data(try text(shipped(name)).utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static let ties = [
    "parallel": "q->m", "oslo-1993": "yossi-beilin->yair-hirschfeld",
  ]

  @Test(
    "every command says the same in every form", arguments: commands, ["parallel", "oslo-1993"])
  func sameBytes(command: [String], name: String) throws {
    let document = try document(name)
    let (first, others) = try (
      shuffled(document, seed: 1), [shuffled(document, seed: 0), shuffled(document, seed: 2)]
    )
    for form in command[0] == "brief" ? ["text", "markdown", "json", "csv"] : Self.forms {
      let words = command.map { word in
        word == "MAP" ? "-" : word.replacingOccurrences(of: "TIE", with: Self.ties[name] ?? "")
      }
      let expected = try Tool.run(words + ["--format", form], input: first)
      #expect(expected.code == 0 && !expected.output.isEmpty, "\(expected.error)")
      for other in others {
        let run = try Tool.run(words + ["--format", form], input: other)
        #expect(run.output == expected.output, "\(form)")
      }
    }
  }
}
