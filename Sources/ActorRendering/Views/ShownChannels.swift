// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The trusted channels between two ends, as far as a drawing needs to know them.
///
/// Whoever has analysed the map hands them over; `ActorMaps` makes them of a `BridgeReport`.
public struct ShownChannels: Hashable, Sendable {
  /// A side or an actor between whom and another there are channels.
  public struct End: Hashable, Sendable {
    /// The name that people read.
    public var name: String
    /// The ids of those who speak for it.
    public var actors: [String]
    /// Makes an end.
    public init(name: String, actors: [String]) {
      self.name = name
      self.actors = actors
    }
  }

  /// The two ends.
  public var ends: [End]
  /// The ids of all actors on channels, those at their ends included.
  public var actors: [String]
  /// The ids of all ties on channels.
  public var ties: [String]
  /// Ties below this trust carry no channel.
  public var threshold: Double
  /// Who may stand between the ends, by role; `nil` is anyone.
  public var roles: [String]?
  /// How many channels there are that share no actor between the ends.
  public var count: Int
  /// How many ties lead from end to end themselves.
  public var direct: Int
  /// The ids of the actors on whom the only channel depends.
  public var dependsOn: [String]
  /// The ids of those who stand on other channels, each of which shares an actor between the ends
  /// with those that are shown.
  public var others: [String]

  /// Makes channels.
  public init(
    ends: [End], actors: [String], ties: [String], threshold: Double, roles: [String]? = nil,
    count: Int, direct: Int = 0, dependsOn: [String] = [], others: [String] = []
  ) {
    self.ends = ends
    self.actors = actors
    self.ties = ties
    self.threshold = threshold
    self.roles = roles
    self.count = count
    self.direct = direct
    self.dependsOn = dependsOn
    self.others = others
  }
}
