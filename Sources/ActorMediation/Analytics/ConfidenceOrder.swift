// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D8: which ties to strengthen first, and in what order.
///
/// **Formula.** β = max over candidates m of Acc(m). A change raises a tie by δ (cut at 1, cost
/// 1 − t before it) or, where asked for, creates one at t₀ (cost 1 + κ · distrust). Of all plans of
/// at most N changes those that give the largest β; of equal ones first the one of lower total
/// cost, then by ids; only plans in which every change is needed.
///
/// **Convention.** β is a minimum, so it stands on plateaus: where no single change helps, pairs
/// are looked at, then triples. β is not submodular: a stepwise order need not be best, so up to
/// three changes the best plan is found exactly, and beyond three the gap to what could be reached
/// at most is given.
///
/// - Complexity: see `PlanSearch`.
public struct ConfidenceOrder: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "confidence-order", number: "D8", title: "First steps of confidence-building",
    question: "Which ties should be strengthened first, alone or together, so that every "
      + "side can accept some mediator?",
    definition:
      "The best acceptability of any candidate is what the sides’ trust in a mediator can "
      + "carry now. Each change strengthens one tie a little; looked for are the changes that "
      + "raise it most. Because the least trusting side decides, one tie alone often changes "
      + "nothing and several together, such as one on each side, do.",
    formula:
      "β = max over candidates m of min over ends of τ(end→m); raising a tie: t → min(1, t + "
      + "δ), cost 1 − t; creating one: t₀, cost 1 + κ·max(0, −t(x→y)), not where some z is positive "
      + "to one of x, y and hostile to the other; the plan of at most N changes with the largest "
      + "β, equal ones by lower cost, then ids; every change in it is needed; the order is "
      + "stepwise: the best single change, where none helps the best pair, then the best triple.",
    output: "Step 1: if Envoy of Party A trusted Women’s network at 0.7 instead of 0.6, the best "
      + "acceptability would rise from 0.54 to 0.63.",
    caveat: "How far trust can be raised, by whom and at what risk the map does not say; cost is "
      + "the distance to full trust, not money or time.",
    literature: [
      Literature(
        "Osgood, C. E. (1962). An alternative to war or surrender. University of Illinois Press"),
      Literature(
        "Saunders, H. H. (1999). A public peace process: sustained dialogue to transform racial "
          + "and ethnic conflicts. St. Martin’s Press", doi: "10.1057/9780312299392"),
    ],
    readsAcceptability: true,
    keyNumbers: [
      .choice("order", .first, "the first step"), .choice("plans", .first, "the best plan"),
      .numbers("singles", "gain"),
    ],
    parameters: [
      MediationParameter(
        "steps", .count(from: 1, to: 12), default: "3",
        "how many changes of ties in all; exact up to 3"),
      MediationParameter(
        "delta", .number(from: 0.001, to: 1), default: "0.1", "by how much a raise adds trust"),
      MediationParameter(
        "create", .truth, default: "false", "also propose ties that are not there yet"),
      MediationParameter(
        "initial-trust", .number(from: 0.001, to: 1), default: "0.3", "the trust of a new tie"),
      MediationParameter(
        "kappa", .number(from: 0, to: 1_000), default: "1",
        "what recorded distrust adds to the cost of a new tie"),
      MediationParameter(
        "order-by", .choice(["gain", "gain-per-cost"]), default: "gain",
        "which of several helpful changes comes first"),
    ])

  private let steps: Int
  private let delta: Double
  private let creates: Bool
  private let initialTrust: Double
  private let kappa: Double
  private let isPerCost: Bool

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    steps = arguments.count("steps")
    delta = arguments.number("delta")
    creates = arguments.isTrue("create")
    initialTrust = arguments.number("initial-trust")
    kappa = arguments.number("kappa")
    isPerCost = arguments["order-by"] == "gain-per-cost"
  }

  /// New ties are nearly as many as there are pairs of actors.
  public var searchesLong: Bool { creates }

  /// Ties that carry trust; where new ties are looked for, all that can speak against one.
  public func tiesRead(on ground: MediationGround) -> [Int] {
    TieSelection(of: ground.map, options: ground.options).indices.filter {
      creates || (ground.map.relationships[$0].trust?.value ?? 0) > 0
    }
  }

  /// Answers with single changes, an order, and the best plans.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    var findings = MediationFindings()
    if !ground.hasTrust {
      findings.notices.append(
        "No tie of this view carries trust"
          + (creates
            ? "."
            : ", so there is none to strengthen. With --create ties that are not there yet are "
              + "proposed."))
    }
    if ground.candidates.isEmpty { findings.notices.append(MediationGround.nobody) }
    guard !ground.candidates.isEmpty, ground.hasTrust || creates else { return findings }
    let model = TrustActions(
      ground, delta: delta, initialTrust: initialTrust, kappa: kappa, creates: creates)
    let planner = ConfidencePlanner(ground, model, isPerCost: isPerCost)
    let singles = planner.singles()
    let order = planner.order(steps, singles)
    let best = planner.bestPlans(steps, order.plans)
    let writer = ConfidenceWriter(planner: planner, steps: steps)
    findings.sentences =
      [writer.opening] + writer.sentences(order) + writer.sentences(best)
    findings.sections = [
      writer.singles(singles.plans), writer.order(order.plans), writer.plans(best),
    ]
    return findings
  }
}
