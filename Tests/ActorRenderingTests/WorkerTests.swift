// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import GraphvizLayout
import TestSupport
import Testing

@testable import ActorRendering

#if canImport(Glibc)
  import Glibc
#endif

@Suite("The worker: what goes wrong in it is never the end of the tool")
struct WorkerTests {
  private let map = ActorMap(
    title: "Three",
    actors: [Actor(id: "a"), Actor(id: "b"), Actor(id: "c")],
    relationships: [Relationship(from: "a", to: "b"), Relationship(from: "b", to: "c")])

  /// Small maps need Graphviz only where one of its engines is asked for.
  private let neato = DrawingOptions(layout: .neato)

  /// Draws with a worker that is this shell script.
  private func drawing(withWorker script: String?, seconds: Double = 20) throws -> MapDrawing {
    guard let script else {
      return MapDrawing(
        map, options: neato, geometry: LayoutWorker(path: "/nowhere/actormap-draw"))
    }
    let folder = try Folders.temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("worker").path
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    let draw = {
      MapDrawing(map, options: neato, geometry: LayoutWorker(path: path, timeLimit: seconds))
    }
    var drawing = draw()
    // "Text file busy": another test was starting a program while the script was being written.
    for _ in 0..<50 where drawing.notices.contains(where: { $0.contains("(error 26)") }) {
      usleep(20_000)
      drawing = draw()
    }
    return drawing
  }

  @Test(
    "each failure is told and our own layout draws the map",
    arguments: [
      (nil, "could not be started (no such file)"), ("kill -9 $$", "ended by signal 9"),
      ("kill -SEGV $$", "ended by signal 11"), ("exit 3", "exit code 3"),
      ("echo nonsense", "something that is no answer"),
      ("head -c 100000000 /dev/zero", "something that is no answer"),
      ("exec <&-; exit 0", "ended before it had answered"),
      ("cat > /dev/null; echo failed Graphviz reports: boo; exit 70", "Graphviz reports: boo"),
    ] as [(String?, String)])
  func failures(script: String?, reason: String) throws {
    let drawing = try drawing(withWorker: script)
    #expect(drawing.notices.count == 1)
    let notice = try #require(drawing.notices.first)
    #expect(notice.hasPrefix("Graphviz could not be used: "))
    #expect(notice.contains(reason))
    #expect(notice.hasSuffix("drawn with our own layout"))
    let own = MapDrawing(map, options: DrawingOptions(layout: .own))
    #expect(drawing.svg == own.svg)
  }

  @Test("a worker that never answers is ended after its time")
  func hang() throws {
    let start = ContinuousClock.now
    let drawing = try drawing(withWorker: "while :; do :; done", seconds: 0.4)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(drawing.notices.first?.contains("no answer within 1 s") == true)
    #expect(drawing.view.all(ofClass: "actor").count == 3)
  }

  @Test("no worker at all")
  func none() {
    let drawing = MapDrawing(map, options: neato, geometry: nil)
    #expect(drawing.notices.first?.contains("was not found") == true)
    #expect(drawing.view.isWellFormed)
  }

  @Test("the real worker gives what Graphviz in this process gives")
  func real() throws {
    let nodes = [LayoutRequest.Node](
      repeating: LayoutRequest.Node(width: 40, height: 30), count: 40)
    let ties = (1..<40).map { LayoutRequest.Tie(from: $0 / 2, to: $0, length: 90) }
    // Graphviz's fdp looks at memory that it never wrote: only a fresh process repeats itself.
    let requests = LayoutEngine.allCases.filter { $0 != .fdp }.map {
      LayoutRequest(engine: $0, seed: 7, separation: 6, nodes: nodes, ties: ties)
    }
    let worker = LayoutWorker(path: program("actormap-draw"))
    for request in requests {
      #expect(try worker.answers(to: [request]) == GraphvizLayout().answers(to: [request]))
    }
  }

  @Test("the worker gets no variable that Graphviz obeys, and no more than the way to libraries")
  func environment() throws {
    setenv("GVBINDIR", "/tmp", 1)
    defer { unsetenv("GVBINDIR") }
    let drawing = try drawing(
      withWorker: "cat > /dev/null; echo \"failed $(env | sort | tr '\\n' ' ')\"")
    let notice = try #require(drawing.notices.first)
    for name in ["GVBINDIR", "HOME", "USER"] {
      #expect(!notice.contains("\(name)="))
    }
  }

  #if os(Linux)
    @Test("the worker limits itself before it reads a request: memory, time, files, core dumps")
    func limits() throws {
      let worker = Process()
      let input = Pipe()
      worker.executableURL = URL(fileURLWithPath: program("actormap-draw"))
      worker.standardInput = input
      worker.standardOutput = FileHandle.nullDevice
      try worker.run()
      defer { worker.terminate() }
      let limits = [
        "Max address space": "536870912", "Max cpu time": "120", "Max core file size": "0",
        "Max file size": "0",
      ]
      var found: [String: String] = [:]
      // It has just been started: give it some time to come to itself.
      for _ in 0..<200 where found != limits {
        usleep(25_000)
        let text = try String(
          contentsOfFile: "/proc/\(worker.processIdentifier)/limits", encoding: .utf8)
        for line in text.split(separator: "\n") {
          for name in limits.keys where line.hasPrefix(name + " ") {
            found[name] = line.dropFirst(26).split(separator: " ").first.map(String.init)
          }
        }
      }
      #expect(found == limits)
    }
  #endif

  @Test("a request larger than a pipe's buffer does not block")
  func large() throws {
    let nodes = [LayoutRequest.Node](
      repeating: LayoutRequest.Node(width: 4, height: 3), count: 6_000)
    let request = LayoutRequest(
      engine: .twopi, seed: 7, separation: 6, nodes: nodes,
      ties: (1..<6_000).map { LayoutRequest.Tie(from: $0 / 2, to: $0, length: 90) })
    let answer = try LayoutWorker(path: program("actormap-draw")).answers(to: [request])
    #expect(answer[0].positions.count == 6_000)
  }
}
