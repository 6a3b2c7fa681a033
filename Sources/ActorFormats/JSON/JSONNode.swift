// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A JSON value with the place where it begins.
struct JSONNode: Sendable {
  enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The number's own text.
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
    case .string(let text): Shown.quoted(text)
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The member under `key`; `nil` also where this is no object.
  func member(_ key: String) -> Member? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }
  }

  /// The value without its places.
  var plain: AttributeValue {
    switch value {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let text): .number(text)
    case .string(let text): .string(text)
    case .list(let nodes): .list(nodes.map(\.plain))
    case .object(let members): .object(AttributeList(members.map(\.plain)))
    }
  }
}

extension JSONNode.Member {
  /// The entry without its places.
  var plain: AttributeList.Entry { AttributeList.Entry(key: key, value: node.plain) }
}
