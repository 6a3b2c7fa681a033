// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A table to be found: who may sit at it, who has to be represented, who cannot sit together.
///
/// Actors are positions. Plain arrays, so that the search knows nothing of maps.
struct TableProblem: Sendable {
  /// Who may sit at the table, ascending.
  var eligible: [Int]
  /// Each of these has to have a member at the table: one group for each side, and a group of one
  /// for each actor who is required.
  var groups: [[Int]]
  /// By actor the actors with whom it will not sit.
  var clashes: [[Int]]
  /// By actor the actors with whom it has a tie, and the trust of the tie.
  var links: [[(actor: Int, trust: Double)]]
  /// Ties below this trust join nobody.
  var threshold: Double
  /// By actor the places in `shares` that it covers, ascending.
  var covers: [[Int]]
  /// What each covered place counts.
  var shares: [Double]

  /// The share that a table covers.
  func cover(_ members: [Int]) -> Double { covered(by: members).reduce(0) { $0 + shares[$1] } }

  /// The places that a table covers, ascending.
  func covered(by members: [Int]) -> [Int] {
    Set(members.flatMap { covers[$0] }).sorted()
  }

  /// The largest trust at which the members are still connected among themselves; `nil` where
  /// they are not even at the threshold. A table of one has no link: 1.
  func weakestLink(_ members: [Int]) -> Double? {
    guard let first = members.first else { return nil }
    let seats = Set(members)
    var reached: Set<Int> = [first]
    var weakest = 1.0
    // Grows by the strongest tie that leads out: a spanning tree of the strongest ties.
    while reached.count < seats.count {
      let next = reached.flatMap { member in
        links[member].filter { seats.contains($0.actor) && !reached.contains($0.actor) }
      }.max { a, b in a.trust < b.trust }
      guard let next, next.trust >= threshold else { return nil }
      weakest = min(weakest, next.trust)
      reached.insert(next.actor)
    }
    return weakest
  }

  /// Whether no two members refuse to sit together.
  func isPeaceful(_ members: [Int]) -> Bool {
    let seats = Set(members)
    return members.allSatisfy { member in !clashes[member].contains(where: seats.contains) }
  }
}
