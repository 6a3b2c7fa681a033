// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why an analysis was refused.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No measure has this id.
  case unknownMeasure(String, known: [String])
  /// A parameter that the measure does not have, or a value outside its range.
  case invalidArgument(String)
  /// The measure has no meaning on negative ties.
  case negativeTies(measure: String, ties: [String])
  /// The measure has no meaning on this view.
  case unsupportedView(measure: String, reason: String)
  /// A search for all there are would take too long, and a part of them would mislead.
  case searchLimit(measure: String, reason: String)
  /// The run was ended from outside before it had a result.
  case cancelled

  /// The sentence that a user reads.
  public var description: String {
    switch self {
    case .unknownMeasure(let id, let known):
      "no measure is called \"\(id)\"; there are \(known.joined(separator: ", "))"
    case .invalidArgument(let sentence): sentence
    case .negativeTies(let measure, let ties):
      "\(measure) has no meaning on negative ties, and the view has \(ties.count): "
        + ties.prefix(10).joined(separator: ", ") + (ties.count > 10 ? ", …" : "")
        + "; read the map as trust or hops" + Self.signed(insteadOf: measure)
    case .unsupportedView(let measure, let reason): "\(measure): \(reason)"
    case .searchLimit(let measure, let reason): "\(measure): \(reason)"
    case .cancelled: "the run was cancelled before it had a result"
    }
  }

  /// What to ask instead, where the measure is known.
  private static func signed(insteadOf measure: String) -> String {
    guard let found = MeasureCatalog.all.first(where: { $0.descriptor.id == measure }) else {
      return ""
    }
    return found.descriptor.signedMeasure.map { ", or ask for \($0), which reads signs" }
      ?? "; no measure of signs answers its question"
  }
}
