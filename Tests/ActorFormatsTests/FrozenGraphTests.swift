// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import GraphCore
import TestSupport
import Testing

@testable import ActorFormats

@Suite("Frozen graphs in files")
struct FrozenGraphTests {
  private static let list = EdgeList(
    ids: ["ann", "b", "cé", "a-name-of-many-letters", "alone"], sources: [0, 2, 1, 3, 4, 1],
    targets: [1, 1, 3, 0, 4, 0], trust: [0.5, 1, 0.25, 1, 1, 0.75])

  private func graphs() -> [ActorGraph] {
    var undirected = Self.list
    undirected.isDirected = false
    var plain = Self.list
    plain.trust = nil
    return [Self.list, undirected, plain].flatMap { list in
      [nil, .hops, .signed].map { reading in
        ActorGraph(freezing: list, options: ViewOptions(reading: reading))
      }
    } + [ActorGraph(freezing: EdgeList(ids: ["a"], sources: [0], targets: [0]))]
  }

  private func bytes(of graph: ActorGraph) throws -> [UInt8] {
    try withFolder { folder in
      try FrozenGraphFormat.write(graph.network, to: folder + "/g.frozen")
      return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/g.frozen")))
    }
  }

  private func read(_ bytes: [UInt8], threads: Int = 1) throws -> ActorGraph {
    let loaded = try FrozenGraphFormat.read(
      "g", FileBytes(name: "g", bytes: bytes), options: ReadOptions(threads: threads))
    guard case .frozen(let network) = loaded.input else { throw Cancellation() }
    return try ActorGraph(network)
  }

  private func expectEqual(_ a: ActorGraph, _ b: ActorGraph) {
    #expect(a.actorIDs == b.actorIDs && a.view == b.view)
    #expect(a.graph.isDirected == b.graph.isDirected)
    #expect(a.network.ties.map(\.source) == b.network.ties.map(\.source))
    #expect(a.network.ties.map(\.target) == b.network.ties.map(\.target))
    #expect(a.network.ties.map(\.value) == b.network.ties.map(\.value))
    b.graph.checkInvariants()
    for arc in 0..<a.graph.arcCount { #expect(a.tieID(ofArc: arc) == b.tieID(ofArc: arc)) }
  }

  @Test("what was written is read again, mapped or copied, in every view")
  func roundTrip() throws {
    for graph in graphs() {
      for threads in [1, 3] { expectEqual(graph, try read(try bytes(of: graph), threads: threads)) }
      try withFolder { folder in
        try FrozenGraphFormat.write(graph.network, to: folder + "/g.frozen")
        let loaded = try FormatCatalog.read(folder + "/g.frozen")
        #expect(loaded.format == "frozen-graph")
        guard case .frozen(let network) = loaded.input else { return }
        expectEqual(graph, try ActorGraph(network))
        #expect(loaded.input.map.relationships.count == graph.graph.tieCount)
      }
    }
  }

  /// A graph of a map of two actors, in a view of these kinds and layers on a day.
  private func chosen(_ kinds: [RelationshipKind]?, _ layers: [String]?) -> ActorGraph {
    let tie = Relationship(from: "a", to: "b", kind: .alliance, layers: ["water"])
    let map = ActorMap(actors: ["a", "b"].map { Actor(id: $0) }, relationships: [tie])
    return ActorGraph(
      freezing: map,
      options: ViewOptions(kinds: kinds, layers: layers, asOf: CalendarDate("1993-08")))
  }

  @Test("kinds, layers and date of the view are told as they were, whatever they are called")
  func account() throws {
    let allKinds: [[RelationshipKind]?] = [
      nil, [], [.alliance], ["", .alliance, "trêve, 50 %\r\n"],
    ]
    let allLayers: [[String]?] = [nil, [], [""], ["water"], ["a=b", "%2C", "\u{301}", "\n", "水"]]
    for kinds in allKinds {
      for layers in allLayers {
        let graph = chosen(kinds, layers)
        let view = try read(try bytes(of: graph)).view
        #expect(view == graph.view)
        #expect(view.kinds == kinds && view.layers == layers)
        #expect(view.asOf == CalendarDate("1993-08"))
      }
    }
  }

  @Test(
    "a malformed note is named, an absent one of what was chosen means everything",
    arguments: [
      ("as-of", "soon"), ("as-of", ""), ("kinds", "trust"), ("kinds", "%4,"), ("kinds", "%,"),
      ("layers", "%GG,"), ("layers", "%FF,"), ("merged", "-1"), ("reading", "x"),
    ])
  func malformed(name: String, value: String) throws {
    let sound = chosen([.alliance], ["water"]).network
    func network(_ value: String?) -> FrozenNetwork {
      var notes = sound.notes
      notes[name] = value
      return FrozenNetwork(
        graph: sound.graph, ids: sound.ids, relationships: sound.relationships,
        directions: sound.directions, notes: notes)
    }
    let error = #expect(throws: FrozenAccountError.self) { try ActorGraph(network(value)) }
    #expect(error?.note == name)
    guard ["as-of", "kinds", "layers"].contains(name) else { return }
    let view = try ActorGraph(network(nil)).view
    #expect((view.asOf == nil) == (name == "as-of"))
    #expect((view.kinds == nil) == (name == "kinds"))
    #expect((view.layers == nil) == (name == "layers"))
  }

  @Test("measures of it are those of the list from which it was made")
  func measures() throws {
    let graph = ActorGraph(freezing: Self.list)
    let again = try read(try bytes(of: graph))
    for measure in MeasureCatalog.all {
      let one = Result {
        try measure.init(MeasureArguments([:], for: measure.descriptor)).result(
          on: graph, control: RunControl())
      }
      let two = Result {
        try measure.init(MeasureArguments([:], for: measure.descriptor)).result(
          on: again, control: RunControl())
      }
      #expect((try? one.get().columns) == (try? two.get().columns))
      #expect((try? one.get().subjects) == (try? two.get().subjects))
    }
  }

  @Test("cut off after every byte it is refused")
  func truncated() throws {
    let whole = try bytes(of: ActorGraph(freezing: Self.list))
    for end in whole.indices {
      let error = #expect(throws: FormatError.self) { try read(Array(whole[..<end])) }
      #expect(error?.category == .badData)
    }
    #expect(throws: FormatError.self) { try read(whole + [0]) }
  }

  @Test("with any byte changed it is refused")
  func damaged() throws {
    for graph in graphs().prefix(4) {
      let whole = try bytes(of: graph)
      for place in whole.indices {
        for change: UInt8 in [1, 0x80, 0xFF] {
          var damaged = whole
          damaged[place] ^= change
          #expect(throws: FormatError.self, "byte \(place)") { try read(damaged) }
        }
      }
    }
  }

  @Test("with any byte changed and the checksum mended it is refused or sound, never a crash")
  func forged() throws {
    var refused = 0
    for graph in graphs() {
      let whole = try bytes(of: graph)
      for place in whole.indices {
        for change: UInt8 in [1, 2, 0x80, 0xFF] {
          var forged = whole
          forged[place] ^= change
          let outcome = Result { try read(Self.mended(forged)) }
          switch outcome {
          case .success(let graph): graph.graph.checkInvariants()
          case .failure(let error):
            refused += 1
            #expect(error is FormatError || error is FrozenAccountError)
          }
        }
      }
    }
    #expect(refused > 1_000)
  }

  /// The same bytes with the checksum that belongs to them.
  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for place in 56..<64 { bytes[place] = 0 }
    var sum = FrozenChecksum()
    bytes.withUnsafeBytes { sum.add($0) }
    withUnsafeBytes(of: sum.value.littleEndian) { bytes.replaceSubrange(56..<64, with: $0) }
    return bytes
  }

  @Test("messages name the file and the byte")
  func messages() throws {
    let whole = try bytes(of: ActorGraph(freezing: Self.list))
    func words(_ change: (inout [UInt8]) -> Void) -> String {
      var bytes = whole
      change(&bytes)
      let outcome = Result { try read(bytes) }
      if case .failure(let error) = outcome { return "\(error)" }
      return ""
    }
    #expect(words { $0[0] = 0 }.hasPrefix("g: found no frozen graph, at byte 0, expected"))
    #expect(words { $0[12] = 9 }.contains("found version 9, at byte 12, expected version 1"))
    #expect(words { $0[300] ^= 1 }.contains("damaged data: the checksum does not fit"))
    #expect(words { $0.removeLast(64) }.contains("as it says"))
  }
}
