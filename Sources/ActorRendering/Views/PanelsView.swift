// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// The map several times on one page, every actor at the same place each time.
struct PanelsView {
  private let map: ActorMap
  private let options: DrawingOptions
  private let phrases: ViewPhrases

  init(_ map: ActorMap, _ options: DrawingOptions) {
    self.map = map
    self.options = options
    phrases = ViewPhrases(options)
  }

  /// A panel for each issue.
  func layers(_ asked: [String]?) throws(QuestionError) -> Scene {
    var view = options.view
    view.layers = nil
    let drawn = DrawnTies(map, view)
    let ties = drawn.indices.map { map.relationships[$0] }
    let known = Set(ties.flatMap(\.layers)).sorted(by: idPrecedes)
    for layer in asked ?? [] where !known.contains(layer) {
      throw .unknownLayer(layer, known: known)
    }
    let layers = asked ?? known
    guard !layers.isEmpty else { throw .noLayers }
    guard layers.count <= QuestionError.panelLimit else { throw .manyLayers(layers.count) }
    let parts = layers.map { layer in
      var view = options.view
      view.layers = [layer]
      return part(phrases.capitalised(layer), view)
    }
    let others = ties.count { !$0.layers.contains(where: layers.contains) }
    let without = ties.count(where: \.layers.isEmpty)
    let notDrawn =
      (without > 0 ? [phrases.text(.notDrawnNoLayer, ["ties": phrases.ties(without)])] : [])
      + (others > without
        ? [phrases.text(.notDrawnOtherIssues, ["ties": phrases.ties(others - without)])] : [])
      + drawn.notDrawn(phrases)
    return scene(
      parts, title(parts, .viewLayersOne, .viewLayersOther), asOf: drawn.asOf, notDrawn: notDrawn)
  }

  /// A panel for each date.
  func dates(_ dates: [CalendarDate]) throws(QuestionError) -> Scene {
    guard (1...QuestionError.panelLimit).contains(dates.count),
      Set(dates.map(\.description)).count == dates.count
    else { throw .badDates }
    let parts = dates.map { date in
      var view = options.view
      view.asOf = date
      return part(DateWords.text(date, in: options.words), view)
    }
    return scene(parts, title(parts, .viewDatesOne, .viewDatesOther), asOf: nil, notDrawn: [])
  }

  // MARK: - Parts

  private func title(_ parts: [Scene.Part], _ one: Word, _ other: Word) -> String {
    phrases.words.text(counting: parts.count, one, other)
  }

  /// Actors without a tie in the panel stay, pale.
  private func part(_ name: String, _ view: ViewOptions) -> Scene.Part {
    var options = options
    options.view = view
    let ties = DrawnTies(map, view).indices
    let tied = Set(ties.flatMap { [map.relationships[$0].from, map.relationships[$0].to] })
    var drawn = DrawnMap(map: map, options: options)
    drawn.overlay.quietTitle = phrases.text(.markWithoutTie)
    for actor in map.actors where !tied.contains(actor.id) {
      drawn.overlay.actors[actor.id] = .init(isQuiet: true)
    }
    let title = phrases.text(.panelTitle, ["name": name, "ties": phrases.ties(ties.count)])
    return Scene.Part(title: title, plan: drawn.plan)
  }

  private func scene(
    _ parts: [Scene.Part], _ title: String, asOf date: CalendarDate?, notDrawn: [String]
  ) -> Scene {
    let counts = phrases.counts(map, asOf: date, [phrases.actors(map.actors.count)])
    var kinds = options.view
    kinds.layers = nil
    let lead = phrases.filter(kinds) + [phrases.text(.samePlaces)]
    let left = phrases.notDrawn(notDrawn)
    let name = DrawnText.plain(options.title ?? map.title ?? phrases.text(.untitledMap))
    let titles = parts.compactMap(\.title).joined(separator: "; ")
    let words = PageWords(
      title: name, documentTitle: "\(name): \(title)", heading: title,
      subtitle: [lead.joined(separator: " "), counts]
        + (map.description.map { [DrawnText.plain($0)] } ?? []),
      description: ([title + "."] + lead + ["\(counts). \(titles)."] + left).joined(separator: " "),
      notes: left + [phrases.text(.aView)], hasAbout: map.description != nil)
    return Scene(
      parts: parts, words: words, basis: DrawnMap(map: map, options: options).basis)
  }
}
