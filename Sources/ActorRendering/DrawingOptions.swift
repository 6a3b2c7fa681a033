// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics

/// How the actors are placed.
public enum LayoutChoice: String, Hashable, Sendable, CaseIterable {
  /// Our own search up to 150 actors; Graphviz above: neato up to 300, then sfdp.
  case auto
  case neato
  case fdp
  case sfdp
  case dot
  case twopi
  case circo
  /// Our own layout, without Graphviz.
  case own

  /// The engine that is asked for by name.
  public var engine: LayoutEngine? { LayoutEngine(rawValue: rawValue) }

  /// What it is good for.
  public var title: String {
    switch self {
    case .auto: "our own search up to 150 actors, neato up to 300, sfdp above (default)"
    case .own: "our own search without Graphviz, rows above 150 actors; used where Graphviz fails"
    default: engine?.title ?? rawValue
    }
  }
}

/// How ties run between the actors.
public enum RoutingChoice: String, Hashable, Sendable, CaseIterable {
  /// Bent around other actors, up to 150 actors; straight above.
  case auto
  /// Straight lines only.
  case straight
}

/// Whether ties carry a tab with the letters of the issues that they are about.
public enum IssueTabChoice: String, Hashable, Sendable, CaseIterable {
  /// Where two issues or more occur, on up to 60 ties, 12 in a rolled-up map; beyond that a
  /// note says that there are none.
  case auto
  /// On every tie that is about an issue.
  case on
  /// On none.
  case off
}

/// A bridge-builder candidate to be marked in the drawing.
public struct Highlight: Hashable, Sendable {
  /// The actor's id.
  public var actor: String
  /// The rank among the candidates.
  public var rank: Int

  /// Makes a highlight.
  public init(actor: String, rank: Int) {
    self.actor = actor
    self.rank = rank
  }
}

/// What the size of actors says.
public struct SizeScale: Hashable, Sendable {
  /// What is measured, for the legend.
  public var title: String
  /// The value of each actor by id; actors without one are drawn smallest.
  public var values: [String: Double]

  /// Makes a scale.
  public init(title: String, values: [String: Double]) {
    self.title = title
    self.values = values
  }
}

/// How a map is drawn.
public struct DrawingOptions: Sendable {
  /// Another title than the map's own.
  public var title: String?
  /// Which ties are drawn; what they are read as does not matter here.
  public var view: ViewOptions
  /// How actors are placed.
  public var layout: LayoutChoice
  /// How ties run.
  public var routing: RoutingChoice
  /// Whether ties carry tabs with the letters of their issues.
  public var issueTabs: IssueTabChoice
  /// The colours.
  public var theme: Theme
  /// The paper that the map is drawn for.
  public var page: PageChoice
  /// Where the legend stands.
  public var legend: LegendChoice
  /// Whether the drawing may go on on further sheets where text would be small on one, as a PDF
  /// can: the legend on the last one, several maps a few a sheet.
  public var isPaged: Bool
  /// What decides the size of actors; `nil` takes their `power`, and without it one size.
  public var size: SizeScale?
  /// The bridge-builder candidates to be marked.
  public var highlights: [Highlight]
  /// The names of those between whom the highlighted actors are candidates, for the description.
  public var highlightEnds: [String]
  /// What is said of our own accord: headings, legend, accessible names.
  public var words: InterfaceWords
  /// Where the search for places begins.
  public var seed: Int
  /// How many threads may search for places at once; the drawing does not depend on it.
  public var threads = 1
  /// How much larger than usual actors are drawn: groups need room for many ties side by side.
  var sizeFactor = 1.0
  /// Up to this many ties with issues have tabs unless tabs are asked for.
  var tabLimit = IssueTabs.limit

  /// Makes options; what is left out has its usual setting.
  public init(
    title: String? = nil, view: ViewOptions = ViewOptions(), layout: LayoutChoice = .auto,
    routing: RoutingChoice = .auto, issueTabs: IssueTabChoice = .auto, theme: Theme = .auto,
    page: PageChoice = .none, legend: LegendChoice = .auto, isPaged: Bool = false,
    size: SizeScale? = nil, highlights: [Highlight] = [],
    highlightEnds: [String] = [],
    words: InterfaceWords = .english, seed: Int = 7
  ) {
    self.title = title
    self.view = view
    self.layout = layout
    self.routing = routing
    self.issueTabs = issueTabs
    self.theme = theme
    self.page = page
    self.legend = legend
    self.isPaged = isPaged
    self.size = size
    self.highlights = highlights
    self.highlightEnds = highlightEnds
    self.words = words
    self.seed = seed
  }
}
