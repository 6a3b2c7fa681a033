// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics

// Fixed points of walks along the ties.
extension BenchTask {
  static let spectra: [BenchTask] = [
    .measure("pagerank", reading: .trust),
    .measure("eigenvector", reading: .trust),
  ]
}
