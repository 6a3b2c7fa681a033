// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How probable it is that one actor's value is above another's, the doubt about ties counted in.
public struct PairOrder: Hashable, Sendable {
  /// The id of the actor that is above.
  public let actor: String
  /// The id of the other.
  public let other: String
  /// P(value(actor) > value(other)), 0 to 1; equal values are not above each other.
  public let probability: Double

  package init(actor: String, other: String, probability: Double) {
    self.actor = actor
    self.other = other
    self.probability = probability
  }
}
