// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How the JSON objects of actors or ties stand in records of foreign formats: every field and
/// every attribute of the user's own under a name of its own, so that other tools see them.
///
/// Whatever would not read back the same stands as an object under `more`, as in tables: unknown
/// keys as they are, attributes under `attributes`.
struct RecordShape {
  /// The most attributes that have a name of their own in a record.
  static let ownLimit = 1_000

  private let layout: CSVColumns
  /// The attributes that have a name of their own, by it.
  private let own: [String: String]

  /// - Parameter reserved: names that mean something else in the format.
  init(_ objects: [AttributeList], as layout: CSVColumns, reserved: Set<String> = []) {
    self.layout = layout
    var own: [String: String] = [:]
    for case .object(let attributes)? in objects.lazy.map({ $0["attributes"] }) {
      for key in attributes.lazy.map(\.key) where own[key] == nil && own.count < Self.ownLimit {
        if !key.isEmpty, layout.kind(key) == .own, !reserved.contains(key) { own[key] = key }
      }
    }
    self.own = own
  }

  /// The record of an object; `more` stands last.
  func record(_ object: AttributeList) -> [AttributeList.Entry] {
    var record: [AttributeList.Entry] = []
    var more: [AttributeList.Entry] = []
    for entry in object {
      if entry.key == "attributes", case .object(let attributes) = entry.value {
        let rest = attributes.entries.filter { !hasName($0.key) }
        record += attributes.entries.filter { hasName($0.key) }
        if !rest.isEmpty { more.append(.init(key: entry.key, value: .object(.init(rest)))) }
      } else if let value = value(entry) {
        record.append(.init(key: entry.key, value: value))
      } else {
        more.append(entry)
      }
    }
    if more.isEmpty { return record }
    return record + [.init(key: CSVColumns.more, value: .object(AttributeList(more)))]
  }

  /// One character may be spelled in two ways: the second spelling has no name of its own.
  private func hasName(_ key: String) -> Bool {
    own[key].map { $0.utf8.elementsEqual(key.utf8) } ?? false
  }

  /// What reads back to this value of a field; `nil` where nothing does.
  private func value(_ entry: AttributeList.Entry) -> AttributeValue? {
    guard layout.known.contains(entry.key) else { return nil }
    guard case .string(let text) = entry.value else { return entry.value }
    switch layout.kind(entry.key) {
    // A text of a list would be cut at its semicolons.
    case .list: return .list([entry.value])
    // A grade that looks like a number would be read as one.
    case .number: return text.isEmpty || JSONNumber.isNumber(text) ? nil : entry.value
    case .text, .boolean, .own, .more: return text.isEmpty ? nil : entry.value
    }
  }
}
