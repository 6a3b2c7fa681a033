// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `--save-layout`: a copy of the map that keeps the picture's places.
struct LayoutFile {
  static let option = Option(
    "--save-layout", values: ["FILE"],
    "also write a copy of the map that keeps these places in its layout")

  private let path: String
  private let format: any MapFormat.Type

  /// What the options ask for; `nil` where they do not.
  ///
  /// - Throws: `UsageError` where the copy could not hold all places and all of the map.
  init?(_ invocation: Invocation) throws {
    guard let path = invocation.value("--save-layout") else { return nil }
    guard path != "-", path != invocation.value("--output") else {
      throw UsageError("--save-layout: name a file of its own, for example map.actormap.json")
    }
    guard let format = FormatCatalog.format(forWriting: path), format.canWrite else {
      throw UsageError(
        "--save-layout: the name \"\(path)\" does not tell the format; name it *.actormap.json")
    }
    if let part = RenderQuestion.isPartial(invocation) {
      throw UsageError(
        "--save-layout and \(part) exclude each other: only a part of the map has a place there")
    }
    self.path = path
    self.format = format
  }

  /// The copy, if it loses nothing.
  func copy(of map: ActorMap, with layout: [FixedPosition]) throws -> ActorMap {
    let places = Dictionary(
      layout.map { ($0.actor, $0) }, uniquingKeysWith: { first, _ in first })
    var copy = map
    copy.layout = map.actors.compactMap { places[$0.id] }
    if let loss = format.losses(of: copy).first {
      throw UsageError("--save-layout: \(format.id) cannot hold \(loss); name it *.actormap.json")
    }
    let limit = FixedPosition.limit
    guard copy.layout.allSatisfy({ max($0.x.magnitude, $0.y.magnitude) <= limit }) else {
      throw UsageError("--save-layout: the drawing is larger than a map's layout can be")
    }
    return copy
  }

  func write(_ copy: ActorMap) throws { try format.write(copy, to: path) }
}
