// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A map on a page: alone, or one of several beside each other.
struct Panel {
  /// What it shows, where there are several.
  let title: String?
  let plan: DrawingPlan
  let geometry: DrawingGeometry

  var frame: Box { geometry.frame(of: plan) }
}
