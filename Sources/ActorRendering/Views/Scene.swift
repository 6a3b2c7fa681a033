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
  /// file: pictures of all dates and issues share the places that it finds.
  let basis: DrawingPlan
}

/// A map as a view wants it drawn.
struct DrawnMap {
  /// Only what the view shows, ties with ids.
  var map: ActorMap
  var options: DrawingOptions
  var overlay = ViewOverlay()
  /// The map that decides the places, where it is another.
  var placing: ActorMap?
  /// Whether the sizes are the same whatever date, kinds and layers are asked for.
  var hasLastingSizes = false
  /// Whether nothing but date, kinds and layers decides what is drawn.
  var isWhole = false

  var plan: DrawingPlan { PlanMaker(map, options).plan(tellsFindings: isWhole).with(overlay) }

  /// What decides the places.
  ///
  /// A measure may give actors other sizes on other dates, so that each has the room of the
  /// largest there.
  var basis: DrawingPlan {
    var (map, options) = ((placing ?? map).inCanonicalOrder, options)
    map.asOf = nil
    options.view = ViewOptions()
    if let size = options.size, !hasLastingSizes, map.actors.count <= PlanMaker.labelLimit {
      options.size = SizeScale(
        title: size.title,
        values: Dictionary(
          map.actors.map { ($0.id, 1) }, uniquingKeysWith: { first, _ in first }))
    }
    return PlanMaker(map, options).plan().with(overlay)
  }

  /// A page with this map alone.
  var scene: Scene {
    let plan = plan
    return Scene(parts: [Scene.Part(title: nil, plan: plan)], words: plan.words, basis: basis)
  }
}

/// Turns a question to a map into what is drawn.
struct SceneMaker {
  let map: ActorMap
  let options: DrawingOptions

  /// The whole map.
  var whole: Scene {
    var drawn = DrawnMap(map: map, options: options, isWhole: true)
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
    case .changes(let old): return ChangesView(old, map, options).drawn.scene
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
