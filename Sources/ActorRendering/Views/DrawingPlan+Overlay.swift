// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

extension DrawingPlan {
  /// The plan with what a view adds.
  func with(_ overlay: ViewOverlay) -> DrawingPlan {
    var plan = self
    plan.actors = actors.map { actor in
      overlay.actors[actor.id].map { actor.with($0) } ?? actor
    }
    plan.ties = ties.map { tie in overlay.ties[tie.id].map { tie.with($0) } ?? tie }
    if let counts = overlay.counts, !plan.subtitle.isEmpty { plan.subtitle[0] = counts }
    plan.subtitle = overlay.lead.map(DrawnText.plain) + plan.subtitle
    plan.viewTitle = overlay.title.map(DrawnText.plain)
    let summary = overlay.summary ?? description
    let notDrawn = ViewPhrases(wording).notDrawn(overlay.notDrawn)
    let lead = (overlay.title.map { [$0 + "."] } ?? []) + overlay.lead
    plan.description = (lead + [summary] + notDrawn + overlay.notes).joined(separator: " ")
    plan.notes = overlay.notes + notDrawn + notes
    plan.markTitle = overlay.markTitle
    plan.quietTitle = overlay.quietTitle
    plan.alteredFields = overlay.alteredFields
    plan.otherGlyphTitle = overlay.otherGlyphTitle
    return plan
  }
}

extension PlannedActor {
  fileprivate func with(_ overlay: ViewOverlay.OnActor) -> PlannedActor {
    var actor = self
    actor.isQuiet = overlay.isQuiet
    actor.change = overlay.change
    actor.form = form.with(isMarked: overlay.isMarked, change: overlay.change)
    actor.accessibleName = ([accessibleName] + overlay.words).joined(separator: ", ")
    return actor
  }
}

extension PlannedTie {
  fileprivate func with(_ overlay: ViewOverlay.OnTie) -> PlannedTie {
    var tie = self
    tie.isQuiet = overlay.isQuiet
    if overlay.isQuiet {
      // Dots as thin as a line would not be seen.
      tie.width = isDotted ? 1.3 : 0.9
      tie.marks = marks.filter { $0 == kind.mark || $0 == .broken }
    }
    tie.change = overlay.change
    tie.remarks = overlay.remarks
    if let change = overlay.change { tie.marks.append(.change(change)) }
    if let count = overlay.count { tie.marks.append(.count(count)) }
    tie.accessibleName = ([accessibleName] + overlay.words + overlay.remarks)
      .joined(separator: ", ")
    return tie
  }
}
