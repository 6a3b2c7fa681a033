// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The values of a measure's parameters.
public typealias MeasureArguments = AnalysisArguments

extension AnalysisArguments {
  /// Checks `given` against the parameters of `descriptor` and fills in the defaults.
  public init(
    _ given: [String: String] = [:], for descriptor: MeasureDescriptor
  ) throws(AnalysisError) {
    let parameters = descriptor.parameters.map { parameter in
      Parameter(parameter.name, default: parameter.defaultValue) {
        parameter.kind.expectation(missedBy: $0)
      }
    }
    let outcome = Result { () throws(Problem) in
      try AnalysisArguments(given, parameters, of: descriptor.id)
    }
    switch outcome {
    case .success(let arguments): self = arguments
    case .failure(let problem): throw .invalidArgument(problem.description)
    }
  }
}

extension MeasureParameter.Kind {
  fileprivate func expectation(missedBy value: String) -> String? {
    switch self {
    case .text, .group: nil
    case .actors:
      AnalysisArguments.parts(value).contains("")
        ? "ids of actors, separated by commas" : nil
    case .count(let low, let high):
      Int(value).map { (low...high).contains($0) } ?? false
        ? nil : "a whole number from \(low) to \(high)"
    case .choice(let words): AnalysisArguments.expectation(missedBy: value, among: words)
    case .number(let low, let high):
      Double(value).map { $0 >= low && $0 < high } ?? false
        ? nil : "a number from \(low) to below \(high)"
    }
  }
}
