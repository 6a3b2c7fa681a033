// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("convert: names of files, and the table beside a table")
struct ConvertTests {
  @Test("a pair of tables says where the actors stand, and that they were not read")
  func pair() throws {
    try withFolder { folder in
      let path = folder + "/pair.csv"
      let made = try actormap("convert", shipped("two-valleys"), path)
      #expect(made.code == 0)
      let actors = folder + "/pair-actors.csv"
      #expect(made.error.contains("actormap: the actors stand in \(actors)\n"))
      #expect(FileManager.default.fileExists(atPath: actors))
      let hint = "to read the actors beside them as well: --actors \(actors)\n"
      for words in [["check", path], ["measure", path, "-m", "degree"]] {
        #expect(try Tool.run(words).error.contains(hint))
        #expect(try !Tool.run(words + ["--actors", actors]).error.contains(hint))
        #expect(try Tool.run(words + ["--quiet"]).error == "")
      }
    }
  }

  @Test("nothing is packed: a name that says so is refused before anything is read")
  func packed() throws {
    try withFolder { folder in
      let run = try actormap("convert", "/no/such/file", folder + "/m.graphml.gz")
      #expect(run.code == 64 && run.error.contains("gzip is read and not written"))
    }
  }

  @Test("check counts errors and warnings in JSON too")
  func counts() throws {
    try withFolder { folder in
      try write("Source,Target,Weight\na,b,2\n", to: folder + "/t.csv")
      let run = try actormap("check", folder + "/t.csv", "--format", "json")
      let data = Data(run.output.utf8)
      let report = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(report["errors"] as? Int == 0 && report["warnings"] as? Int == 1)
      #expect(report["format"] as? String == "csv-pair")
    }
  }
}
