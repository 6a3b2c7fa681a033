// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds a place for every actor.
///
/// Up to `searchLimit` actors our own search does it: several starts are improved for a while, the
/// most promising ones to the end. Graphviz is asked above that, or by the name of an engine.
struct Arranger {
  /// Above this number of actors there is no search and ties are straight.
  static let searchLimit = 150
  /// Above this number of actors sfdp takes over from neato.
  static let neatoLimit = 300
  /// Up to this number of actors several arrangements are drawn and compared.
  static let draftLimit = 40

  private let problem: LayoutProblem
  private let options: DrawingOptions

  init(_ plan: DrawingPlan, _ options: DrawingOptions) {
    problem = LayoutProblem(plan)
    self.options = options
  }

  /// Arrangements, the most promising first, and what went wrong with Graphviz, if it did.
  func arrangements(
    from geometry: (any GeometrySource)?
  ) -> (found: [Arrangement], failure: LayoutFailure?) {
    if problem.count == 0 { return ([Arrangement([])], nil) }
    let isSmall = problem.count <= Self.searchLimit
    switch options.layout {
    case .auto where isSmall, .own where isSmall: return (searched(), nil)
    case .own: return ([Arrangement(Rows(problem).places())], nil)
    default: break
    }
    let fixed = problem.fixed.compactMap { $0 }
    if fixed.count == problem.count { return ([Arrangement(fixed)], nil) }
    let engine = options.layout.engine ?? (problem.count <= Self.neatoLimit ? .neato : .sfdp)
    let outcome = Result { () throws(LayoutFailure) in
      try GraphvizPlaces(problem, options).places(engine: engine, from: geometry)
    }
    switch outcome {
    case .success(let places): return ([Arrangement(places)], nil)
    case .failure(let failure):
      return (isSmall ? searched() : [Arrangement(Rows(problem).places())], failure)
    }
  }

  // MARK: - Our own search

  private func searched() -> [Arrangement] {
    let model = StressModel(problem)
    let ground = SearchGround(problem, model)
    let starts = Starts(problem, model)
    let isFixed = !problem.fixed.contains { $0 == nil }
    let effort = isFixed ? SearchEffort.names : SearchEffort(count: problem.count)
    var searches = (0..<(isFixed ? 1 : effort.starts)).map { attempt in
      let seed = options.seed &+ attempt
      return LayoutSearch(
        ground, from: starts.arrangement(seed: seed, on: ground.sheet), seed: seed)
    }
    for index in searches.indices {
      searches[index].run(
        sweeps: effort.first, threshold: effort.threshold, radius: ground.sheet.height / 2)
    }
    let totals = searches.map(\.total)
    let order = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
    return order.prefix(effort.finished).map { index in
      searches[index].run(
        sweeps: effort.last, threshold: effort.threshold / 5, radius: ground.sheet.height / 5)
      searches[index].clearHulls()
      return LooseBlock(problem).placed(in: searches[index].arrangement)
    }
  }
}

/// How long is searched: small maps are cheap to search, so they are searched from more places.
private struct SearchEffort {
  let starts: Int
  /// Rounds for every start.
  let first: Int
  /// How many of them are searched to the end.
  let finished: Int
  let last: Int
  /// How much worse a change may be at the beginning: costs grow with the number of actors.
  let threshold: Double

  /// Where every actor has its place, only names are turned.
  static let names = SearchEffort(starts: 1, first: 10, finished: 1, last: 20, threshold: 60)

  private init(starts: Int, first: Int, finished: Int, last: Int, threshold: Double) {
    (self.starts, self.first, self.finished, self.last) = (starts, first, finished, last)
    self.threshold = threshold
  }

  init(count: Int) {
    switch count {
    case ...20: (starts, first, finished, last) = (8, 50, 2, 120)
    case ...Arranger.draftLimit: (starts, first, finished, last) = (3, 40, 1, 120)
    case ...80: (starts, first, finished, last) = (2, 40, 1, 160)
    default: (starts, first, finished, last) = (1, 60, 1, 160)
    }
    threshold = 60 * Double(count) / Double(count + 40)
  }
}
