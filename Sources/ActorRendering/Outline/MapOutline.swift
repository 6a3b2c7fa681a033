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
    /// What a screen reader says of the actor, without the name.
    package let words: String
    /// The actor's ties, by what they are.
    package let relations: [String]
  }

  /// A tie.
  package struct Tie: Hashable, Sendable {
    package let from: String
    package let to: String
    package let kind: String
    /// Absent where the map does not record it.
    package let trust: String?
    /// What a screen reader says of the tie: everything that is recorded.
    package let words: String
  }

  /// A side with the names of its members.
  package struct Side: Hashable, Sendable {
    package let name: String
    package let members: [String]
  }

  /// One of the maps on the page.
  package struct Part: Hashable, Sendable {
    /// What it shows, where there are several.
    package let title: String?
    package let sides: [Side]
    package let actors: [Entry]
    package let ties: [Tie]
  }

  /// The words in which the outline is written.
  package let wording: InterfaceWords
  package let title: String
  package let subtitle: [String]
  /// The summary that screen readers get with the drawing.
  package let description: String
  package let parts: [Part]
  /// What is not drawn, and what a map is.
  package let notes: [String]
}
