// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Finds a place for every actor.
///
/// Up to `searchLimit` actors our own search does it: several starts are improved for a while, the
/// most promising ones to the end. Graphviz is asked above that, or by the name of an engine.
struct Arranger {
  /// Above this number of actors there is no search and ties are straight.
  static let searchLimit = 150
  /// Above this number of actors sfdp takes over from neato.
  static let neatoLimit = 300
  /// Above this number of tied pairs less is searched: it takes long, and little is gained.
  static let manyPairs = 400
  /// Up to this number of actors several arrangements are drawn and compared.
  static let draftLimit = 45

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
    let isFixed = !problem.fixed.contains { $0 == nil }
    let effort =
      isFixed
      ? SearchEffort.names
      : SearchEffort(count: problem.count).suited(to: problem.pairs.count)
    let searches = best(
      effort.kept,
      of: sideBySide(started(effort)) { search in
        search.run(effort.first, threshold: effort.threshold, radius: search.sheet.height / 2)
        return search
      })
    var found: [(arrangement: Arrangement, isClear: Bool)] = []
    // Until there are enough in which every side keeps its hull.
    var left = searches[...]
    while !left.isEmpty, found.count(where: \.isClear) < effort.finished {
      found += sideBySide(Array(left.prefix(effort.finished))) { search in
        search.run(
          effort.last, threshold: effort.threshold * 0.4, radius: search.sheet.height * 0.4)
        let isClear = search.clearHulls() || isFixed
        return (LooseBlock(problem).placed(in: search.stretched), isClear)
      }
      left = left.dropFirst(effort.finished)
    }
    return (found.filter(\.isClear) + found.filter { !$0.isClear }).map(\.arrangement)
  }

  /// What each search comes to, several at once; none knows of the others.
  private func sideBySide<Outcome: Sendable>(
    _ searches: [LayoutSearch], _ run: @Sendable (inout LayoutSearch) -> Outcome
  ) -> [Outcome] {
    ParallelChunks.map(searches.count, threads: options.threads, least: 2) { range in
      range.map { index in
        var search = searches[index]
        return run(&search)
      }
    }.flatMap { $0 }
  }

  /// Searches that have not begun, from the best of several starts.
  private func started(_ effort: SearchEffort) -> [LayoutSearch] {
    let model = StressModel(problem)
    let ground = SearchGround(problem, model)
    let starts = Starts(problem, model)
    let searches = (0..<effort.starts).map { attempt in
      let seed = options.seed &+ attempt
      let (start, sheet) = starts.arrangement(seed: seed, on: ground)
      return LayoutSearch(ground, from: start, on: sheet, seed: seed)
    }
    return best(effort.kept, of: searches)
  }

  /// The easiest to read first.
  private func best(_ count: Int, of searches: [LayoutSearch]) -> [LayoutSearch] {
    guard searches.count > 1 else { return searches }
    let totals = searches.map(\.total)
    let order = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
    return order.prefix(count).map { searches[$0] }
  }
}

/// How long is searched: small maps are cheap to search, so they are searched from more places.
private struct SearchEffort {
  /// How many starts are looked at, and how many of them are searched for a while.
  let starts: Int
  let kept: Int
  /// How many of those are searched to the end.
  let finished: Int
  /// For a while, and to the end.
  let first: LayoutSearch.Effort
  let last: LayoutSearch.Effort
  /// How much worse a change may be at the beginning: costs grow with the number of actors.
  let threshold: Double

  /// Where every actor has its place, only names are turned.
  static let names = SearchEffort(
    starts: 1, kept: 1, finished: 1, first: (10, 3), last: (20, 3), threshold: 60)

  private init(
    starts: Int, kept: Int, finished: Int, first: LayoutSearch.Effort,
    last: LayoutSearch.Effort, threshold: Double
  ) {
    (self.starts, self.kept, self.finished) = (starts, kept, finished)
    (self.first, self.last, self.threshold) = (first, last, threshold)
  }

  /// Fewer rounds where there are many tied pairs: each then costs the square of their number, and
  /// hardly anything is to be gained.
  func suited(to pairs: Int) -> SearchEffort {
    let share = min(1, Double(Arranger.manyPairs) / Double(max(1, pairs)))
    let sweeps = { (count: Int) in max(10, Int(Double(count) * share * share * share)) }
    return SearchEffort(
      starts: starts, kept: kept, finished: finished, first: (sweeps(first.sweeps), first.tries),
      last: (sweeps(last.sweeps), last.tries), threshold: threshold)
  }

  init(count: Int) {
    let threshold = 60 * Double(count) / Double(count + 40)
    switch count {
    case ...20:
      self.init(
        starts: 16, kept: 6, finished: 2, first: (100, 8), last: (240, 8), threshold: threshold)
    case ...32:
      self.init(
        starts: 8, kept: 4, finished: 2, first: (80, 10), last: (240, 10), threshold: threshold)
    case ...Arranger.draftLimit:
      self.init(
        starts: 8, kept: 4, finished: 2, first: (80, 7), last: (240, 7), threshold: threshold)
    case ...80:
      self.init(
        starts: 4, kept: 2, finished: 1, first: (15, 4), last: (35, 4), threshold: threshold)
    default:
      self.init(
        starts: 2, kept: 1, finished: 1, first: (60, 2), last: (130, 2), threshold: threshold)
    }
  }
}
