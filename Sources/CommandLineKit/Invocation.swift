// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A command line after parsing: operands and option values, all of them declared.
public struct Invocation: Hashable, Sendable {
  /// The operands in order.
  public private(set) var operands: [String] = []
  /// Each time that a repeatable option was given, in the order of the command line.
  public private(set) var repeated: [Occurrence] = []
  private var values: [String: [String]] = [:]

  /// One time that a repeatable option was given.
  public struct Occurrence: Hashable, Sendable {
    /// The option's name.
    public let option: String
    /// Its values.
    public let values: [String]
  }

  /// Parses `words` by what `command` declares.
  ///
  /// Options may stand anywhere; `--` ends them; `-` alone is an operand. An option given twice
  /// is refused unless it is repeatable, so that no value is dropped silently.
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
    let names = command.options.flatMap(\.names)
    guard let option = command.options.first(where: { $0.names.contains(name) }) else {
      throw UsageError("\(command.name) has no option \(name)\(Self.hint(for: name, in: names))")
    }
    var given = isLong && parts.count == 2 ? [String(parts[1])] : []
    guard given.count <= option.values.count else {
      throw UsageError("\(name) takes no value")
    }
    // A value that is forgotten must not swallow the next option.
    while given.count < option.values.count, let next = rest.first, next != "--",
      !names.contains(where: { next == $0 || next.hasPrefix("\($0)=") })
    {
      given.append(next)
      rest.removeFirst()
    }
    guard given.count == option.values.count else {
      throw UsageError("\(name) needs \(option.values.joined(separator: " "))")
    }
    guard !option.isRepeatable else {
      repeated.append(Occurrence(option: option.name, values: given))
      return
    }
    guard values[option.name] == nil else { throw UsageError("\(name) is given twice") }
    values[option.name] = given
  }

  private static func hint(for name: String, in known: [String]) -> String {
    if let near = Spelling.nearest(to: name, among: known) { return "; did you mean \(near)?" }
    return "; --help tells those that there are"
  }

  /// Whether the option was given.
  public func has(_ option: String) -> Bool {
    values[option] != nil || repeated.contains { $0.option == option }
  }

  /// The value of an option that takes one.
  public func value(_ option: String) -> String? { values[option]?.first }

  /// The values of an option that takes several.
  public func all(_ option: String) -> [String]? { values[option] }

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
        "\(option): found \"\(value)\", expected a number from \(Self.text(range.lowerBound)) to "
          + Self.text(range.upperBound))
    }
    return number
  }

  private static func text(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
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
