// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The shapes of one map: what a page sets at a place.
///
/// What is read is in reading order: sides, actors from the parties on, ties by the actor from
/// which they go, conflicts after the others, because what comes later lies above. Marks, badges
/// and names are drawn last, above the ties, and hidden from screen
/// readers: each tie, actor and side says its own. An actor through which a tie of others has to
/// run is drawn once more above it.
struct PanelDrawing {
  private let plan: DrawingPlan
  private let geometry: DrawingGeometry

  init(_ panel: Panel) {
    plan = panel.plan
    geometry = panel.geometry
  }

  /// Everything, at the places of the layout.
  func shapes() -> String { sides() + actors() + ties() + names() }

  private func sides() -> String {
    geometry.sides.map { placed in
      let members = plan.wording.list(placed.side.members.map { plan.actors[$0].name })
      let label = plan.wording.text(
        .sideMembers, naming: placed.side.name, as: "side", ["members": members])
      return "<g class=\"side\" role=\"graphics-object group\" "
        + "aria-label=\"\(DrawnText.escaped(label))\"><path class=\"hull\" d=\""
        + SVGText.rounded(placed.corners, radius: 18) + "\"/></g>\n"
    }.joined()
  }

  private func actors() -> String {
    plan.actors.indices.map { index in
      actor(
        index,
        "role=\"graphics-symbol\" aria-label=\""
          + "\(DrawnText.escaped(plan.actors[index].accessibleName))\"") + "\n"
    }.joined()
  }

  private func actor(_ index: Int, _ more: String) -> String {
    let actor = plan.actors[index]
    return "<g class=\"\(ActorDrawing.classes(actor))\" \(more)>"
      + ActorDrawing.shapes(actor, at: geometry.places[index], plan.wording) + "</g>"
  }

  private func ties() -> String {
    let conflicts = plan.ties.indices.filter { plan.ties[$0].kind.line == .zigzag }
    let others = plan.ties.indices.filter { plan.ties[$0].kind.line != .zigzag }
    return (others + conflicts).map { index in
      let tie = plan.ties[index]
      return "<g class=\"tie \(tie.styleName)\" role=\"graphics-symbol\" "
        + "aria-label=\"\(DrawnText.escaped(tie.accessibleName))\">"
        + TieDrawing.shapes(tie, on: geometry.lines[index])
        + "</g>\n"
    }.joined()
  }

  private func names() -> String {
    let sideNames = geometry.sides.flatMap { placed in
      placed.lines.enumerated().map { row, line in
        SVGText.line(
          line,
          at: Point(
            placed.label.center.x,
            placed.label.minY + PlacedSide.lineHeight * Double(row) + 13),
          "class=\"side-name quiet middle halo\"", of: placed.side.name)
      }
    }
    let marks = plan.ties.indices.filter { !geometry.marks[$0].isEmpty }.map { tie in
      TieDrawing.marks(geometry.marks[tie], plan.ties[tie].styleName, plan.wording)
    }
    let badges = plan.actors.indices.map {
      ActorDrawing.badges(plan.actors[$0], at: geometry.places[$0], plan.wording)
    }.filter { !$0.isEmpty }
    let crossed = geometry.crossedActors(of: plan).map { actor($0, "aria-hidden=\"true\"") }
    let lines = plan.actors.indices.flatMap { index -> [String] in
      guard let box = geometry.labels[index] else { return [] }
      let actor = plan.actors[index]
      return actor.label.enumerated().map { row, line in
        let y = box.minY + LabelPlacement.lineHeight * Double(row) + 11.2
        return SVGText.line(
          line, at: Point(box.center.x, y),
          "class=\"middle halo\(actor.isBold ? " bold" : "")\"", of: actor.name)
      }
    }
    return "<g aria-hidden=\"true\">\n"
      + (crossed + marks + sideNames + badges + lines).joined(separator: "\n")
      + "\n</g>\n"
  }
}
