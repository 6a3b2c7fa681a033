// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// What commands of mediation analytics have in common: options from the parameters, one ground,
/// one report.
struct AnalyticRun {
  /// The options that every such command has.
  static let options: [CommandLineKit.Option] =
    BridgeArguments.ends + BridgeArguments.report + UncertaintyArguments.forAnalytics

  /// An option for each parameter of `analytics`, each name once.
  static func options(for analytics: [any MediationAnalytic.Type]) -> [CommandLineKit.Option] {
    var seen: Set<String> = []
    return analytics.flatMap { $0.descriptor.parameters }.filter { seen.insert($0.name).inserted }
      .map { parameter in
        let preset =
          parameter.kind == .truth || parameter.defaultValue.isEmpty
          ? "" : " (default \(parameter.defaultValue))"
        return Option(
          "--\(parameter.name)", values: valueNames(parameter), parameter.summary + preset)
      }
  }

  private static func valueNames(_ parameter: MediationParameter) -> [String] {
    switch parameter.kind {
    case .choice(let words): [words.joined(separator: "|")]
    case .number: ["NUMBER"]
    case .count: ["N"]
    case .truth: []
    case .list: ["A,…"]
    case .text: ["TEXT"]
    }
  }

  private let invocation: Invocation
  private let common: CommonOptions
  private let format: ReportFormat
  private let view: ViewOptions
  private let candidates: BridgeQuestion.Candidates
  private let rule: AcceptabilityRule
  private let doubt: MediationDoubtOptions?
  private let analytics: [(type: any MediationAnalytic.Type, arguments: MediationArguments)]

  /// Reads the options of `analytics`; nothing is read or written yet.
  init(
    _ analytics: [any MediationAnalytic.Type], _ invocation: Invocation, _ common: CommonOptions
  ) throws {
    self.invocation = invocation
    self.common = common
    format = try invocation.choice("--format", ReportFormat.self) ?? .table
    view = try ViewArguments.view(invocation)
    candidates =
      try invocation.choice("--candidates", BridgeQuestion.Candidates.self) ?? .mediators
    rule = try BridgeArguments.rule(invocation)
    doubt = try UncertaintyArguments.forAnalytics(invocation, common)
    self.analytics = try analytics.map { type in
      (type, try Self.arguments(for: type.descriptor, invocation))
    }
  }

  private static func arguments(
    for descriptor: MediationDescriptor, _ invocation: Invocation
  ) throws -> MediationArguments {
    var given: [String: String] = [:]
    for parameter in descriptor.parameters where invocation.has("--\(parameter.name)") {
      given[parameter.name] =
        parameter.kind == .truth ? "true" : invocation.value("--\(parameter.name)")
    }
    return try MediationArguments(given, for: descriptor)
  }

  /// How to ask how sure the answers are, where the map could tell.
  private func hint(_ ground: MediationGround) -> String? {
    guard doubt == nil, ground.map.relationships.contains(where: { $0.confidence != nil })
    else { return nil }
    return "Every tie is taken as certain here; --uncertainty tells how sure the answers are."
  }

  /// Answers and writes the report.
  ///
  /// - Parameter skipping: whether an analytic that cannot answer is told and passed over.
  func write(skipping: Bool) throws -> ExitCode {
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(view, against: map)
    let ground = try MediationGround(
      map, between: EndArguments.ends(invocation), candidates: candidates, rule: rule, view: view)
    var report = AssessmentReport(ground, results: [])
    for (type, arguments) in analytics {
      let outcome = Result { () throws(MediationError) in
        try type.result(
          arguments, on: ground, doubt: doubt, tellsChanges: true, control: common.control)
      }
      switch outcome {
      case .success(let result): report.results.append(result)
      case .failure(let error):
        guard skipping else { throw error }
        let id = type.descriptor.id
        report.refusals.append(.init(analytic: id, reason: error.description))
        common.notice("\(id): \(error.description)")
      }
    }
    if !format.tellsView {
      common.notice(ground.view.words)
      if rule.isUnusual, analytics.contains(where: { $0.type.descriptor.readsAcceptability }) {
        common.notice(rule.words)
      }
      for words in report.unanswered { common.notice(words) }
    }
    if let hint = hint(ground) { common.notice(hint) }
    try Output.write(report.text(as: format), to: invocation.value("--output"))
    return .done
  }
}
