// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The keys under which the fields and attributes of actors, or of ties, are written.
///
/// Every field has a key of its own; so has every attribute, with the type that its values have.
/// A value that its key cannot hold exactly, and everything without a key, is JSON under the key
/// `more`, as in the tables of CSV.
struct GraphMLColumns {
  /// The types that keys are written with, from narrow to wide among the numbers.
  enum Form: Int {
    case string
    case boolean
    case int
    case long
    case double

    var name: String { "\(self)" }
    var isNumber: Bool { rawValue >= Form.int.rawValue }
  }

  /// A value under a key.
  struct Datum {
    let key: Int
    let text: String
  }

  let layout: CSVColumns
  private(set) var names: [String] = []
  private(set) var forms: [Form] = []
  private var places: [String: Int] = [:]
  /// Attributes that have other values than truth values.
  private var mixed: Set<String> = []
  /// What stands in the tag of every element.
  private let inTag: Set<String>

  init(_ layout: CSVColumns, inTag: Set<String>) {
    self.layout = layout
    self.inTag = inTag
  }

  // MARK: - Planning

  /// Looks at an actor or a tie before any is written.
  mutating func plan(for object: AttributeList) {
    for entry in object {
      if entry.key == "attributes", case .object(let own) = entry.value {
        for attribute in own where isOwn(attribute.key) {
          plan(for: attribute)
        }
      } else if inTag.contains(entry.key), case .string(let id) = entry.value {
        if needsLiteral(entry.key, id) { widen(GraphMLTable.literal, to: .string) }
      } else if let form = fieldForm(entry) {
        widen(entry.key, to: form)
      }
    }
    if !data(of: object).more.isEmpty { widen(CSVColumns.more, to: .string) }
  }

  /// Truth values have a key only where there is nothing else of that name: igraph gives false to
  /// all that have none, which would contradict what stands under `more`.
  private mutating func plan(for attribute: AttributeList.Entry) {
    let form = Self.form(attribute.value)
    if form != .boolean, mixed.insert(attribute.key).inserted, let place = places[attribute.key],
      forms[place] == .boolean
    {
      forms[place] = form ?? .string
      widen(CSVColumns.more, to: .string)
    }
    guard let form, form != .boolean || !mixed.contains(attribute.key) else { return }
    widen(attribute.key, to: form)
  }

  /// Ends are the ids of nodes, of which the nodes tell what they stand for. The ids of edges stand
  /// in data as well, for igraph 1.0 reads the ids of nodes in their place.
  private func needsLiteral(_ key: String, _ id: String) -> Bool {
    key == "id" && (layout.needs != ["id"] || !GraphMLText.canHold(id))
  }

  private func isOwn(_ name: String) -> Bool {
    layout.kind(name) == .own && !inTag.contains(name) && !name.isEmpty
      && name != GraphMLTable.literal && GraphMLText.canHold(name)
  }

  private mutating func widen(_ name: String, to form: Form) {
    guard let place = places[name] else {
      places[name] = names.count
      names.append(name)
      return forms.append(form)
    }
    let there = forms[place]
    if form.isNumber, there.isNumber {
      if form.rawValue > there.rawValue { forms[place] = form }
    } else if name == "confidence", form != there {
      // Probabilities have the key, grades do not.
      forms[place] = .double
      widen(CSVColumns.more, to: .string)
    }
  }

  /// The type of an attribute's value; `nil` for what GraphML has no type. An empty text is what
  /// igraph writes where there is none, so that as data it would not be one.
  private static func form(_ value: AttributeValue) -> Form? {
    switch value {
    case .string(let text): isText(text) ? .string : nil
    case .boolean: .boolean
    case .number(let text):
      Int32(text) != nil ? .int : Int64(text) != nil ? .long : .double
    case .null, .list, .object: nil
    }
  }

  private func fieldForm(_ entry: AttributeList.Entry) -> Form? {
    guard !inTag.contains(entry.key), fieldText(entry) != nil else { return nil }
    switch (layout.kind(entry.key), entry.value) {
    case (.boolean, _): return .boolean
    case (.number, .number): return .double
    default: return .string
    }
  }

  // MARK: - Data

  /// The data of an actor or a tie, and what has no key of its own.
  func data(of object: AttributeList) -> (data: [Datum], more: [AttributeList.Entry]) {
    var data: [Datum] = []
    var more: [AttributeList.Entry] = []
    for entry in object {
      if entry.key == "attributes", case .object(let own) = entry.value {
        let rest = own.entries.filter { attribute in
          guard let datum = datum(attribute) else { return true }
          data.append(datum)
          return false
        }
        if !rest.isEmpty { more.append(.init(key: entry.key, value: .object(.init(rest)))) }
      } else if inTag.contains(entry.key) {
        if let datum = literal(entry) { data.append(datum) }
      } else if let text = fieldText(entry), let place = places[entry.key], fits(entry, place) {
        data.append(Datum(key: place, text: text))
      } else {
        more.append(entry)
      }
    }
    return (data, more)
  }

  /// Whether a field's value is of the type of its key.
  private func fits(_ entry: AttributeList.Entry, _ place: Int) -> Bool {
    if case .string = entry.value, forms[place] == .double { return false }
    return true
  }

  /// The key of JSON for what has none.
  var moreKey: Int? { places[CSVColumns.more] }

  private func literal(_ entry: AttributeList.Entry) -> Datum? {
    guard case .string(let id) = entry.value, needsLiteral(entry.key, id),
      let place = places[GraphMLTable.literal]
    else { return nil }
    return Datum(key: place, text: GraphMLText.json(entry.value))
  }

  private func datum(_ attribute: AttributeList.Entry) -> Datum? {
    guard isOwn(attribute.key), let place = places[attribute.key],
      // Two spellings of one character are one name: the second has no key.
      names[place].utf8.elementsEqual(attribute.key.utf8),
      let form = Self.form(attribute.value), let text = attribute.value.plainText,
      form == forms[place] || form.isNumber && forms[place].isNumber
    else { return nil }
    return Datum(key: place, text: text)
  }

  /// The text of a field that reads back to this value, if there is one.
  private func fieldText(_ entry: AttributeList.Entry) -> String? {
    guard layout.known.contains(entry.key) else { return nil }
    switch (entry.value, layout.kind(entry.key)) {
    case (.number(let text), .number): return text
    case (.boolean(let value), .boolean): return value ? "true" : "false"
    case (.string(let text), .number):
      // A grade that looks like a number would be read as one.
      return Self.isText(text) && !JSONNumber.isNumber(text) ? text : nil
    case (.string(let text), .text): return Self.isText(text) ? text : nil
    case (.string(let text), .list): return Self.isText(text) ? CSVList.joined([text]) : nil
    case (.list(let values), .list): return Self.list(values)
    default: return nil
    }
  }

  private static func list(_ values: [AttributeValue]) -> String? {
    let texts = values.compactMap { value in
      if case .string(let text) = value, isText(text) { text } else { nil }
    }
    return texts.count == values.count && !texts.isEmpty ? CSVList.joined(texts) : nil
  }

  private static func isText(_ text: String) -> Bool {
    !text.isEmpty && GraphMLText.canHold(text)
  }
}
