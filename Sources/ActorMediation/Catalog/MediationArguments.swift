// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// The values of an analytic's parameters.
public typealias MediationArguments = AnalysisArguments

extension AnalysisArguments {
  /// Checks `given` against the parameters of `descriptor` and fills in the defaults.
  public init(
    _ given: [String: String] = [:], for descriptor: MediationDescriptor
  ) throws(MediationError) {
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

extension MediationParameter.Kind {
  fileprivate func expectation(missedBy value: String) -> String? {
    switch self {
    case .text: nil
    case .truth: ["true", "false"].contains(value) ? nil : "true or false"
    case .choice(let words): AnalysisArguments.expectation(missedBy: value, among: words)
    case .number(let low, let high):
      Double(value).map { $0 >= low && $0 <= high } ?? false
        ? nil : "a number from \(fourDecimals(low)) to \(fourDecimals(high))"
    case .count(let low, let high):
      Int(value).map { $0 >= low && $0 <= high } ?? false
        ? nil : "a whole number from \(low) to \(high)"
    case .list: AnalysisArguments.parts(value).contains("") ? "words separated by commas" : nil
    }
  }
}
