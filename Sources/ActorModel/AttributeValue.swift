// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A value of the user's own, kept exactly as it was written. Numbers keep their text, so that
/// a value too long for a `Double` survives reading and writing.
public indirect enum AttributeValue: Hashable, Sendable {
  /// A `null`: the key is there without a value.
  case null
  /// A truth value.
  case boolean(Bool)
  /// The number's JSON text, for example `1.50`.
  case number(String)
  /// A text.
  case string(String)
  /// Values in order.
  case list([AttributeValue])
  /// Named values.
  case object(AttributeList)

  /// The text that a reader of a table or a group label sees; lists and objects have none.
  public var plainText: String? {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .number(let text), .string(let text): text
    case .null, .list, .object: nil
    }
  }
}

/// Named values in the order in which they were written. Two lists are equal when they hold the
/// same values under the same names: the order is kept for people, it means nothing.
public struct AttributeList: Hashable, Sendable, Sequence, ExpressibleByDictionaryLiteral {
  /// One named value.
  public struct Entry: Hashable, Sendable {
    /// The name, as written.
    public var key: String
    /// What stands under it.
    public var value: AttributeValue
    /// Makes a named value.
    public init(key: String, value: AttributeValue) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in written order.
  public var entries: [Entry]

  /// Makes a list of `entries`.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Makes a list of the pairs as written; names may repeat.
  public init(dictionaryLiteral elements: (String, AttributeValue)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { entries.isEmpty }

  /// The value under `key`; setting replaces in place, appends, or removes with `nil`.
  public subscript(key: String) -> AttributeValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Whether both hold the same values under the same names, in any order.
  public static func == (a: AttributeList, b: AttributeList) -> Bool {
    a.entries == b.entries || Set(a.entries) == Set(b.entries)
  }

  /// Hashes without regard to order, as `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(Set(entries)) }

  /// Goes through the entries in written order.
  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}
