// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

// Betweenness: hops, trust products, ties, and by sampling.
extension BenchTask {
  static let paths: [BenchTask] = [
    .measure("betweenness", as: "betweenness-hops", parameters: ["paths": "hops"]),
    .measure(
      "betweenness", as: "betweenness-trust", reading: .trust, parameters: ["paths": "trust"]),
    .measure("edge-betweenness"),
    .measure("sampled-betweenness"),
  ]
}
