// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorMediation
internal import ActorModel

extension UncertaintyAccount {
  /// What the probabilities were computed from, for people.
  public var words: [String] {
    switch method {
    case .noTies: return []
    case .noConfidence:
      return [
        "No probabilities: none of the \(count(tiesWithoutConfidence, "tie")) that are read has a "
          + "recorded confidence."
      ]
    case .exact where drawnTies == 0:
      return ["No doubtful tie can matter, so the probabilities are 0 or 1."] + remarks
    case .exact:
      return [
        "The probabilities are exact: all \(draws) combinations of the "
          + "\(count(drawnTies, "doubtful tie")) that can matter were computed, each tie existing "
          + "with its recorded confidence\(independence)."
      ] + remarks
    case .draws:
      return [
        "The probabilities are estimates from \(count(draws, "draw")) (seed \(options.seed)) of "
          + "\(count(drawnTies, "tie")), each existing with its recorded confidence"
          + "\(independence); their standard error is at most \(fourDecimals(standardError))."
      ] + remarks
    }
  }

  private var independence: String {
    joinedTies > 0
      ? " and, but for those of one source, independently of the others"
      : " and independently of the others"
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if joinedTies > 0 {
      let sources = joiningSources == 1 ? "one source" : "one of \(joiningSources) sources"
      remarks.append(
        "\(count(joinedTies, "tie")) rest on \(sources) alone "
          + "and are drawn together: where the source is wrong about one of them, it is wrong about "
          + "all that it makes no surer.")
    } else if options.joinsCommonSources {
      remarks.append(
        "No two doubtful ties rest on the same single source, so none are drawn together.")
    }
    if tiesWithoutConfidence > 0 {
      remarks.append(
        count(tiesWithoutConfidence, "tie")
          + (tiesWithoutConfidence == 1
            ? " without a recorded confidence counts as certain."
            : " without a recorded confidence count as certain."))
    }
    if let size = options.trustSpread {
      remarks.append(
        "Trust is drawn too: from a Beta distribution around the recorded trust, as sure as "
          + "\(fourDecimals(size)) observations would make it.")
    }
    return remarks
  }

  /// The same for programs, without what is particular to one report.
  var entries: [(String, AttributeValue?)] {
    let reason: String? =
      switch method {
      case .noConfidence: "noConfidence"
      case .noTies: "noTies"
      case .exact, .draws: nil
      }
    let name = method == .exact ? "exact" : method == .draws ? "draws" : "none"
    return [
      ("method", .string(name)), ("reason", reason.map(AttributeValue.string)),
      ("combinations", method == .exact ? .integer(draws) : nil),
      ("draws", method == .draws ? .integer(draws) : nil),
      ("seed", method == .draws ? .integer(options.seed) : nil),
      ("standardError", hasProbabilities ? .double(standardError) : nil),
      ("trustSpread", options.trustSpread.map(AttributeValue.double)),
      ("drawnTies", hasProbabilities ? .integer(drawnTies) : nil),
      (
        "joinedTies", options.joinsCommonSources && hasProbabilities ? .integer(joinedTies) : nil
      ),
      (
        "joiningSources",
        options.joinsCommonSources && hasProbabilities ? .integer(joiningSources) : nil
      ),
      ("tiesWithConfidence", .integer(tiesWithConfidence)),
      ("tiesWithoutConfidence", .integer(tiesWithoutConfidence)),
    ]
  }
}
