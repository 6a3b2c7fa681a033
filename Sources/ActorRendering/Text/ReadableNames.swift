// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension DrawnText {
  /// `text` without what cannot be drawn and without blanks around it; empty where nothing of it
  /// can be seen.
  static func visible(_ text: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
    let plain = plain(text)
    return plain.unicodeScalars.allSatisfy(isBlank) ? "" : plain
  }

  /// What stands for a name of which nothing can be seen: the id, or else how the id is coded.
  fileprivate static func name(_ name: String, or id: String) -> String {
    if !visible(name).isEmpty { return name }
    if !visible(id).isEmpty { return id }
    return id.unicodeScalars.map { "U+\(String($0.value, radix: 16, uppercase: true))" }
      .joined(separator: " ")
  }
}

extension ActorMap {
  /// The map with a name that can be read for every actor and every side, and without roles and
  /// kinds of which nothing can be seen: nobody is drawn, listed or read out as nothing.
  var withReadableNames: ActorMap {
    var map = self
    for index in map.actors.indices {
      map.actors[index].name = DrawnText.name(actors[index].name, or: actors[index].id)
    }
    for index in map.sides.indices {
      map.sides[index].name = DrawnText.name(sides[index].name, or: sides[index].id)
    }
    for index in map.actors.indices {
      map.actors[index].roles.removeAll { DrawnText.visible($0.rawValue).isEmpty }
      if DrawnText.visible(actors[index].kind?.rawValue ?? "").isEmpty {
        map.actors[index].kind = nil
      }
    }
    for index in map.relationships.indices {
      if DrawnText.visible(relationships[index].kind?.rawValue ?? "").isEmpty {
        map.relationships[index].kind = nil
      }
    }
    return map
  }
}
