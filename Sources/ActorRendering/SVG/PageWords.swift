// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a page says around its maps.
struct PageWords: Sendable {
  let title: String
  /// Below the title, a paragraph each.
  let subtitle: [String]
  /// The summary for those who hear the page.
  let description: String
  /// Below the legend.
  let notes: [String]
}

extension DrawingPlan {
  /// The words of a page that shows this map alone.
  var words: PageWords {
    PageWords(title: title, subtitle: subtitle, description: description, notes: notes)
  }
}
