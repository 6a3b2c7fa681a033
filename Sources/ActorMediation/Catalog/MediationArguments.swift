// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The values of an analytic's parameters, checked and complete.
public struct MediationArguments: Hashable, Sendable {
  /// One parameter with its value.
  public struct Entry: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// Its value as text, as given or by default.
    public let value: String
  }

  /// All parameters in the descriptor's order.
  public let entries: [Entry]

  /// Checks `given` against the parameters of `descriptor` and fills in the defaults.
  public init(
    _ given: [String: String] = [:], for descriptor: MediationDescriptor
  ) throws(MediationError) {
    let names = descriptor.parameters.map(\.name)
    for name in given.keys.sorted() where !names.contains(name) {
      throw .invalidArgument("\(descriptor.id) has no parameter \(name)")
    }
    var entries: [Entry] = []
    for parameter in descriptor.parameters {
      let value = given[parameter.name] ?? parameter.defaultValue
      if let expected = Self.expectation(missedBy: value, parameter.kind) {
        throw .invalidArgument(
          "\(parameter.name) of \(descriptor.id): found \"\(value)\", expected \(expected)")
      }
      entries.append(Entry(name: parameter.name, value: value))
    }
    self.entries = entries
  }

  /// What was expected where `value` is not legal; `nil` where it is.
  private static func expectation(missedBy value: String, _ kind: MediationParameter.Kind)
    -> String?
  {
    switch kind {
    case .text: nil
    case .truth: ["true", "false"].contains(value) ? nil : "true or false"
    case .choice(let words):
      words.contains(value) ? nil : "one of " + words.joined(separator: ", ")
    case .number(let low, let high):
      Double(value).map { $0 >= low && $0 <= high } ?? false
        ? nil : "a number from \(fourDecimals(low)) to \(fourDecimals(high))"
    case .count(let low, let high):
      Int(value).map { $0 >= low && $0 <= high } ?? false
        ? nil : "a whole number from \(low) to \(high)"
    case .list: parts(value).contains("") ? "words separated by commas" : nil
    }
  }

  private static func parts(_ value: String) -> [String] {
    value.isEmpty
      ? [] : value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The text of a parameter.
  ///
  /// - Precondition: the descriptor has this parameter.
  public subscript(name: String) -> String {
    guard let entry = entries.first(where: { $0.name == name }) else {
      preconditionFailure("no parameter \(name) was declared")
    }
    return entry.value
  }

  /// The number that a parameter holds.
  ///
  /// - Precondition: the descriptor declares it as a number.
  public func number(_ name: String) -> Double {
    guard let number = Double(self[name]) else {
      preconditionFailure("parameter \(name) was not declared as a number")
    }
    return number
  }

  /// The whole number that a parameter holds.
  ///
  /// - Precondition: the descriptor declares it as a count.
  public func count(_ name: String) -> Int {
    guard let number = Int(self[name]) else {
      preconditionFailure("parameter \(name) was not declared as a count")
    }
    return number
  }

  /// Whether a switch is on.
  public func isTrue(_ name: String) -> Bool { self[name] == "true" }

  /// The words of a list, each once, in the order in which they were given.
  public func list(_ name: String) -> [String] {
    var seen: Set<String> = []
    return Self.parts(self[name]).filter { seen.insert($0).inserted }
  }
}
