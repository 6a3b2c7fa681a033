// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

// Distances in hops from everyone to everyone.
extension BenchTask {
  static let distances: [BenchTask] = [
    .measure("closeness"),
    .measure("closeness", as: "closeness-wasserman-faust", column: 1),
    .measure("harmonic-closeness"),
    .measure("eccentricity"),
  ]
}
