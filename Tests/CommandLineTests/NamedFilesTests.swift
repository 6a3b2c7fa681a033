// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import Testing

@Suite("No command destroys what it reads, however the file is called")
struct NamedFilesTests {
  private let input = """
    {"actormap": 1, "actors": [{"id": "a"}, {"id": "b"}],
     "relationships": [{"from": "a", "to": "b", "kind": "trust", "trust": 0.5}]}
    """

  /// A folder with a map, links to it, a map of tables and an old picture.
  private func withFiles(_ body: (String) throws -> Void) throws {
    try withFolder { folder in
      let files = FileManager.default
      try write(input, to: folder + "/m.actormap.json")
      try write(#"{"actormapStyle": 1}"#, to: folder + "/s.actormap-style.json")
      try write("old", to: folder + "/old.svg")
      try files.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: false)
      try files.createSymbolicLink(
        atPath: folder + "/link.svg", withDestinationPath: folder + "/m.actormap.json")
      try files.linkItem(atPath: folder + "/m.actormap.json", toPath: folder + "/hard.svg")
      try files.linkItem(atPath: folder + "/old.svg", toPath: folder + "/old.md")
      #expect(
        try actormap("convert", folder + "/m.actormap.json", folder + "/tables").code == 0)
      try body(folder)
    }
  }

  /// Every file below the folder with its content.
  private func contents(_ folder: String) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: paths.map { path in
        (path, (try? text("\(folder)/\(path)")) ?? "a folder")
      })
  }

  @Test("every command that writes is refused with 64, and every file stays as it was")
  func refused() throws {
    try withFiles { folder in
      let before = try contents(folder)
      for words in [
        ["render", "m.actormap.json", "-o", "link.svg"],
        ["render", "m.actormap.json", "-o", "hard.svg"],
        ["render", "m.actormap.json", "--with-text", "new.html", "-o", "./sub/../new.html"],
        ["render", "m.actormap.json", "--with-text", "old.md", "-o", "old.svg"],
        ["render", "m.actormap.json", "-o", "x.svg", "--save-layout", "sub/../m.actormap.json"],
        [
          "render", "m.actormap.json", "-o", "x.svg", "--style", "s.actormap-style.json",
          "--save-layout", "./s.actormap-style.json",
        ],
        ["render", "old.svg", "--compare", "m.actormap.json", "-o", "link.svg"],
        ["measure", "m.actormap.json", "-m", "degree", "-o", "./m.actormap.json"],
        ["measure", "tables", "-m", "degree", "--format", "csv", "-o", "tables/actors.csv"],
        ["bridges", "hard.svg", "--from", "actormap-json", "-o", "m.actormap.json"],
        ["assess", "m.actormap.json", "--all", "-o", "link.svg"],
        ["convene", "m.actormap.json", "-o", "m.actormap.json"],
        ["confidence", "m.actormap.json", "-o", "m.actormap.json"],
        ["compare", "m.actormap.json", "tables", "-o", "tables/map.json"],
        ["check", "m.actormap.json", "-o", "hard.svg"],
        ["convert", "m.actormap.json", "link.svg", "--to", "edge-list"],
        ["convert", "tables", "sub/../tables/"],
      ] {
        let run = try Tool.run(words, shell: "cd \(folder) && exec \"$0\" \"$@\"")
        #expect(run.code == 64, "\(words): \(run.error)")
        #expect(
          run.error.contains("name the same file") || run.error.contains(" would overwrite "),
          "\(words): \(run.error)")
      }
      #expect(try contents(folder) == before)
      let again = try actormap("new", folder + "/tables")
      #expect(again.code == 73)
      #expect(try contents(folder) == before)
    }
  }

  @Test("standard streams count: a map is not appended to, nor written over while it is read")
  func streams() throws {
    try withFiles { folder in
      let before = try contents(folder)
      for shell in [
        "exec \"$0\" measure m.actormap.json -m degree >> m.actormap.json",
        "exec \"$0\" measure - -m degree -o hard.svg < m.actormap.json",
      ] {
        let run = try Tool.run([], shell: "cd \(folder) && \(shell)")
        #expect(run.code == 64 && run.error.contains("would overwrite MAP"), "\(run.error)")
      }
      #expect(try contents(folder) == before)
    }
  }

  @Test("other files, devices and pipes may be named as often as one likes")
  func allowed() throws {
    try withFiles { folder in
      let map = folder + "/m.actormap.json"
      #expect(try actormap("measure", map, "-m", "degree", "-o", folder + "/old.svg").code == 0)
      #expect(try actormap("measure", map, "-m", "degree", "-o", "/dev/null").code == 0)
      #expect(try actormap("check", map, shell: "\"$0\" \"$@\" | cat").code == 0)
      #expect(try !actormap("compare", map, map, "--between", "a", "b").error.contains("same"))
      let picture = folder + "/new.svg"
      let both = try actormap("render", map, "-o", picture, "--with-text", folder + "/new.md")
      #expect(both.code == 0 && both.error == "")
      #expect(try text(map) == input)
    }
  }
}
