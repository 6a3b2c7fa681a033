// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// One question of a mediation-support officer that a map can answer. To add one: a new file with
/// a type that conforms, and its line in `MediationCatalog.all`. Command line, help, documentation
/// and every form of report follow from the descriptor and the findings.
public protocol MediationAnalytic: Sendable {
  /// What the analytic is.
  static var descriptor: MediationDescriptor { get }
  /// Whether answering means a long search on a large map, so that the doubt about ties is worth
  /// fewer draws.
  static var searches: Bool { get }
  /// Whether answering this question does; where one parameter makes it long, only then.
  var searchesLong: Bool { get }
  /// Whether ties may be named, which names their actors.
  var namesTies: Bool { get }
  /// Takes the parameters.
  init(_ arguments: MediationArguments) throws(MediationError)
  /// Answers; every number is finite or undefined with a reason.
  func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings
  /// The positions in the ground's map of the ties that the answer can hang on; those in force and
  /// asked for unless the analytic knows better. The fewer, the sooner all combinations of the
  /// doubtful ones can be computed.
  func tiesRead(on ground: MediationGround) -> [Int]
}
