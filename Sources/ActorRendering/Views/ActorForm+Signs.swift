// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension ActorForm {
  /// How far the brackets stand off from everything else of the actor.
  private static let bracketGap = 5.0

  /// The form with room for brackets around it and a sign at its lower right.
  func with(isMarked: Bool, change: ChangeSign?) -> ActorForm {
    var form = self
    if let change {
      let away = (max(width, height) + 1) * 0.74
      form.badges.append(PlacedBadge(badge: .change(change), center: Point(away, away)))
    }
    if isMarked {
      form.bracketReach = max(width, height) + Self.bracketGap
      form.width = form.bracketReach + 1
      form.height = form.bracketReach + 1
    }
    form.boxes =
      [Box(center: .zero, width: 2 * form.width, height: 2 * form.height)]
      + form.badges.map(\.box)
    form.frame = form.boxes.dropFirst().reduce(form.boxes[0]) { $0.union($1) }
    return form
  }
}
