// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Which quantity of the ties a measure reads.
public enum Reading: String, Hashable, Sendable, CaseIterable {
  /// Ties with trust above 0; the value is the trust.
  case trust
  /// All ties but conflicts and distrust; every value is 1.
  case hops
  /// Ties with a strength; the value is the strength.
  case strength
  /// Ties with a sign; the value is 1 or −1, however large trust or distrust is.
  case signed

  /// What it reads, for lists.
  public var title: String {
    switch self {
    case .trust: "ties with trust above 0, by their trust"
    case .hops: "all ties but conflicts and distrust, each counting 1"
    case .strength: "ties with a strength, by their strength"
    case .signed: "the sign of trust or, without trust, of the kind; not how large it is"
    }
  }
}

/// What of a map a command looks at.
public struct ViewOptions: Hashable, Sendable {
  /// Only ties of these kinds; `nil` means every kind.
  public var kinds: [RelationshipKind]?
  /// Only ties of these layers; `nil` means every tie.
  public var layers: [String]?
  /// Only ties in force on this date; `nil` means the map's own date, and without one all ties.
  public var asOf: CalendarDate?
  /// Read every tie both ways.
  public var undirected: Bool
  /// What to read; `nil` means trust where any tie in force has trust above 0, else hops.
  public var reading: Reading?

  /// Makes options; left out means no restriction.
  public init(
    kinds: [RelationshipKind]? = nil, layers: [String]? = nil, asOf: CalendarDate? = nil,
    undirected: Bool = false, reading: Reading? = nil
  ) {
    self.kinds = kinds
    self.layers = layers
    self.asOf = asOf
    self.undirected = undirected
    self.reading = reading
  }
}
