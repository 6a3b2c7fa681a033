// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import GraphCore
import Testing

@testable import ActorFormats

/// The packed bytes were made by gzip 1.12 (`printf … | gzip -n`), not by us.
@Suite("Files packed by gzip")
struct GzipTests {
  /// `a b 0.5\nb c -1\n`.
  private static let member: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0x54, 0x48, 0x52, 0x30,
    0xD0, 0x33, 0xE5, 0x4A, 0x52, 0x48, 0x56, 0xD0, 0x35, 0xE4, 0x02, 0x00, 0xB5, 0x71, 0x4C,
    0x68, 0x0F, 0x00, 0x00, 0x00,
  ]
  /// `c d 1\n`.
  private static let second: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0x56, 0x48, 0x51, 0x30,
    0xE4, 0x02, 0x00, 0x4B, 0x3B, 0xE2, 0x54, 0x06, 0x00, 0x00, 0x00,
  ]
  /// `{"actors": [{"id": "a"}], "links": []}`.
  private static let json: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0x56, 0x4A, 0x4C, 0x2E,
    0xC9, 0x2F, 0x2A, 0x56, 0xB2, 0x52, 0x88, 0xAE, 0x56, 0xCA, 0x4C, 0x01, 0xD2, 0x4A, 0x89,
    0x4A, 0xB5, 0xB1, 0x3A, 0x0A, 0x4A, 0x39, 0x99, 0x79, 0xD9, 0x60, 0xF1, 0xD8, 0x5A, 0x00,
    0xB7, 0x6D, 0xDB, 0x2B, 0x26, 0x00, 0x00, 0x00,
  ]

  private func read(_ bytes: [UInt8], _ name: String = "e.el.gz") throws -> LoadedFile {
    try withFolder { folder in
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      return try FormatCatalog.read("\(folder)/\(name)")
    }
  }

  private func list(_ bytes: [UInt8]) throws -> EdgeList? {
    guard case .edges(let list) = try read(bytes).input else { return nil }
    return list
  }

  @Test("one member, two members, padding; the name without .gz tells the format")
  func members() throws {
    let one = EdgeList(ids: ["a", "b", "c"], sources: [0, 1], targets: [1, 2], trust: [0.5, -1])
    #expect(try list(Self.member) == one)
    #expect(try list(Self.member + [0, 0, 0]) == one)
    let two = EdgeList(
      ids: ["a", "b", "c", "d"], sources: [0, 1, 2], targets: [1, 2, 3], trust: [0.5, -1, 1])
    #expect(try list(Self.member + Self.second) == two)
    #expect(try read(Self.member, "e").format == "edge-list")
    let map = try read(Self.json, "m.actormap.json.gz")
    #expect(map.format == "actormap-json" && map.input.actorCount == 1)
  }

  @Test("cut off after every byte it is refused, and the message says where")
  func truncated() throws {
    for end in 2..<Self.member.count {
      let error = #expect(throws: FormatError.self) { try read(Array(Self.member[..<end])) }
      #expect(error?.category == .badData)
      let words = error?.description ?? ""
      #expect(words.contains("found a gzip file that breaks off, at byte \(end)"), "\(words)")
    }
  }

  @Test("with any byte changed it is refused or read as it was, never a crash")
  func damaged() throws {
    let whole = try list(Self.member)
    for place in 2..<Self.member.count {
      for bit in 0..<8 {
        var bytes = Self.member
        bytes[place] ^= 1 << UInt8(bit)
        let outcome = Result { try list(bytes) }
        switch outcome {
        case .success(let list): #expect(list == whole, "header fields that tell nothing")
        case .failure(let error): #expect((error as? FormatError)?.category == .badData)
        }
      }
    }
  }

  @Test("what follows the end must be another member")
  func trailing() {
    let error = #expect(throws: FormatError.self) { try read(Self.member + Array("more".utf8)) }
    let words = error?.description ?? ""
    #expect(
      words.contains("found other data after the end of a gzip file, at byte \(Self.member.count)"))
  }

  @Test("an error in the text has its line and column")
  func located() throws {
    let error = #expect(throws: FormatError.self) {
      try read(
        Self.member + Self.member + [
          0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0xE0, 0x02, 0x00, 0x1F,
          0x08, 0xEA, 0x46, 0x02, 0x00, 0x00, 0x00,
        ])
    }
    #expect(error?.description.contains("e.el.gz:5:1: found one column") == true)
  }
}
