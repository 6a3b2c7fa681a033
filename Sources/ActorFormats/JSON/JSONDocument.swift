// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a JSON file holds.
struct JSONDocument: Sendable {
  /// A key that its object has already. The grammar allows it, a map does not: which of the two
  /// is meant cannot be known.
  struct RepeatedKey: Sendable {
    let key: String
    let offset: Int
  }

  let root: JSONNode
  let repeatedKeys: [RepeatedKey]
}
