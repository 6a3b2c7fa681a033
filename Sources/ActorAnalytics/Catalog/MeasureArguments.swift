// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The values of a measure's parameters, checked and complete.
public struct MeasureArguments: Hashable, Sendable {
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
    _ given: [String: String] = [:], for descriptor: MeasureDescriptor
  ) throws(AnalysisError) {
    let names = descriptor.parameters.map(\.name)
    for name in given.keys.sorted() where !names.contains(name) {
      throw .invalidArgument("\(descriptor.id) has no parameter \(name)")
    }
    var entries: [Entry] = []
    for parameter in descriptor.parameters {
      let value = given[parameter.name] ?? parameter.defaultValue
      try Self.check(value, for: parameter, of: descriptor)
      entries.append(Entry(name: parameter.name, value: value))
    }
    self.entries = entries
  }

  private static func check(
    _ value: String, for parameter: MeasureParameter, of descriptor: MeasureDescriptor
  ) throws(AnalysisError) {
    switch parameter.kind {
    case .text: return
    case .choice(let words):
      guard !words.contains(value) else { return }
      throw .invalidArgument(
        "\(parameter.name) of \(descriptor.id): found \"\(value)\", expected one of "
          + words.joined(separator: ", "))
    case .number(let low, let high):
      if let number = Double(value), number >= low, number < high { return }
      throw .invalidArgument(
        "\(parameter.name) of \(descriptor.id): found \"\(value)\", expected a number from "
          + "\(low) to below \(high)")
    }
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
}
