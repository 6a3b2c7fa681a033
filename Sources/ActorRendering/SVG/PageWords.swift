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
}

extension DrawingPlan {
  /// The words of a page that shows this map alone.
  var words: PageWords {
    PageWords(
      title: title, documentTitle: viewTitle.map { "\(title): \($0)" } ?? title, heading: viewTitle,
      subtitle: subtitle,
      description: description, notes: notes)
  }
}
