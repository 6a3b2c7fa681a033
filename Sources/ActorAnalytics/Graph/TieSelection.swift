// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Why a tie of the map is not in a view.
public enum LeftOutReason: String, Hashable, Sendable, CaseIterable {
  case notInForce
  case otherKind
  case otherLayer
  /// Layers are asked for, and the map records none of the tie.
  case noLayer
  case unknownTrust
  case noTrust
  case conflict
  case distrust
  case unknownStrength
  case noSign

  /// The reason in plain words, to follow a number of ties.
  public var words: String {
    switch self {
    case .notInForce: "not in force on the date"
    case .otherKind: "of another kind than asked for"
    case .otherLayer: "of another layer than asked for"
    case .noLayer: "without a recorded layer"
    case .unknownTrust: "with unknown trust"
    case .noTrust: "with trust of 0 or below"
    case .conflict: "of conflict"
    case .distrust: "of distrust"
    case .unknownStrength: "with unknown strength"
    case .noSign: "with neither trust nor a kind that tells a sign"
    }
  }
}

/// The ties of a map that are in force and asked for, with a count of those left out.
public struct TieSelection: Hashable, Sendable {
  /// Positions in `map.relationships`, ascending.
  public let indices: [Int]
  /// How many ties were left out and why.
  public let leftOut: [LeftOutReason: Int]
  /// The date that decided; `nil` when none did.
  public let asOf: CalendarDate?

  /// Selects by kind, then layer, then date; a tie is counted under the first reason only.
  ///
  /// - Complexity: O(relationships).
  public init(of map: ActorMap, options: ViewOptions) {
    let date = options.asOf ?? map.asOf
    var indices: [Int] = []
    var leftOut: [LeftOutReason: Int] = [:]
    for (index, tie) in map.relationships.enumerated() {
      if let reason = Self.reason(against: tie, options: options, date: date) {
        leftOut[reason, default: 0] += 1
      } else {
        indices.append(index)
      }
    }
    self.indices = indices
    self.leftOut = leftOut
    asOf = date
  }

  private static func reason(
    against tie: Relationship, options: ViewOptions, date: CalendarDate?
  ) -> LeftOutReason? {
    if let kinds = options.kinds, !(tie.kind.map(kinds.contains) ?? false) { return .otherKind }
    if let layers = options.layers, !tie.layers.contains(where: layers.contains) {
      return tie.layers.isEmpty ? .noLayer : .otherLayer
    }
    if let date, !tie.isInForce(on: date) { return .notInForce }
    return nil
  }
}
