// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("brief, end to end")
struct BriefCommandTests {
  private let valleys = shipped("two-valleys")

  @Test("on standard output it is Markdown, says that it has no picture, and writes nothing else")
  func plain() throws {
    let run = try actormap("brief", valleys)
    #expect(run.code == 0 && run.error == "")
    #expect(run.output.hasPrefix("# Brief: Two Valleys\n"))
    #expect(run.output.contains("## 10 Definitions and limits"))
    #expect(run.output.contains("is not part of this text"))
  }

  @Test("-o writes Markdown and its picture side by side, and refers from one to the other")
  func markdown() throws {
    try withFolder { folder in
      let run = try actormap("brief", valleys, "-o", folder + "/my brief.md")
      #expect(run.code == 0 && run.output == "")
      #expect(try entries(folder) == ["my brief.md", "my brief.svg"])
      #expect(try text(folder + "/my brief.md").contains("](my%20brief.svg)"))
      #expect(try text(folder + "/my brief.svg").hasPrefix("<svg "))
      let named = try actormap(
        "brief", valleys, "-o", folder + "/b.md", "--picture", folder + "/picture.svg")
      #expect(named.code == 0)
      #expect(try text(folder + "/b.md").contains("](picture.svg)"))
      let piped = try actormap("brief", valleys, "--picture", folder + "/c.svg")
      #expect(piped.code == 0 && piped.output.contains("](\(folder)/c.svg)"))
    }
  }

  @Test("the name of the file tells the form")
  func forms() throws {
    try withFolder { folder in
      for (ending, beginning) in [
        ("html", "<!DOCTYPE html>"), ("txt", "Brief: Two Valleys"), ("json", "{"),
        ("csv", "section,table,subject,name"),
      ] {
        let file = "\(folder)/brief.\(ending)"
        #expect(try actormap("brief", valleys, "-o", file).code == 0)
        let written = try text(file)
        #expect(written.hasPrefix(beginning))
      }
      let names = try entries(folder)
      #expect(!names.contains { $0.hasSuffix(".svg") })
    }
  }

  @Test("the map is never written over, and contradictions are refused before anything is written")
  func refused() throws {
    try withFolder { folder in
      let map = folder + "/map.json"
      try write(try text(valleys), to: map)
      let before = try text(map)
      let over = try actormap("brief", map, "-o", map)
      #expect(over.code == 64 && over.error.contains("would overwrite MAP"))
      let linked = folder + "/link.json"
      try FileManager.default.createSymbolicLink(atPath: linked, withDestinationPath: map)
      #expect(try actormap("brief", map, "-o", linked).code == 64)
      for words in [
        ["-o", folder + "/b.actormap.json"], ["-o", folder + "/b.pdf"],
        ["-o", folder + "/b.md", "--format", "html"],
        ["-o", folder + "/b.md", "--picture", "/elsewhere/b.svg"],
        ["--picture", folder + "/b.png"],
        ["--picture", "-"], ["--between", "A", "nobody", "-o", folder + "/b.md"],
        ["--no-uncertainty", "--draws", "10", "-o", folder + "/b.md"],
        ["--layer", "nothing", "-o", folder + "/b.md"],
        ["--roles", "king", "-o", folder + "/b.md"],
      ] {
        let run = try Tool.run(["brief", map] + words)
        #expect(run.code == 64 && run.output == "", "\(words)")
      }
      #expect(try text(map) == before)
      #expect(try entries(folder) == ["link.json", "map.json"])
    }
  }

  @Test("the tables of a folder are not written over")
  func folder() throws {
    try withFolder { folder in
      let map = folder + "/map"
      #expect(try actormap("convert", valleys, map, "--to", "csv-folder").code == 0)
      let before = try text(map + "/actors.csv")
      let run = try actormap("brief", map, "-o", map + "/actors.csv")
      #expect(run.code == 64 && run.error.contains("would overwrite MAP"))
      #expect(try text(map + "/actors.csv") == before)
    }
  }

  @Test("the same bytes on 1, 2 and 8 threads, and of a file with everything in another order")
  func sameBytes() throws {
    try withFolder { folder in
      let (file, oslo) = (folder + "/map.actormap.json", shipped("oslo-1993"))
      var map = try #require(
        JSONSerialization.jsonObject(with: Data(text(oslo).utf8)) as? [String: Any])
      for key in ["actors", "relationships"] {
        map[key] = Array(try #require(map[key] as? [Any]).reversed())
      }
      let data = try JSONSerialization.data(withJSONObject: map, options: [.sortedKeys])
      try write(String(decoding: data, as: UTF8.self), to: file)
      let runs = try [(oslo, "1"), (oslo, "2"), (oslo, "8"), (file, "8")].map { map, threads in
        try actormap("brief", map, "--format", "json", "--draws", "500", "--threads", threads)
      }
      #expect(runs[0].code == 0 && runs[0].output.contains("\"interval.low\""))
      #expect(Set(runs.map(\.output)).count == 1)
    }
  }

  @Test("a map without two sides has its brief, with the reason in it")
  func withoutSides() throws {
    let run = try actormap("brief", shipped("krackhardt-kite"))
    #expect(run.code == 0)
    #expect(run.output.contains("two ends are needed"))
  }

  @Test("a picture that cannot be written leaves no text")
  func halfWritten() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/b.svg", withIntermediateDirectories: false)
      let run = try actormap("brief", valleys, "-o", folder + "/b.md")
      #expect(run.code == 73)
      #expect(try entries(folder) == ["b.svg"])
    }
  }
}
