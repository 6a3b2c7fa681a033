// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Legend {
  /// What the signs of views mean, as far as they occur.
  static func views(_ plan: DrawingPlan) -> [Item] {
    marks(plan) + changes(plan) + quiet(plan) + counts(plan)
  }

  private static func marks(_ plan: DrawingPlan) -> [Item] {
    guard let title = plan.markTitle,
      plan.actors.contains(where: { $0.form.bracketReach > 0 })
    else { return [] }
    return [Item(sample: SignDrawing.brackets(reach: 8, at: .zero), text: title)]
  }

  private static func changes(_ plan: DrawingPlan) -> [Item] {
    let used = Set(
      plan.actors.compactMap(\.change) + plan.ties.flatMap(\.marks).compactMap(\.changeSign))
    return ChangeSign.allCases.filter(used.contains).map { sign in
      Item(
        sample: SignDrawing.change(sign, at: .zero),
        text: plan.wording.text(sign.title, ["fields": plan.alteredFields ?? ""]))
    }
  }

  private static func quiet(_ plan: DrawingPlan) -> [Item] {
    guard let title = plan.quietTitle,
      plan.actors.contains(where: \.isQuiet) || plan.ties.contains(where: \.isQuiet)
    else { return [] }
    let shape = ActorDrawing.outline(.other, radius: 7, at: Point(9, 0), "outline")
    let line =
      plan.ties.contains(where: \.isQuiet)
      ? TieDrawing.line(.single, Curve([Point(-16, 0), Point(0, 0)]), width: 0.9, isDotted: false)
      : ""
    return [
      Item(
        sample: "<g class=\"faint\">\(line)</g><g class=\"other pale\">\(shape)</g>", text: title)
    ]
  }

  private static func counts(_ plan: DrawingPlan) -> [Item] {
    let counts = plan.ties.flatMap(\.marks).compactMap(\.countText)
    guard !counts.isEmpty else { return [] }
    let plain = Item(
      sample: SignDrawing.count("3", at: .zero), text: plan.wording.text(.markMerged))
    let withDistrust = counts.contains { $0.contains("−") }
    return [plain]
      + (withDistrust
        ? [
          Item(
            sample: SignDrawing.count("3, 1−", at: .zero),
            text: plan.wording.text(.markMergedDistrust))
        ] : [])
  }
}

extension TieMark {
  var changeSign: ChangeSign? { if case .change(let sign) = self { sign } else { nil } }
  var countText: String? { if case .count(let text) = self { text } else { nil } }
}
