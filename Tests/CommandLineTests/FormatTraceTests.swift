// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// What reading a file asks of the system, as strace sees it.
  @Suite("Safety: nothing beside the named file is opened, whatever its format and its content")
  struct FormatTraceTests {
    private struct Format: Decodable {
      let id: String
      let patterns: String
    }

    private func formats() throws -> [Format] {
      let list = try actormap("list", "formats", "--format", "json")
      return try JSONDecoder().decode([Format].self, from: Data(list.output.utf8))
    }

    /// Checks what stands at `path`, and that nothing else was opened.
    private func expectAlone(_ path: String, _ options: [String] = []) throws {
      let (opened, sockets) = try TraceTests().trace(["check", path] + options)
      #expect(sockets == [], "\(path)")
      let bin = (Tool.path as NSString).deletingLastPathComponent
      for other in opened.sorted() where !TraceTests().isExpected(other) && other != Tool.path {
        if other.hasPrefix(bin + "/lib"), other.contains(".so") { continue }
        #expect(other == path || other.hasPrefix(path + "/"), "\(path) opens \(other)")
      }
      #expect(opened.contains { $0.hasPrefix(path) }, "\(path)")
    }

    @Test("a file of ours in every format", .enabled(if: TraceTests.hasStrace, "needs strace"))
    func own() throws {
      let formats = try formats()
      #expect(formats.count > 4)
      try withFolder { folder in
        for format in formats {
          let pattern = String(format.patterns.prefix { $0 != " " })
          let name = pattern.hasPrefix("*") ? "map" + pattern.dropFirst() : "map"
          let path = "\(folder)/\(format.id)-\(name)"
          let made = try actormap("convert", shipped("two-valleys"), path, "--to", format.id)
          #expect(made.code == 0, "\(made.error)")
          try expectAlone(path, ["--from", format.id])
        }
      }
    }

    @Test(
      "documents that name other files and addresses",
      .enabled(if: TraceTests.hasStrace, "needs strace"),
      arguments: [
        "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE graphml [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>",
        "<!DOCTYPE graphml SYSTEM \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE graphml SYSTEM \"secret.dtd\">",
        "<?xml-stylesheet href=\"secret.xsl\"?>",
      ])
    func documents(head: String) throws {
      let graph = """
        <graphml xmlns:xi="http://www.w3.org/2001/XInclude"><graph edgedefault="directed">
        <node id="a"><data key="k">&x;</data></node>
        <xi:include href="secret.txt" parse="text"/></graph></graphml>
        """
      let sheet = """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>
        """
      try withFolder { folder in
        for name in ["secret.dtd", "secret.xsl", "secret.txt"] {
          try write("<!ENTITY x 'y'>", to: "\(folder)/\(name)")
        }
        try write(head + "\n" + graph, to: folder + "/map.graphml")
        try expectAlone(folder + "/map.graphml")
        try write(workbook(head + sheet), to: folder + "/map.xlsx")
        try expectAlone(folder + "/map.xlsx")
      }
    }

    /// A workbook whose sheet lies outside of it, and another with this text.
    private func workbook(_ sheet: String) -> [UInt8] {
      let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      let links = "http://schemas.openxmlformats.org/package/2006/relationships"
      let parts = [
        (
          "_rels/.rels",
          "<Relationships xmlns=\"\(links)\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>"
        ),
        (
          "xl/workbook.xml",
          "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
            + "<sheet name=\"Ties\" sheetId=\"1\" r:id=\"r1\"/>"
            + "<sheet name=\"Actors\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"\(links)\"><Relationship Id=\"r1\" Type=\"\(office)/worksheet\""
            + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\""
            + " Type=\"\(office)/worksheet\" Target=\"file:///etc/passwd\""
            + " TargetMode=\"External\"/></Relationships>"
        ),
        ("xl/worksheets/sheet1.xml", sheet),
      ]
      return StoredZip.bytes(of: parts.map { (Array($0.0.utf8), Array($0.1.utf8)) })
    }

    @Test(
      "a database with a journal and a log beside it, and questions that name another file",
      .enabled(if: TraceTests.hasStrace, "needs strace"),
      arguments: [
        [], ["--sql-ties", "ATTACH '/etc/passwd' AS x"],
        ["--sql-ties", "SELECT readfile('/etc/passwd') AS \"from\", 'b' AS \"to\""],
        ["--sql-ties", "SELECT load_extension('/tmp/x') AS \"from\", 'b' AS \"to\""],
        ["--sql-ties", "VACUUM INTO '/tmp/actormap-written'"],
      ])
    func databases(options: [String]) throws {
      try withFolder { folder in
        let path = folder + "/map.sqlite"
        let made = try actormap("convert", shipped("two-valleys"), path)
        #expect(made.code == 0, "\(made.error)")
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        for version in [UInt8(1), 2] {
          // 2: a database in the mode of write-ahead logs (SQLite's file format, section 1.3).
          bytes[18] = version
          bytes[19] = version
          try write(bytes, to: path)
          for name in ["-journal", "-wal", "-shm"] { try write("secret", to: path + name) }
          try expectAlone(path, options)
        }
      }
    }
  }
#endif
