// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
public import GraphCore

extension ActorGraph {
  /// The graph of a network that was frozen another day, with the account of how it was read.
  ///
  /// - Throws: the words for an account that is not one.
  public init(_ network: FrozenNetwork) throws(FrozenAccountError) {
    self.init(
      graph: network.graph, actorIDs: network.ids, view: try ViewReport(network), actors: [],
      tieIDs: [], directions: TieDirections(network.directions))
  }

  /// The graph with its account, ready to be kept in a file. Names and ids of ties stay behind: a
  /// tie is then called by its place in the input.
  public var network: FrozenNetwork {
    FrozenNetwork(
      graph: graph, ids: actorIDs, relationships: view.relationships,
      directions: directions.bits, notes: view.notes)
  }
}

/// A frozen network whose notes do not say how it was read.
public struct FrozenAccountError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the note that is missing or makes no sense.
  public let note: String

  /// The sentence about it.
  public var description: String {
    "no or a wrong note \"\(note)\" on how it was read"
  }
}

extension ViewReport {
  /// The report as notes of a file.
  fileprivate var notes: [String: String] {
    var notes = [
      "reading": reading.rawValue, "both-ways": String(bothWays), "merged": String(merged),
      "reciprocated": String(reciprocated), "sign-clashes": String(signClashes),
      "self-loops": String(selfLoops),
    ]
    notes["as-of"] = asOf?.description
    notes["kinds"] = kinds.map { NotedWords.note(of: $0.map(\.rawValue)) }
    notes["layers"] = layers.map(NotedWords.note(of:))
    for (reason, count) in leftOutInOrder { notes["left-out." + reason.rawValue] = String(count) }
    return notes
  }

  fileprivate init(_ network: FrozenNetwork) throws(FrozenAccountError) {
    let notes = network.notes
    func count(_ name: String) throws(FrozenAccountError) -> Int {
      guard let count = notes[name].flatMap({ Int($0) }), count >= 0 else {
        throw FrozenAccountError(note: name)
      }
      return count
    }
    // Where nothing was chosen there is no note.
    func chosen(_ name: String) throws(FrozenAccountError) -> [String]? {
      guard let note = notes[name] else { return nil }
      guard let words = NotedWords.words(of: note) else { throw FrozenAccountError(note: name) }
      return words
    }
    func date(_ name: String) throws(FrozenAccountError) -> CalendarDate? {
      guard let note = notes[name] else { return nil }
      guard let date = CalendarDate(note) else { throw FrozenAccountError(note: name) }
      return date
    }
    guard let reading = notes["reading"].flatMap(Reading.init(rawValue:)) else {
      throw FrozenAccountError(note: "reading")
    }
    var leftOut: [LeftOutReason: Int] = [:]
    for reason in LeftOutReason.allCases where notes["left-out." + reason.rawValue] != nil {
      leftOut[reason] = try count("left-out." + reason.rawValue)
    }
    self.init(
      reading: reading, isDirected: network.graph.isDirected, asOf: try date("as-of"),
      kinds: try chosen("kinds")?.map { RelationshipKind(rawValue: $0) },
      layers: try chosen("layers"), relationships: network.relationships,
      ties: network.graph.tieCount, leftOut: leftOut, bothWays: try count("both-ways"),
      merged: try count("merged"), reciprocated: try count("reciprocated"),
      signClashes: try count("sign-clashes"), selfLoops: try count("self-loops"))
  }
}

/// Words in one note: each with a comma behind it, so that none and an empty one differ, and with
/// what is no letter, digit, hyphen, dot or underscore of ASCII as `%` and two hexadecimal digits a
/// byte, so that no word ends a note.
private enum NotedWords {
  private static let comma = UInt8(ascii: ",")
  private static let percent = UInt8(ascii: "%")

  static func note(of words: [String]) -> String {
    words.map { escaped($0) + "," }.joined()
  }

  /// The words of a note; `nil` where it is none.
  static func words(of note: String) -> [String]? {
    let parts = note.utf8.split(separator: comma, omittingEmptySubsequences: false)
    guard let last = parts.last, last.isEmpty else { return nil }
    var words: [String] = []
    for part in parts.dropLast() {
      guard let word = unescaped(part) else { return nil }
      words.append(word)
    }
    return words
  }

  private static func escaped(_ word: String) -> String {
    var text = ""
    for byte in word.utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func unescaped(_ part: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      if byte == percent {
        guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else {
          return nil
        }
        bytes.append(UInt8(16 * high + low))
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8?) -> Int? {
    byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }
  }
}
