// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel

extension RandomMap {
  /// A legal map.
  mutating func map() -> ActorMap {
    let (actors, sides, norms, sources) = (ids(1 + below(6)), ids(below(4)), ids(below(3)), ids(3))
    var map = ActorMap(
      title: maybe { $0.text() }, description: maybe { $0.text() }, asOf: date(),
      viewpoint: maybe { $0.text() })
    map.sides = sides.map { Side(id: $0, name: maybe { $0.text() }, unknown: unknown()) }
    map.sources = sources.map { source($0) }
    map.confidenceGrades = ["A1", "likely", "0.5"].compactMap { grade in
      Confidence(fraction()).map { ConfidenceGrade(grade: grade, confidence: $0) }
    }
    map.actors = actors.map { actor($0, sides, sources) }
    map.relationships = (0..<below(8)).map { tie($0, actors, sources) }
    map.incompatible = (0..<below(3)).map { _ in IncompatiblePair(one(actors), one(actors)) }
    map.norms = norms.map { Norm(id: $0, name: maybe { $0.text() }, unknown: unknown()) }
    map.stances = norms.map { norm in
      Stance(
        actor: one(actors), norm: norm, position: StancePosition(rawValue: text()),
        source: maybe { $0.text() }, date: date(), unknown: unknown())
    }
    map.layout = actors.prefix(2).map {
      FixedPosition(actor: $0, x: fraction() * FixedPosition.limit, y: -fraction())
    }
    map.unknown = unknown()
    return map
  }

  private mutating func one(_ list: [String]) -> String { list[below(list.count)] }

  private mutating func source(_ id: String) -> Source {
    Source(
      id: id, title: maybe { $0.text() }, author: maybe { $0.text() }, date: maybe { $0.text() },
      url: maybe { $0.text() }, note: maybe { $0.text() }, unknown: unknown())
  }

  private mutating func actor(_ id: String, _ sides: [String], _ sources: [String]) -> Actor {
    Actor(
      id: id, name: maybe { $0.text() }, kind: maybe { ActorKind(rawValue: $0.text()) },
      roles: texts().map(Role.init(rawValue:)),
      side: sides.isEmpty ? nil : maybe { $0.one(sides) },
      track: maybe { Track.allCases[$0.below(4)] }, insider: maybe { $0.below(2) == 0 },
      veto: maybe { $0.below(2) == 0 }, us: maybe { $0.below(2) == 0 },
      shadow: maybe { $0.below(2) == 0 }, mandate: maybe { $0.below(2) == 0 },
      locality: maybe { $0.text() }, populationShare: Fraction(fraction()),
      visibility: maybe { $0.fraction() }.flatMap(Fraction.init), power: Fraction(fraction()),
      sources: [one(sources)], note: maybe { $0.text() }, attributes: attributes(),
      unknown: unknown())
  }

  private mutating func tie(
    _ number: Int, _ actors: [String], _ sources: [String]
  ) -> Relationship {
    let grades = ["A1", "likely", "0.5"]
    return Relationship(
      id: below(2) == 0 ? nil : "\(text())\(number)", from: one(actors), to: one(actors),
      kind: maybe { RelationshipKind(rawValue: $0.text()) }, trust: Trust(-fraction()),
      strength: maybe { $0.fraction() }.flatMap(Strength.init),
      confidence: below(2) == 0
        ? .grade(one(grades)) : Confidence(fraction()).map(RecordedConfidence.probability),
      directed: below(2) == 0, status: maybe { RelationshipStatus(rawValue: $0.text()) },
      layers: texts(), start: CalendarDate("0001"), end: date(), sources: [one(sources)],
      note: maybe { $0.text() }, attributes: attributes(), unknown: unknown())
  }
}
