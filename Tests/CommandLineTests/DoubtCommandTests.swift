// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("How sure answers are, end to end")
struct DoubtCommandTests {
  private static let commands: [[String]] = [
    ["bridges", "MAP", "--common-sources"], ["convene", "MAP", "--inclusive"],
    ["convene", "MAP", "--uncertainty"],
    ["confidence", "MAP", "--uncertainty", "--draws", "20"], ["assess", "MAP", "--all"],
    [
      "assess", "MAP", "-a", "support-and-independence,issues,exposure", "--uncertainty", "--draws",
      "40",
    ],
    ["compare", "MAP", "MAP"],
  ]
  private let valleys = shipped("two-valleys")

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func words(_ command: [String], on path: String) -> [String] {
    command.map { $0 == "MAP" ? path : $0 } + ["--format", "json"]
  }

  @Test(
    "every command gives the same bytes with 1, 2 and 8 threads and for a shuffled file",
    arguments: commands)
  func sameBytes(command: [String]) throws {
    let first = try Tool.run(words(command, on: valleys) + ["--threads", "1"])
    #expect(first.code == 0 && !first.output.isEmpty)
    for threads in ["2", "8"] {
      let other = try Tool.run(words(command, on: valleys) + ["--threads", threads])
      #expect(other.output == first.output)
    }
    var document = try #require(try json(text(valleys)) as? [String: Any])
    for key in ["actors", "relationships"] {
      document[key] = Array(try #require(document[key] as? [Any]).reversed())
    }
    let bytes = try JSONSerialization.data(withJSONObject: document)
    try withFolder { folder in
      let path = folder + "/map.actormap.json"
      try write(String(decoding: bytes, as: UTF8.self), to: path)
      #expect(try Tool.run(words(command, on: path)).output == first.output)
    }
  }

  @Test("JSON and Markdown say the same sentences, and a spreadsheet has the same tables")
  func forms() throws {
    let tree = try json(actormap("convene", valleys, "--uncertainty", "--format", "json").output)
    let analytics = try #require((tree as? [String: Any])?["analytics"] as? [[String: Any]])
    let doubt = try #require(analytics.first?["doubt"] as? [String: Any])
    #expect(doubt["method"] as? String == "exact")
    let sentences = try #require(doubt["sentences"] as? [[String: Any]])
      .compactMap { $0["text"] as? String }
    let markdown = try actormap("convene", valleys, "--uncertainty", "--format", "markdown").output
    #expect(!sentences.isEmpty && sentences.allSatisfy(markdown.contains))
    let notices = try #require(doubt["notices"] as? [String])
    #expect(!notices.isEmpty && notices.allSatisfy(markdown.contains))
    let table = try actormap("convene", valleys, "--uncertainty", "--format", "csv").output
    #expect(table.contains("doubt.answers") && table.contains("doubt.tipping"))
  }

  @Test("one line says how to ask, where the map has confidences and nobody asked")
  func hint() throws {
    #expect(try actormap("convene", valleys).error.contains("--uncertainty tells how sure"))
    let asked = try actormap("convene", valleys, "--uncertainty")
    #expect(!asked.error.contains("--uncertainty"))
  }

  @Test("options of the doubt need it", arguments: ["assess", "convene", "confidence"])
  func refused(command: String) throws {
    let rest = command == "assess" ? ["-a", "camps"] : []
    for option in [["--draws", "10"], ["--common-sources"], ["--trust-spread", "5"]] {
      let run = try Tool.run([command, valleys] + rest + option)
      #expect(run.code == 64 && run.output.isEmpty)
      #expect(run.error.contains("\(option[0]) needs --uncertainty"))
    }
    let run = try Tool.run([command, valleys] + rest + ["--uncertainty", "--draws", "0"])
    #expect(run.code == 64)
  }
}
