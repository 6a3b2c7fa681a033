// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Synchronization
import TestSupport
import Testing

@testable import ActorFormats

/// A large file tells how far it is, and can be left.
@Suite("Progress of reading")
struct ReadControlTests {
  /// Long texts, so that files of all formats are larger than the steps in which they are told.
  private static let map: ActorMap = {
    var map = ActorMap()
    let note = String(repeating: "a long note ", count: 12)
    map.actors = (0..<9_000).map { Actor(id: "a\($0)", name: "Actor \($0)") }
    map.relationships = (0..<9_000).map { number in
      Relationship(
        from: "a\(number)", to: "a\((number * 7 + 1) % 9_000)", trust: Trust(0.5), note: note)
    }
    return map
  }()

  private static let formats = FormatCatalog.all.filter { $0.canRead && $0.canWrite }.map { $0.id }
  /// Plain ties are small; a frozen graph is not read but mapped.
  private static let small = ["edge-list", "frozen-graph"]

  private func withFile<Value>(_ id: String, _ body: (String) throws -> Value) throws -> Value {
    try withFolder { folder in
      let path = folder + "/" + (id == "csv-pair" ? "m.csv" : id == "csv-folder" ? "m" : "m.file")
      try FormatCatalog.write(Self.map, to: path, format: id)
      return try body(path)
    }
  }

  @Test("told to the end, pass by pass; the map is the same", arguments: formats)
  func told(id: String) throws {
    try withFile(id) { path in
      let calls = Mutex<[(done: Int, total: Int)]>([])
      var options = ReadOptions(format: id)
      let silent = try FormatCatalog.read(path, options: options)
      options.control = ReadControl(progress: { done, total in
        calls.withLock { $0.append((done, total)) }
      })
      let loaded = try FormatCatalog.read(path, options: options)
      #expect(loaded.report == silent.report)
      if silent.input.isMap { #expect(loaded.input.map == silent.input.map) }
      let told = calls.withLock { $0 }
      if id == "frozen-graph" { return }
      #expect(told.allSatisfy { $0.done <= $0.total && $0.total > 0 })
      #expect(told.last.map { $0.done == $0.total } == true, "\(told)")
      if !Self.small.contains(id) { #expect(told.contains { $0.done > 0 && $0.done < $0.total }) }
    }
  }

  @Test("ended at any time, with the code of an interruption", arguments: formats)
  func cancelled(id: String) throws {
    if id == "frozen-graph" { return }
    try withFile(id) { path in
      for patience in Self.small.contains(id) ? [0] : [0, 2] {
        let asked = Mutex(0)
        let control = ReadControl(isCancelled: {
          asked.withLock {
            $0 += 1
            return $0 > patience
          }
        })
        let error = #expect(throws: FormatError.self) {
          _ = try FormatCatalog.read(path, options: ReadOptions(format: id, control: control))
        }
        #expect(error?.category == .cancelled && error?.category.exitCode == 130)
        #expect(error?.description.contains("found a request to stop") == true)
      }
    }
  }

  @Test("on two threads too")
  func threads() throws {
    for id in ["graphml", "edge-list"] {
      try withFile(id) { path in
        let control = ReadControl(isCancelled: { true })
        let error = #expect(throws: FormatError.self) {
          _ = try FormatCatalog.read(
            path, options: ReadOptions(format: id, threads: 2, control: control))
        }
        #expect(error?.category == .cancelled)
      }
    }
  }

  @Test("of standard input nobody knows how long it is")
  func unknownLength() throws {
    let bytes = Array("a b\nb c\n".utf8)
    var offset = 0
    let stream = ByteStream(name: "standard input") { buffer in
      let count = min(buffer.count, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<(offset + count)])
      offset += count
      return .success(count)
    }
    let totals = Mutex<Set<Int>>([])
    let control = ReadControl(progress: { _, total in
      totals.withLock { _ = $0.insert(total) }
    })
    _ = try EdgeListReader.read(stream, ReadOptions(control: control))
    #expect(totals.withLock { $0 } == [0])
  }
}
