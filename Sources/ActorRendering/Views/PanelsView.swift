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
    let panels = layers.map { layer in
      var view = options.view
      view.layers = [layer]
      return (name: phrases.capitalised(phrases.words.spoken(layer)), view: view)
    }
    let others = ties.count { !$0.layers.contains(where: layers.contains) }
    let without = ties.count(where: \.layers.isEmpty)
    let notDrawn =
      (without > 0 ? [phrases.text(.notDrawnNoLayer, ["ties": phrases.ties(without)])] : [])
      + (others > without
        ? [phrases.text(.notDrawnOtherIssues, ["ties": phrases.ties(others - without)])] : [])
      + drawn.notDrawn(phrases)
    return scene(
      panels, title(panels.count, .viewLayersOne, .viewLayersOther), asOf: drawn.asOf,
      notDrawn: notDrawn)
  }

  /// A panel for each date.
  func dates(_ dates: [CalendarDate]) throws(QuestionError) -> Scene {
    guard (1...QuestionError.panelLimit).contains(dates.count),
      Set(dates.map(\.description)).count == dates.count
    else { throw .badDates }
    let panels = dates.map { date in
      var view = options.view
      view.asOf = date
      return (name: DateWords.text(date, in: options.words), view: view)
    }
    return scene(
      panels, title(panels.count, .viewDatesOne, .viewDatesOther), asOf: nil, notDrawn: [])
  }

  // MARK: - Parts

  private func title(_ count: Int, _ one: Word, _ other: Word) -> String {
    phrases.words.text(counting: count, one, other)
  }

  /// Actors without a tie in the panel stay, pale.
  private func part(_ name: String, _ view: ViewOptions, _ signs: SharedSigns) -> Scene.Part {
    var options = options
    options.view = view
    let ties = DrawnTies(map, view).indices
    let tied = Set(ties.flatMap { [map.relationships[$0].from, map.relationships[$0].to] })
    var drawn = DrawnMap(map: map, options: options, signs: signs)
    drawn.overlay.quietTitle = phrases.text(.markWithoutTie)
    for actor in map.actors where !tied.contains(actor.id) {
      drawn.overlay.actors[actor.id] = .init(isQuiet: true)
    }
    let title = phrases.text(.panelTitle, ["name": name, "ties": phrases.ties(ties.count)])
    return Scene.Part(title: title, plan: drawn.plan)
  }

  private func scene(
    _ panels: [(name: String, view: ViewOptions)], _ title: String, asOf date: CalendarDate?,
    notDrawn: [String]
  ) -> Scene {
    let tabs = IssueTabs(
      panels.map { DrawnTies(map, $0.view).indices }, of: map, options.issueTabs)
    var signs = SharedSigns(map)
    signs.tabs = tabs
    let parts = panels.map { part($0.name, $0.view, signs) }
    let counts = phrases.counts(map, asOf: date, [phrases.actors(map.actors.count)])
    var kinds = options.view
    kinds.layers = nil
    let lead = phrases.filter(kinds) + [phrases.text(.samePlaces)]
    let left = phrases.notDrawn(notDrawn) + tabs.note(phrases.words)
    let name = DrawnText.plain(options.title ?? map.title ?? phrases.text(.untitledMap))
    let titles = parts.compactMap(\.title).joined(separator: "; ")
    let words = PageWords(
      title: name, documentTitle: "\(name): \(title)", heading: title,
      subtitle: [lead.joined(separator: " "), counts]
        + (map.description.map { [DrawnText.plain($0)] } ?? []),
      description: ([title + "."] + lead + ["\(counts). \(titles)."] + left).joined(separator: " "),
      notes: left + [phrases.text(.aView)], hasAbout: map.description != nil)
    return Scene(
      parts: parts, words: words, bases: [DrawnMap(map: map, options: options).basis])
  }
}
