// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// What became of a tie from one map to a later one.
public struct TieChange: Hashable, Sendable {
  /// The tie's place in the older map's relationships; `nil` where it was added.
  public let oldIndex: Int?
  /// The tie's place in the newer map's relationships; `nil` where it was lost.
  public let newIndex: Int?
  /// The tie's trust on the older map; `nil` where unknown or without the tie.
  public let oldTrust: Trust?
  /// The tie's trust on the newer map; `nil` where unknown or without the tie.
  public let newTrust: Trust?
  /// The tie's strength on the older map; `nil` where unknown or without the tie.
  public let oldStrength: Strength?
  /// The tie's strength on the newer map; `nil` where unknown or without the tie.
  public let newStrength: Strength?
  /// What else differs, by its name in files: direction, status, confidence, layers; trust and
  /// strength where only one map records them. None unless both maps have the tie.
  public let altered: [String]

  /// How far trust rose (positive) or fell; `nil` where not both maps record it.
  public var trustRise: Double? { Self.rise(oldTrust?.value, newTrust?.value) }
  /// How far strength rose (positive) or fell; `nil` where not both maps record it.
  public var strengthRise: Double? { Self.rise(oldStrength?.value, newStrength?.value) }

  /// Added, lost or kept.
  public var presence: Presence { oldIndex == nil ? .added : newIndex == nil ? .lost : .kept }

  /// Which way it went. Trust decides, and strength where trust is the same or not on both maps.
  public var course: TieCourse {
    switch presence {
    case .added: return .added
    case .lost: return .lost
    case .kept: break
    }
    let rises = [trustRise, strengthRise].compactMap { $0 }
    guard let rise = rises.first(where: { $0 != 0 }) else { return .steady }
    return rise > 0 ? .strengthened : .weakened
  }

  /// Differences below this are rounding.
  private static let least = 1e-9

  private static func rise(_ old: Double?, _ new: Double?) -> Double? {
    guard let old, let new else { return nil }
    let rise = readableDifference(new, less: old)
    return rise.magnitude < least ? 0 : rise
  }
}

extension TieChange {
  init(_ old: (index: Int, tie: Relationship)?, _ new: (index: Int, tie: Relationship)?) {
    oldIndex = old?.index
    newIndex = new?.index
    oldTrust = old?.tie.trust
    newTrust = new?.tie.trust
    oldStrength = old?.tie.strength
    newStrength = new?.tie.strength
    if let old = old?.tie, let new = new?.tie {
      altered = Self.altered(old, new)
    } else {
      altered = []
    }
  }

  private static func altered(_ old: Relationship, _ new: Relationship) -> [String] {
    let fields: [(name: String, differs: Bool)] = [
      ("kind", old.kind != new.kind),
      ("directed", old.directed != new.directed || (old.directed && old.from != new.from)),
      ("trust", (old.trust == nil) != (new.trust == nil)),
      ("strength", (old.strength == nil) != (new.strength == nil)),
      ("confidence", old.confidence != new.confidence),
      ("status", (old.status ?? .active) != (new.status ?? .active)),
      ("layers", Set(old.layers) != Set(new.layers)),
    ]
    return fields.filter(\.differs).map(\.name)
  }
}
