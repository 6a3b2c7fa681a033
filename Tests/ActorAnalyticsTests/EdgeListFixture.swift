// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import GraphCore

enum EdgeListFixture {
  /// An edge list without trust, ids in the order of the numbers.
  static func list(count: Int, ties: [(Int, Int)], trust: [Double]? = nil) -> EdgeList {
    EdgeList(
      ids: (0..<count).map { String(100_000 + $0) }, sources: ties.map { UInt32($0.0) },
      targets: ties.map { UInt32($0.1) }, trust: trust)
  }
}
