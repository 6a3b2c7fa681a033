// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// Every mediation analytic that there is, one line each.
public enum MediationCatalog {
  /// The analytics in the order of their numbers.
  public static let all: [any MediationAnalytic.Type] = [
    ModalityProfile.self,
    Exposure.self,
    TrackLinkage.self,
    Encumbrance.self,
    ConfidenceOrder.self,
    ConveningSet.self,
    InclusionFrontier.self,
    RelationshipTrajectory.self,
    SupportTradeOff.self,
    LocalOwnership.self,
    RepresentationGap.self,
    IssueLayers.self,
    NormAnchoring.self,
    Camps.self,
    Protection.self,
    TeamFit.self,
  ]

  /// The analytic with this id.
  public static func analytic(
    _ id: String
  ) throws(MediationError) -> any MediationAnalytic.Type {
    guard let analytic = all.first(where: { $0.descriptor.id == id }) else {
      if BridgeReport.descriptors.contains(where: { $0.id == id }) {
        throw .invalidArgument("\(id) is part of every report of bridge-builders: ask bridges")
      }
      throw .unknownAnalytic(id, known: all.map { $0.descriptor.id })
    }
    return analytic
  }

  /// Answers with the analytic of this id; parameters left out have their defaults.
  public static func result(
    _ id: String, parameters: [String: String] = [:], on ground: MediationGround,
    doubt: MediationDoubtOptions? = nil, tellsChanges: Bool = false,
    control: RunControl = RunControl()
  ) throws(MediationError) -> MediationResult {
    let analytic = try analytic(id)
    return try analytic.result(
      MediationArguments(parameters, for: analytic.descriptor), on: ground, doubt: doubt,
      tellsChanges: tellsChanges, control: control)
  }
}

extension MediationAnalytic {
  /// Answers, with the question and the parameters beside the answer.
  ///
  /// - Parameters:
  ///   - doubt: how the doubt about ties is carried into the answer; `nil` takes every tie as
  ///     certain.
  ///   - tellsChanges: whether it is told without which single ties the answer would be another,
  ///     unless the doubt tells it.
  public static func result(
    _ arguments: MediationArguments, on ground: MediationGround,
    doubt: MediationDoubtOptions? = nil, tellsChanges: Bool = false,
    control: RunControl = RunControl()
  ) throws(MediationError) -> MediationResult {
    if descriptor.needsEnds, let problem = ground.endsProblem { throw problem }
    let analytic = try Self(arguments)
    let findings = try analytic.findings(on: ground, control: control)
    let doubt = doubt.map { analytic.doubt(about: findings, on: ground, $0, control: control) }
    // Where doubtful ties are told apart, those on which the answer hangs stand there already.
    let isTold = doubt?.account.hasProbabilities ?? false
    return MediationResult(
      descriptor: descriptor, parameters: arguments.entries, findings: findings,
      changes: tellsChanges && !isTold && analytic.namesTies
        ? analytic.changes(of: findings, on: ground, control: control) : [], doubt: doubt)
  }
}
