// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorModel

/// Which ties a view of trust left out since their trust is unknown, or 0 or below.
public struct LeftOutTies: Sendable {
  /// So many ties are named for each reason.
  public static let limit = 50
  /// The ids of the first ties for each reason, in the order of the map.
  let ids: [LeftOutReason: [String]]

  /// Finds the ties that `view` left out of `map` as `options` read it; none in other views, where
  /// nothing but the count is told.
  ///
  /// - Complexity: O(relationships).
  public init(of map: ActorMap, options: ViewOptions, view: ViewReport) {
    guard view.reading == .trust else {
      ids = [:]
      return
    }
    let names = map.relationshipIDs
    var ids: [LeftOutReason: [String]] = [:]
    for position in TieSelection(of: map, options: options).indices {
      let trust = map.relationships[position].trust?.value
      guard trust ?? 0 <= 0 else { continue }
      let reason: LeftOutReason = trust == nil ? .unknownTrust : .noTrust
      guard ids[reason, default: []].count < Self.limit else { continue }
      ids[reason, default: []].append(names[position])
    }
    self.ids = ids
  }
}
