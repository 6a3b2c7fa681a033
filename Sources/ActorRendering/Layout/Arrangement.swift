// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where actors stand and on which side of them their names were thought of.
struct Arrangement: Hashable, Sendable {
  var places: [Point]
  /// A number of `LabelPlacement.slots` for each actor.
  var slots: [Int]

  init(_ places: [Point], slots: [Int]? = nil) {
    self.places = places
    self.slots = slots ?? [Int](repeating: 0, count: places.count)
  }
}
