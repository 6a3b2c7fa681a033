// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Plans of confidence-building in sentences and rows.
struct ConfidenceWriter {
  let planner: ConfidencePlanner
  let steps: Int
  private var ground: MediationGround { planner.ground }
  private var model: TrustActions { planner.model }

  private func name(_ actor: Int) -> String { ground.map.actors[actor].name }

  // MARK: - Sentences

  var opening: MediationSentence {
    guard planner.now > 0 else {
      return MediationSentence(
        "As the map stands no candidate is trusted from every end, so the best acceptability is 0.")
    }
    return MediationSentence(
      "As the map stands the best acceptability of any candidate is \(fourDecimals(planner.now)).")
  }

  func sentences(_ order: ConfidencePlanner.Found) -> [MediationSentence] {
    guard !order.plans.isEmpty else {
      let what = steps == 1 ? "single change" : "plan of at most \(min(3, steps)) changes"
      return [
        MediationSentence(
          order.isComplete
            ? "No \(what) of the kind asked for raises it."
            : "No \(what) of the kind asked for was found that raises it, but not all could be "
              + "looked at.")
      ]
    }
    return sentences(order.plans) + (order.isComplete ? [] : [unsure])
  }

  private var unsure: MediationSentence {
    MediationSentence(
      "The map is too large to look at every change within the limit of the search, so that a "
        + "better step than one of these may have been missed.")
  }

  private func sentences(_ stages: [ConfidencePlan]) -> [MediationSentence] {
    var done: [Int] = []
    return stages.enumerated().map { place, stage in
      defer { done += stage.actions }
      let together =
        stage.actions.count == 1
        ? "if "
        : "no \(stage.actions.count == 2 ? "single change helps" : "one or two changes help") now; "
          + "together, if "
      return MediationSentence(
        "Step \(place + 1): \(together)\(changes(stage.actions, after: done)), "
          + "the best acceptability would rise from \(fourDecimals(stage.before)) to "
          + "\(fourDecimals(stage.after)), that of "
          + "\(enumerated(stage.through.map(name))) (cost \(fourDecimals(stage.cost))).",
        ties: ties(stage))
    }
  }

  /// `x trusted y at 0.7 instead of 0.6 and …`.
  private func changes(_ actions: [Int], after done: [Int]) -> String {
    enumerated(
      distinct(actions).map { action, count in
        let tie = model.actions[action]
        let earlier = done.count { $0 == action }
        let value = model.trust(action, after: earlier + count) ?? 0
        let who =
          tie.isMutual
          ? "\(name(tie.from)) and \(name(tie.to)) trusted each other"
          : "\(name(tie.from)) trusted \(name(tie.to))"
        guard let before = model.trust(action, after: earlier) else {
          return "\(who) at \(fourDecimals(value)), where no trust is recorded now"
        }
        return "\(who) at \(fourDecimals(value)) instead of \(fourDecimals(before))"
      })
  }

  private func distinct(_ actions: [Int]) -> [(action: Int, count: Int)] {
    var result: [(action: Int, count: Int)] = []
    for action in actions.sorted() {
      if result.last?.action == action {
        result[result.count - 1].count += 1
      } else {
        result.append((action, 1))
      }
    }
    return result
  }

  func sentences(_ best: ConfidencePlanner.Best) -> [MediationSentence] {
    let number = "\(steps) \(steps == 1 ? "change" : "changes")"
    guard let first = best.plans.first else {
      return best.isExact || steps > ConfidencePlanner.exactSteps
        ? []
        : [
          MediationSentence(
            "Whether any plan of at most \(number) raises it was not decided; none reaches more "
              + "than \(fourDecimals(best.most)).")
        ]
    }
    let others = best.plans.count - 1
    let alike =
      others == 0
      ? ""
      : "; \(best.isComplete ? "" : "at least ")\(others) other "
        + "\(others == 1 ? "plan reaches" : "plans reach") the same"
        + (best.isComplete ? " at the same or a higher cost" : "")
    let sure =
      best.isExact
      ? "No plan of at most \(number) reaches more."
      : "Whether more can be reached was not decided: at most \(fourDecimals(best.most)), which is "
        + "\(fourDecimals(best.most - best.reached)) more."
    return [
      MediationSentence(
        "With at most \(number) the best acceptability that was found is "
          + "\(fourDecimals(best.reached)): if \(changes(first.actions, after: [])) (cost "
          + "\(fourDecimals(first.cost)))\(alike). \(sure)", ties: ties(first))
    ]
  }

  private func ties(_ plan: ConfidencePlan) -> [String] {
    distinct(plan.actions).compactMap { model.actions[$0.action].tie }
  }

  // MARK: - Rows

  private func subject(_ plan: ConfidencePlan) -> [Named] {
    distinct(plan.actions).map { action, count in
      let tie = model.actions[action]
      let times = count == 1 ? "" : count == 2 ? " (twice)" : " (\(count) times)"
      return Named(
        model.id(action), "\(name(tie.from)) \(tie.isMutual ? "↔" : "→") \(name(tie.to))\(times)")
    }
  }

  private func through(_ plan: ConfidencePlan) -> MediationCell {
    .items(plan.through.map { ground.named(ground.map.actors[$0].id) })
  }

  func singles(_ plans: [ConfidencePlan]) -> MediationSection {
    MediationSection(
      id: "singles", title: "Single changes that help", subject: "tie",
      columns: [
        MediationColumn("trust.before", "trust now", .number),
        MediationColumn("trust.after", "then", .number),
        MediationColumn("bridge-trust", "best acceptability", .number),
        MediationColumn("gain", "gain", .number),
        MediationColumn("cost", "cost", .number),
        MediationColumn("gain-per-cost", "gain per cost", .number),
        MediationColumn("through", "whose", .items),
      ],
      rows: plans.map { plan in
        let action = plan.actions[0]
        return MediationRow(
          subject(plan),
          [
            model.trust(action, after: 0).map(MediationCell.number) ?? .undefined(.noTie),
            .number(model.trust(action, after: 1) ?? 0), .number(plan.after), .number(plan.gain),
            .number(plan.cost), .number(plan.gainPerCost), through(plan),
          ], ties: ties(plan))
      })
  }

  func order(_ stages: [ConfidencePlan]) -> MediationSection {
    var total = 0.0
    return MediationSection(
      id: "order", title: "The order, step by step", subject: "ties",
      columns: [
        MediationColumn("step", "step", .count),
        MediationColumn("changes", "changes", .count),
        MediationColumn("bridge-trust", "best acceptability", .number),
        MediationColumn("gain", "gain", .number), MediationColumn("cost", "cost", .number),
        MediationColumn("cost.total", "cost so far", .number),
        MediationColumn("through", "whose", .items),
      ],
      rows: stages.enumerated().map { place, stage in
        total += stage.cost
        return MediationRow(
          subject(stage),
          [
            .count(place + 1), .count(stage.actions.count), .number(stage.after),
            .number(stage.gain), .number(stage.cost), .number(total), through(stage),
          ], ties: ties(stage))
      })
  }

  func plans(_ best: ConfidencePlanner.Best) -> MediationSection {
    MediationSection(
      id: "plans",
      title: steps <= ConfidencePlanner.exactSteps
        ? "The best plans of at most \(steps) \(steps == 1 ? "change" : "changes")"
        : "What the order reaches with at most \(steps) changes",
      subject: "ties",
      columns: [
        MediationColumn("changes", "changes", .count),
        MediationColumn("bridge-trust", "best acceptability", .number),
        MediationColumn("gain", "gain", .number), MediationColumn("cost", "cost", .number),
        MediationColumn("gain-per-cost", "gain per cost", .number),
        MediationColumn(
          "gap", "gap", .number, "how much more any plan of as many changes might reach at most"),
        MediationColumn("through", "whose", .items),
      ],
      rows: best.plans.map { plan in
        MediationRow(
          subject(plan),
          [
            .count(plan.actions.count), .number(plan.after), .number(plan.gain),
            .number(plan.cost), .number(plan.gainPerCost),
            .number(max(0, best.most - best.reached)),
            through(plan),
          ], ties: ties(plan))
      })
  }
}
