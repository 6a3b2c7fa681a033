// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What is drawn on a page, and what decides the places of all that is drawn.
struct Scene {
  /// A map of the page before it has places.
  struct Part {
    let title: String?
    let plan: DrawingPlan
  }

  let parts: [Part]
  let words: PageWords
  /// Everyone who is drawn with every tie that there is, in an order that does not depend on the
  /// file: pictures of all dates and issues share the places that it finds. Where there are
  /// several they are placed in turn, and whoever has a place keeps it; the last has everyone.
  let bases: [DrawingPlan]
  /// How much farther apart than they were found those stand whom the map gives no places.
  var spread = 1.0
  /// What the reader should know of the question.
  var notices: [String] = []
}

/// A map as a view wants it drawn.
struct DrawnMap {
  /// Only what the view shows, ties with ids.
  var map: ActorMap
  var options: DrawingOptions
  var overlay = ViewOverlay()
  /// What the signs mean on the whole map, of which this may be a part.
  var signs: SharedSigns?
  /// Whether the sizes are the same whatever is asked for.
  var hasLastingSizes = false
  /// How much farther apart than usual everybody stands.
  var spread = 1.0
  /// Whether nothing but date, kinds and layers decides what is drawn.
  var isWhole = false

  init(map: ActorMap, options: DrawingOptions, signs: SharedSigns? = nil) {
    self.map = map
    self.options = options
    self.signs = signs
  }

  var plan: DrawingPlan {
    PlanMaker(map, options, signs).plan(tellsFindings: isWhole).with(overlay)
  }

  /// What decides the places: the map as it is drawn without a theme, measure, candidates, date,
  /// kinds or issues of one's own, so that all such pictures share them.
  var basis: DrawingPlan {
    var (map, options) = (map.inCanonicalOrder, options)
    map.asOf = nil
    options.view = ViewOptions()
    options.theme = .auto
    options.highlights = []
    options.issueTabs = .auto
    if !hasLastingSizes { options.size = nil }
    return PlanMaker(map, options, signs).plan().with(overlay)
  }

  /// A page with this map alone.
  var scene: Scene {
    let plan = plan
    return Scene(
      parts: [Scene.Part(title: nil, plan: plan)], words: plan.words, bases: [basis],
      spread: spread)
  }
}

/// Turns a question to a map into what is drawn.
struct SceneMaker {
  let map: ActorMap
  let options: DrawingOptions

  /// The whole map.
  var whole: Scene {
    var drawn = DrawnMap(map: map, options: options)
    drawn.isWhole = true
    drawn.overlay.lead = ViewPhrases(options).filter(options.view)
    return drawn.scene
  }

  func scene(for question: MapQuestion?) throws(QuestionError) -> Scene {
    switch question {
    case nil: return whole
    case .focus(let actor, let steps):
      return try FocusView(map, options).drawn(on: actor, within: steps).scene
    case .channels(let channels): return try ChannelsView(map, options).drawn(channels).scene
    case .rollUp(let attribute): return try RollUpView(map, options, by: attribute).drawn.scene
    case .changes(let old): return ChangesView(old.withReadableNames, map, options).scene
    case .layers(let layers): return try PanelsView(map, options).layers(layers)
    case .dates(let dates): return try PanelsView(map, options).dates(dates)
    }
  }
}

extension ActorMap {
  /// Actors by id, ties by what they say: the same however the file is sorted.
  fileprivate var inCanonicalOrder: ActorMap {
    var map = self
    map.actors.sort { idPrecedes($0.id, $1.id) }
    map.relationships.sort { a, b in
      let (x, y) = (
        [a.from, a.to, a.kind?.rawValue ?? ""], [b.from, b.to, b.kind?.rawValue ?? ""]
      )
      for (p, q) in zip(x, y) where p != q { return idPrecedes(p, q) }
      return (a.trust?.value ?? -2, a.strength?.value ?? -1, a.directed ? 1 : 0)
        < (b.trust?.value ?? -2, b.strength?.value ?? -1, b.directed ? 1 : 0)
    }
    return map
  }

  /// The map with these actors, these ties and what they cite; ties get ids, so that they keep
  /// their names.
  func keeping(actors kept: Set<String>, ties: [Int]) -> ActorMap {
    let ids = relationshipIDs
    var map = self
    map.actors = actors.filter { kept.contains($0.id) }
    map.relationships = ties.map { index in
      var tie = relationships[index]
      tie.id = ids[index]
      return tie
    }
    map.layout = layout.filter { kept.contains($0.actor) }
    let cited = Set(map.actors.flatMap(\.sources) + map.relationships.flatMap(\.sources))
    map.sources = sources.filter { cited.contains($0.id) }
    return map
  }
}

/// The ties that are drawn of a map, for views that choose among them.
struct DrawnTies {
  /// Places in the map's relationships, without ties of an actor to itself.
  let indices: [Int]
  private let loops: Int
  private let leftOut: [LeftOutReason: Int]
  let asOf: CalendarDate?

  init(_ map: ActorMap, _ view: ViewOptions) {
    let selection = TieSelection(of: map, options: view)
    indices = selection.indices.filter { map.relationships[$0].from != map.relationships[$0].to }
    loops = selection.indices.count - indices.count
    leftOut = selection.leftOut
    asOf = selection.asOf
  }

  /// What is left out whatever the view chooses.
  func notDrawn(_ phrases: ViewPhrases) -> [String] {
    LeftOutReason.allCases.compactMap { reason in
      leftOut[reason].map { phrases.leftOut(reason, $0) }
    } + (loops > 0 ? [phrases.text(.notDrawnLoop, ["ties": phrases.ties(loops)])] : [])
  }
}
