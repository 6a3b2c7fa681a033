// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

// How densely actors are tied around themselves.
extension BenchTask {
  static let cohesion: [BenchTask] = [
    .measure("degree"),
    .measure("core"),
    .measure("triangles"),
    .measure("clustering"),
    .measure("constraint", reading: .trust),
  ]
}
