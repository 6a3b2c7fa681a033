// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What happens to an actor or a tie that was there before.
///
/// Actors are the same where their ids are; ties where their ids are or, without ids, where ends,
/// direction, kind, layers and dates are. Ties that hold both ways have the same ends in either order.
public enum DuplicateRule: String, Hashable, Sendable, CaseIterable {
  /// It is refused.
  case refuse
  /// The first stays, later ones are left out and counted.
  case first
  /// The last takes the place of the first; the others are left out and counted.
  case last
  /// What the first does not say is taken from the later ones; where they contradict each other,
  /// they are refused.
  case merge
}

/// What happens to a tie that names an actor who is not there.
public enum DanglingRule: String, Hashable, Sendable, CaseIterable {
  /// It is refused.
  case refuse
  /// The actor is added, with the id as name, and counted.
  case add
  /// The tie is left out and counted.
  case drop
}

/// What happens to a tie from an actor to itself.
public enum LoopRule: String, Hashable, Sendable, CaseIterable {
  /// It is kept, with a warning; views leave it out.
  case keep
  /// It is refused.
  case refuse
  /// It is left out and counted.
  case drop
}

/// What happens to columns and keys that ActorMap does not know.
public enum UnknownRule: String, Hashable, Sendable, CaseIterable {
  /// They are kept as attributes and written back.
  case keep
  /// They are refused.
  case refuse
  /// They are left out and counted.
  case drop
}

/// What is done with what a map cannot hold as it stands; nothing of it happens silently.
public struct ImportRules: Hashable, Sendable {
  /// Actors and ties that were there before; `nil` refuses those with ids of their own and keeps
  /// each tie without one, which may be recorded more than once.
  public var onDuplicate: DuplicateRule?
  /// Ties of unknown actors; `nil` refuses them where actors are listed and adds the actors where
  /// they are not.
  public var onDangling: DanglingRule?
  /// Ties from an actor to itself.
  public var onLoop: LoopRule
  /// Columns and keys that ActorMap does not know.
  public var onUnknown: UnknownRule

  /// Makes rules; unless told, what would change the map is refused and everything else is kept.
  public init(
    onDuplicate: DuplicateRule? = nil, onDangling: DanglingRule? = nil,
    onLoop: LoopRule = .keep, onUnknown: UnknownRule = .keep
  ) {
    self.onDuplicate = onDuplicate
    self.onDangling = onDangling
    self.onLoop = onLoop
    self.onUnknown = onUnknown
  }
}
