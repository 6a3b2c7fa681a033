// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorMediation
public import ActorModel
public import ActorRendering

/// What an officer's brief is to be about; what is left out has its usual setting.
public struct BriefQuestion: Sendable {
  /// Side or actor ids; `nil` means every side that has actors.
  public var between: [String]?
  /// Who is looked at as a mediator.
  public var candidates: BridgeQuestion.Candidates
  /// θ: the trust that a tie needs to carry a channel and to hold a table together.
  public var threshold: Double
  /// The roles that an actor on a channel needs; `nil` means any actor.
  public var roles: [Role]?
  /// θ_c: the trust from which a community counts as reached.
  public var coverThreshold: Double
  /// How acceptability reads the chains of trust.
  public var rule: AcceptabilityRule
  /// What of the map is looked at; trust is what is read.
  public var view: ViewOptions
  /// How the doubt about ties is carried into the ranking; `nil` takes every tie as certain.
  public var uncertainty: UncertaintyOptions?
  /// The most draws in which sections 4 to 8 look at how sure their answers are; 0 leaves that out.
  public var sectionDraws: Int
  /// How the map is drawn; `nil` makes no picture. What is drawn is what `view` looks at.
  public var drawing: DrawingOptions?

  /// Asks with the usual settings.
  public init(
    between: [String]? = nil, candidates: BridgeQuestion.Candidates = .mediators,
    threshold: Double = 0.5, roles: [Role]? = [.representative, .mediator],
    coverThreshold: Double = 0.5, rule: AcceptabilityRule = AcceptabilityRule(),
    view: ViewOptions = ViewOptions(),
    uncertainty: UncertaintyOptions? = UncertaintyOptions(),
    sectionDraws: Int = 300, drawing: DrawingOptions? = DrawingOptions()
  ) {
    self.between = between
    self.candidates = candidates
    self.threshold = threshold
    self.roles = roles
    self.coverThreshold = coverThreshold
    self.rule = rule
    self.view = view
    self.uncertainty = uncertainty
    self.sectionDraws = sectionDraws
    self.drawing = drawing
  }
}
