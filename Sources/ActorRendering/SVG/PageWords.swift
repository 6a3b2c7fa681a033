// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a page says around its maps.
struct PageWords: Sendable {
  let title: String
  /// The title with what of the map is shown, for those who see or hear it alone.
  let documentTitle: String
  /// What of the map is shown, below the title.
  let heading: String?
  /// Below the heading, a paragraph each.
  let subtitle: [String]
  /// The summary for those who hear the page.
  let description: String
  /// Below the legend.
  let notes: [String]
  /// Whether the last paragraph below the heading is the map's own description, which may stand on
  /// another page than the map.
  var hasAbout = false

  /// What stands with the map on its page: date, viewpoint, counts, what is shown.
  var facts: [String] { hasAbout ? Array(subtitle.dropLast()) : subtitle }
}

extension DrawingPlan {
  /// The words of a page that shows this map alone.
  var words: PageWords {
    PageWords(
      title: title, documentTitle: viewTitle.map { "\(title): \($0)" } ?? title, heading: viewTitle,
      subtitle: subtitle,
      description: description, notes: notes, hasAbout: hasAbout)
  }
}
