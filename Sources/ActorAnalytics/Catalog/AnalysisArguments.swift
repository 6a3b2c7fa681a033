// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The values of the parameters of a measure or an analytic, checked and complete.
public struct AnalysisArguments: Hashable, Sendable {
  /// One parameter with its value.
  public struct Entry: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// Its value as text, as given or by default.
    public let value: String
  }

  /// A parameter that may be given.
  package struct Parameter {
    package let name: String
    package let defaultValue: String
    /// What was expected where a value is not legal; `nil` where it is.
    package let expectation: (String) -> String?

    package init(
      _ name: String, default defaultValue: String, expectation: @escaping (String) -> String?
    ) {
      self.name = name
      self.defaultValue = defaultValue
      self.expectation = expectation
    }
  }

  /// What is wrong with a given value, as a sentence.
  package struct Problem: Error {
    package let description: String
  }

  /// All parameters in the order in which they were declared.
  public let entries: [Entry]

  /// Checks `given` against `parameters` and fills in the defaults.
  ///
  /// - Parameter owner: the id of the measure or analytic, for errors.
  package init(
    _ given: [String: String], _ parameters: [Parameter], of owner: String
  ) throws(Problem) {
    let names = parameters.map(\.name)
    for name in given.keys.sorted() where !names.contains(name) {
      throw Problem(description: "\(owner) has no parameter \(name)")
    }
    var entries: [Entry] = []
    for parameter in parameters {
      let value = given[parameter.name] ?? parameter.defaultValue
      if let expected = parameter.expectation(value) {
        throw Problem(
          description: "\(parameter.name) of \(owner): found \"\(value)\", expected \(expected)")
      }
      entries.append(Entry(name: parameter.name, value: value))
    }
    self.entries = entries
  }

  // MARK: - Values

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

  /// The parts of a list, empty ones as well.
  package static func parts(_ value: String) -> [String] {
    value.isEmpty
      ? [] : value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// What was expected where `value` is none of `words`; `nil` where it is one.
  package static func expectation(missedBy value: String, among words: [String]) -> String? {
    words.contains(value) ? nil : "one of " + words.joined(separator: ", ")
  }
}
