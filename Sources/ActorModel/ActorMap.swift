// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A conflict party's camp.
public struct Side: Hashable, Sendable {
  /// The word by which actors name their side; unique among sides.
  public var id: String
  /// The name that people read.
  public var name: String
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList
  /// Makes a side; the name is the id where none is given.
  public init(id: String, name: String? = nil, unknown: AttributeList = [:]) {
    self.id = id
    self.name = name ?? id
    self.unknown = unknown
  }
}

/// Where something on the map was learnt.
public struct Source: Hashable, Sendable {
  /// The word by which actors, ties and stances cite it; unique among sources.
  public var id: String
  /// The title of the book, article, document or interview.
  public var title: String?
  /// Who wrote or said it.
  public var author: String?
  /// When, in any wording: `1993`, `spring 1995`.
  public var date: String?
  /// Where it can be opened.
  public var url: String?
  /// Free text for people.
  public var note: String?
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList
  /// Makes a source; everything but the id may be left out.
  public init(
    id: String, title: String? = nil, author: String? = nil, date: String? = nil,
    url: String? = nil, note: String? = nil, unknown: AttributeList = [:]
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.date = date
    self.url = url
    self.note = note
    self.unknown = unknown
  }
}

/// Two actors who will not sit together.
public struct IncompatiblePair: Hashable, Sendable {
  /// The id of one actor.
  public var first: String
  /// The id of the other; the order means nothing.
  public var second: String
  /// Makes a pair of actor ids.
  public init(_ first: String, _ second: String) {
    self.first = first
    self.second = second
  }
}

/// A norm on which actors take a stance.
public struct Norm: Hashable, Sendable {
  /// The word by which stances name it; unique among norms.
  public var id: String
  /// The name that people read.
  public var name: String
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList
  /// Makes a norm; the name is the id where none is given.
  public init(id: String, name: String? = nil, unknown: AttributeList = [:]) {
    self.id = id
    self.name = name ?? id
    self.unknown = unknown
  }
}

/// Where an actor stands on a norm.
public struct Stance: Hashable, Sendable {
  /// The id of the actor.
  public var actor: String
  /// The id of the norm.
  public var norm: String
  /// Accepts, rejects, silent, or a word of the user's own.
  public var position: StancePosition
  /// The id of the source that says so.
  public var source: String?
  /// When the actor took the stance.
  public var date: CalendarDate?
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList
  /// Makes a stance of `actor` on `norm`.
  public init(
    actor: String, norm: String, position: StancePosition, source: String? = nil,
    date: CalendarDate? = nil, unknown: AttributeList = [:]
  ) {
    self.actor = actor
    self.norm = norm
    self.position = position
    self.source = source
    self.date = date
    self.unknown = unknown
  }
}

/// The probability behind a confidence grade.
public struct ConfidenceGrade: Hashable, Sendable {
  /// The grade as ties write it: `B2`, `likely`.
  public var grade: String
  /// The probability for which it stands.
  public var confidence: Confidence
  /// Makes a row of the grade table.
  public init(grade: String, confidence: Confidence) {
    self.grade = grade
    self.confidence = confidence
  }
}

/// A fixed place of an actor in the drawing: points (1/72 inch), x to the right, y downwards.
public struct FixedPosition: Hashable, Sendable {
  /// A place is at most this far from the origin on either axis: seven metres of paper.
  public static let limit = 20_000.0

  /// The id of the actor.
  public var actor: String
  /// Points to the right.
  public var x: Double
  /// Points downwards.
  public var y: Double
  /// Makes a place for `actor`.
  public init(actor: String, x: Double, y: Double) {
    self.actor = actor
    self.x = x
    self.y = y
  }
}

/// Who the actors are and how they stand to each other, as seen by someone at some date.
///
/// A map is a plain value that may be edited freely; `problems()` says what is wrong with it.
/// Freeze it into an `ActorGraph` to compute on it.
public struct ActorMap: Hashable, Sendable {
  /// What the map is called.
  public var title: String?
  /// What it shows and how it was made, for people.
  public var description: String?
  /// The date for which the map holds.
  public var asOf: CalendarDate?
  /// Whose view the map is.
  public var viewpoint: String?
  /// The camps to which actors may belong.
  public var sides: [Side]
  /// What actors, ties and stances cite.
  public var sources: [Source]
  /// The table that turns grades into probabilities.
  public var confidenceGrades: [ConfidenceGrade]
  /// Everyone on the map, in the order of the file.
  public var actors: [Actor]
  /// Every tie, in the order of the file; a tie's position is its number.
  public var relationships: [Relationship]
  /// Pairs who will not sit at one table.
  public var incompatible: [IncompatiblePair]
  /// What stances are about.
  public var norms: [Norm]
  /// Where actors stand on norms.
  public var stances: [Stance]
  /// Places that a drawing must keep.
  public var layout: [FixedPosition]
  /// Keys that ActorMap does not know, kept and written back.
  public var unknown: AttributeList

  /// Makes a map; everything may be left out.
  public init(
    title: String? = nil, description: String? = nil, asOf: CalendarDate? = nil,
    viewpoint: String? = nil, sides: [Side] = [], sources: [Source] = [],
    confidenceGrades: [ConfidenceGrade] = [], actors: [Actor] = [],
    relationships: [Relationship] = [], incompatible: [IncompatiblePair] = [],
    norms: [Norm] = [], stances: [Stance] = [], layout: [FixedPosition] = [],
    unknown: AttributeList = [:]
  ) {
    self.title = title
    self.description = description
    self.asOf = asOf
    self.viewpoint = viewpoint
    self.sides = sides
    self.sources = sources
    self.confidenceGrades = confidenceGrades
    self.actors = actors
    self.relationships = relationships
    self.incompatible = incompatible
    self.norms = norms
    self.stances = stances
    self.layout = layout
    self.unknown = unknown
  }
}

extension ActorMap {
  /// An id for every relationship, in their order: its own, or one made from the ends, the kind
  /// and, where that is taken already, a counter: `a>b:trust`, `a>b:trust#2`.
  ///
  /// Made ids are unique; own ids are as the map has them, and `problems()` tells of repeated ones.
  ///
  /// - Complexity: O(relationships).
  public var relationshipIDs: [String] {
    var taken = Set(relationships.compactMap(\.id))
    var counters: [String: Int] = [:]
    return relationships.map { tie in
      if let id = tie.id { return id }
      let base = tie.baseOfMadeID
      var counter = counters[base] ?? 1
      var id = counter == 1 ? base : "\(base)#\(counter)"
      while !taken.insert(id).inserted {
        counter += 1
        id = "\(base)#\(counter)"
      }
      counters[base] = counter + 1
      return id
    }
  }

  /// The actors who speak for a side: its actors with role party; where it has none, all of them.
  public func principals(ofSide side: String) -> [Actor] {
    let members = actors.filter { $0.side == side }
    let parties = members.filter { $0.has(.party) }
    return parties.isEmpty ? members : parties
  }

  /// The probability behind a recorded confidence; `nil` when its grade is in no table.
  public func confidence(_ recorded: RecordedConfidence) -> Confidence? {
    switch recorded {
    case .probability(let confidence): confidence
    case .grade(let grade): confidenceGrades.first { $0.grade == grade }?.confidence
    }
  }
}
