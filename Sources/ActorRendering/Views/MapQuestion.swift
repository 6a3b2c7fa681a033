// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// What a drawing is to answer; without a question it shows the whole map.
public enum MapQuestion: Hashable, Sendable {
  /// Who is near an actor: everyone within so many steps along drawn ties, in any direction, and
  /// the ties among them.
  case focus(actor: String, within: Int)
  /// Which trusted channels there are between two ends.
  case channels(ShownChannels)
  /// How groups stand to each other: every side, role, or value of another field or attribute is
  /// one actor, ties between groups are merged.
  case rollUp(by: String)
  /// What changed since an older map, each map on its own date. A date in the options is that of
  /// the newer one.
  case changes(since: ActorMap)
  /// Issue by issue, a panel each: of all ties, or of these layers.
  case layers([String]?)
  /// Date by date, a panel each.
  case dates([CalendarDate])
}
