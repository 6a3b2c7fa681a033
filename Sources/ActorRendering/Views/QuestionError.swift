// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a map cannot answer a question.
public enum QuestionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No actor has this id.
  case unknownActor(String)
  /// The number of steps is negative.
  case negativeSteps(Int)
  /// No tie has this id.
  case unknownTie(String)
  /// No actor has this field or attribute.
  case unknownAttribute(String, known: [String])
  /// No actor is on a side.
  case noSides(known: [String])
  /// No actor has a value in this field.
  case noValue(String, known: [String])
  /// No tie that is drawn has this layer.
  case unknownLayer(String, known: [String])
  /// No tie that is drawn has a layer at all.
  case noLayers
  /// There is no date, the same one twice, or more of them than a page holds.
  case badDates
  /// There are more layers than a page holds.
  case manyLayers(Int)

  /// The most panels of one page.
  public static let panelLimit = 12

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  /// The sentence that a user reads.
  public var description: String {
    switch self {
    case .unknownActor(let id): "no actor is called \"\(id)\""
    case .negativeSteps(let count): "found \(count) steps, expected 0 or more"
    case .unknownTie(let id): "no tie is called \"\(id)\""
    case .unknownAttribute(let name, let known):
      "no actor has \"\(name)\" to be grouped by; there are \(Self.list(known))"
    case .noSides(let known):
      "the map puts no actor on a side; list the sides under \"sides\" with an id and a name, and "
        + "give each actor its \"side\"; other groups in this map: \(Self.list(known))"
    case .noValue(let field, let known):
      "no actor has a value in the field \"\(field)\"; give the actors one; other groups in this "
        + "map: \(Self.list(known))"
    case .unknownLayer(let id, let known):
      "no tie that is drawn is of layer \"\(id)\"; there are \(known.joined(separator: ", "))"
    case .noLayers: "no tie that is drawn has a layer, so there is nothing to draw layer by layer"
    case .badDates: "give 1 to \(Self.panelLimit) different dates, one panel each"
    case .manyLayers(let count):
      "found \(count) layers, and a page holds \(Self.panelLimit) panels; name some of them"
    }
  }
}
