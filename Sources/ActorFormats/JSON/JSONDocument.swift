// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a JSON file holds.
package struct JSONDocument: Sendable {
  /// A key that its object has already. The grammar allows it, a map does not: which of the two
  /// is meant cannot be known.
  package struct RepeatedKey: Sendable {
    package let key: String
    package let offset: Int
  }

  package let root: JSONNode
  package let repeatedKeys: [RepeatedKey]
}
