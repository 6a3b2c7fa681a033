// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Everything that a drawing shows, in words and in reading order: what its text twin is made of.
package struct MapOutline: Hashable, Sendable {
  /// An actor.
  package struct Entry: Hashable, Sendable {
    /// The name that people read.
    package let name: String
    /// What the shape says.
    package let shape: String
    /// The side's name, where the actor has one.
    package let side: String?
    /// Everything else that the drawing says of the actor, the measured size among it.
    package let facts: [String]
    /// The actor's ties in sentences, by what they are.
    package let sentences: [String]
  }

  /// A tie; what the map does not record is absent.
  package struct Tie: Hashable, Sendable {
    package let from: String
    package let to: String
    package let kind: String
    package let isDirected: Bool
    package let trust: String?
    package let strength: String?
    package let confidence: String?
    package let status: String?
    package let issues: [String]
    package let sources: Int
  }

  /// A side with the names of its members.
  package struct Side: Hashable, Sendable {
    package let name: String
    package let members: [String]
  }

  /// The words in which the outline is written.
  package let words: InterfaceWords
  package let title: String
  package let subtitle: [String]
  /// The description that screen readers get with the drawing.
  package let description: String
  package let sides: [Side]
  package let actors: [Entry]
  package let ties: [Tie]
  /// What is not drawn, and what a map is.
  package let notes: [String]
}
