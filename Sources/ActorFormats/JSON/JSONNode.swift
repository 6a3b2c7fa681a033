// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A JSON value with the place where it begins.
struct JSONNode: Sendable {
  indirect enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case list([JSONNode])
    case object([Member])
  }

  struct Member: Sendable {
    let key: String
    let keyOffset: Int
    let node: JSONNode
  }

  let value: Value
  let offset: Int

  /// What it is, in words for messages.
  var words: String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let text): text.utf8.count > 40 ? "a long number" : text
    case .string(let text): text.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
    case .list: "a list"
    case .object: "an object"
    }
  }
}
