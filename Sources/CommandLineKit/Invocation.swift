// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A command line after parsing: operands and option values, all of them declared.
public struct Invocation: Hashable, Sendable {
  /// The operands in order.
  public private(set) var operands: [String] = []
  private var values: [String: [[String]]] = [:]

  /// Parses `words` by what `command` declares.
  ///
  /// Options may stand anywhere; `--` ends them; `-` alone is an operand. An option given twice
  /// is refused, so that no value is dropped silently.
  public init(_ words: [String], for command: Command) throws(UsageError) {
    var rest = words[...]
    var optionsEnded = false
    while let word = rest.popFirst() {
      if word == "--", !optionsEnded {
        optionsEnded = true
      } else if optionsEnded || word == "-" || !word.hasPrefix("-") {
        operands.append(word)
      } else {
        try take(word, from: &rest, for: command)
      }
    }
  }

  private mutating func take(
    _ word: String, from rest: inout ArraySlice<String>, for command: Command
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isLong = word.hasPrefix("--")
    let name = isLong ? String(parts[0]) : word
    guard let option = command.options.first(where: { $0.names.contains(name) }) else {
      throw UsageError(
        "\(command.name) has no option \(name)" + Self.hint(for: name, in: command))
    }
    var given = isLong && parts.count == 2 ? [String(parts[1])] : []
    guard given.count <= option.values.count else {
      throw UsageError("\(name) takes no value")
    }
    while given.count < option.values.count, let next = rest.popFirst() { given.append(next) }
    guard given.count == option.values.count else {
      throw UsageError("\(name) needs \(option.values.joined(separator: " "))")
    }
    guard values[option.name] == nil else { throw UsageError("\(name) is given twice") }
    values[option.name] = [given]
  }

  private static func hint(for name: String, in command: Command) -> String {
    let known = command.options.flatMap(\.names)
    let near = known.first { candidate in
      candidate.hasPrefix(name)
        || (name.count > 4 && name.hasPrefix(candidate) && candidate.count > 3)
    }
    return near.map { "; did you mean \($0)?" } ?? "; see: actormap \(command.name) --help"
  }

  /// Whether the option was given.
  public func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option that takes one.
  public func value(_ option: String) -> String? { values[option]?.first?.first }

  /// The values of an option that takes several.
  public func all(_ option: String) -> [String]? { values[option]?.first }

  /// The parts of a value separated by commas; empty parts are refused.
  public func list(_ option: String) throws(UsageError) -> [String]? {
    guard let value = value(option) else { return nil }
    let parts = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !parts.contains("") else {
      throw UsageError("\(option): found an empty part in \"\(value)\", expected A,B,…")
    }
    return parts
  }

  /// A whole number of at least `least`.
  public func integer(_ option: String, least: Int) throws(UsageError) -> Int? {
    guard let value = value(option) else { return nil }
    guard let number = Int(value), number >= least else {
      throw UsageError(
        "\(option): found \"\(value)\", expected a whole number of at least \(least)")
    }
    return number
  }

  /// A number in a range.
  public func number(
    _ option: String, in range: ClosedRange<Double>
  ) throws(UsageError) -> Double? {
    guard let value = value(option) else { return nil }
    guard let number = Double(value), range.contains(number) else {
      throw UsageError(
        "\(option): found \"\(value)\", expected a number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
    return number
  }

  /// One of a closed set of words.
  public func choice<Word: RawRepresentable & CaseIterable>(
    _ option: String, _ type: Word.Type
  ) throws(UsageError) -> Word? where Word.RawValue == String {
    guard let value = value(option) else { return nil }
    if let word = Word(rawValue: value) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw UsageError("\(option): found \"\(value)\", expected one of \(known)")
  }
}
