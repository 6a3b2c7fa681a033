// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// A measure that has no meaning on the view that was asked for.
public struct MeasureRefusal: Hashable, Sendable {
  /// The measure's id.
  public let measure: String
  /// What was wrong.
  public let error: AnalysisError

  /// Makes a refusal.
  public init(_ measure: String, _ error: AnalysisError) {
    self.measure = measure
    self.error = error
  }

  /// The sentence that a user reads where one measure was refused.
  public var reason: String { error.description }

  /// The same for many measures: those that were refused for one reason stand together, and the
  /// negative ties are named once for all that refuse them. Each is a sentence.
  public static func sentences(_ refusals: [MeasureRefusal]) -> [String] {
    let (signed, others) = parted(refusals)
    return together(others).map { "not computed: \($0.term): \($0.meaning)" }
      + (lead(signed).map { [$0] } ?? [])
      + together(signed).map { "not computed: \($0.term): \($0.meaning)" }
  }

  // MARK: - For reports

  /// A section that says what was not computed, and why; nothing where nothing was refused.
  static func add(_ refusals: [MeasureRefusal], to prose: inout Prose) {
    guard !refusals.isEmpty else { return }
    prose.heading("Not computed", level: 2)
    let (signed, others) = parted(refusals)
    if !others.isEmpty { prose.definitions(together(others)) }
    guard let lead = lead(signed) else { return }
    prose.lines([lead])
    prose.definitions(together(signed))
  }

  static func tree(_ refusals: [MeasureRefusal]) -> AttributeValue? {
    guard !refusals.isEmpty else { return nil }
    return .list(
      refusals.map { .tree([("id", .string($0.measure)), ("reason", .string($0.reason))]) })
  }

  // MARK: - Steps

  /// So many ties are named.
  private static let named = 10

  /// Those that refuse negative ties, and all others.
  private static func parted(
    _ refusals: [MeasureRefusal]
  ) -> (signed: [MeasureRefusal], others: [MeasureRefusal]) {
    (refusals.filter { !$0.negativeTies.isEmpty }, refusals.filter { $0.negativeTies.isEmpty })
  }

  private var negativeTies: [String] {
    if case .negativeTies(_, let ties) = error { ties } else { [] }
  }

  /// All measures refuse the same ties, those of the view; `nil` where none does.
  private static func lead(_ refusals: [MeasureRefusal]) -> String? {
    guard let ties = refusals.first?.negativeTies else { return nil }
    return "The view has \(count(ties.count, "negative tie")), on which these measures have no "
      + "meaning: " + ties.prefix(named).joined(separator: ", ")
      + (ties.count > named ? ", …" : "") + "."
  }

  /// What is said of this measure beside its id and the negative ties.
  private var words: String {
    if !negativeTies.isEmpty {
      let advice = "read the map"
      return reason.split(separator: "; \(advice)").last.map { "\(advice)\($0)." } ?? reason
    }
    let own = measure + ": "
    return (reason.hasPrefix(own) ? String(reason.dropFirst(own.count)) : reason) + "."
  }

  private static func together(
    _ refusals: [MeasureRefusal]
  ) -> [(term: String, meaning: String)] {
    var together: [(words: String, measures: [String])] = []
    for refusal in refusals {
      let words = refusal.words
      if let place = together.firstIndex(where: { $0.words == words }) {
        together[place].measures.append(refusal.measure)
      } else {
        together.append((words, [refusal.measure]))
      }
    }
    return together.map { ($0.measures.joined(separator: ", "), $0.words) }
  }
}
