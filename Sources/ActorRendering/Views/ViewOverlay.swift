// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The sign of what changed since an older map: told by its shape, then by colour.
enum ChangeSign: String, Hashable, Sendable, CaseIterable {
  case added
  case lost
  case stronger
  case weaker
  /// Changed in another way, for example its status.
  case altered

  /// What it says before a relation.
  var short: Word {
    switch self {
    case .added: .changeAdded
    case .lost: .changeLost
    case .stronger: .changeStronger
    case .weaker: .changeWeaker
    case .altered: .changeAltered
    }
  }

  /// What it says, for the legend; the last has a place for what was changed.
  var title: Word {
    switch self {
    case .added: .markAdded
    case .lost: .markLost
    case .stronger: .markStronger
    case .weaker: .markWeaker
    case .altered: .markAltered
    }
  }
}

/// What a view adds to the actors and ties that it draws, and says around them.
struct ViewOverlay: Sendable {
  struct OnActor: Sendable {
    /// Set in corner brackets: what the view is about.
    var isMarked = false
    /// Drawn pale.
    var isQuiet = false
    var change: ChangeSign?
    /// What follows in the accessible name.
    var words: [String] = []
  }

  struct OnTie: Sendable {
    /// Drawn thin and grey.
    var isQuiet = false
    var change: ChangeSign?
    /// A number that stands on the tie.
    var count: String?
    /// What follows in the accessible name: what became of the tie.
    var words: [String] = []
    /// What follows after that, and stands beside names in the text twin.
    var remarks: [String] = []
  }

  var actors: [String: OnActor] = [:]
  /// By the ties' ids.
  var ties: [String: OnTie] = [:]
  /// What the view shows, as a heading: "Focus on …".
  var title: String?
  /// Lines of the subtitle after the title, sentences of the description too.
  var lead: [String] = []
  /// The first line of the subtitle, where counts of actors and ties would mislead.
  var counts: String?
  /// The first sentence of the description for the same reason.
  var summary: String?
  /// Phrases of what is not drawn.
  var notDrawn: [String] = []
  /// Further sentences below the legend.
  var notes: [String] = []
  /// What the actors in brackets are, for the legend.
  var markTitle: String?
  /// What quiet ties and actors are, for the legend.
  var quietTitle: String?
  /// What was changed where the sign says "otherwise", for the legend.
  var alteredFields: String?
  /// What the shape of other actors stands for, for the legend.
  var otherGlyphTitle: String?
}
