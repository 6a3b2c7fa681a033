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
    guard let reading = notes["reading"].flatMap(Reading.init(rawValue:)) else {
      throw FrozenAccountError(note: "reading")
    }
    var leftOut: [LeftOutReason: Int] = [:]
    for reason in LeftOutReason.allCases where notes["left-out." + reason.rawValue] != nil {
      leftOut[reason] = try count("left-out." + reason.rawValue)
    }
    self.init(
      reading: reading, isDirected: network.graph.isDirected,
      asOf: notes["as-of"].flatMap { CalendarDate($0) }, kinds: nil, layers: nil,
      relationships: network.relationships, ties: network.graph.tieCount, leftOut: leftOut,
      bothWays: try count("both-ways"), merged: try count("merged"),
      reciprocated: try count("reciprocated"), signClashes: try count("sign-clashes"),
      selfLoops: try count("self-loops"))
  }
}
