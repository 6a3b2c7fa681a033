// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A JSON value with the place where it begins.
package struct JSONNode: Sendable {
  package enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The number's own text.
    case number(String)
    case string(String)
    case list([JSONNode])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    package let keyOffset: Int
    package let node: JSONNode
  }

  package let value: Value
  package let offset: Int

  /// What it is, in words for messages.
  package var words: String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let text): text.utf8.count > 40 ? "a long number" : text
    case .string(let text): Shown.quoted(text)
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The number as JSON writes it, where the value is a text such as `0,9`; else `nil`.
  var withDecimalPoint: String? {
    guard case .string(let text) = value else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].allSatisfy(\.isNumber), !parts[1].isEmpty else { return nil }
    let pointed = parts.joined(separator: ".")
    return Double(pointed) == nil ? nil : pointed
  }

  /// The member under `key`; `nil` also where this is no object.
  package func member(_ key: String) -> Member? {
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

extension JSONNode {
  /// The same value as if all of it stood at one place.
  func moved(to offset: Int) -> JSONNode {
    let moved: Value =
      switch value {
      case .list(let nodes): .list(nodes.map { $0.moved(to: offset) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, keyOffset: offset, node: $0.node.moved(to: offset))
          })
      default: value
      }
    return JSONNode(value: moved, offset: offset)
  }
}
