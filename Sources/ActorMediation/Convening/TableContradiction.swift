// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Requirements that no table meets together, and which of them to give up.
struct TableContradiction: Hashable, Sendable {
  /// Sets of requirements without a common member: no table meets all of one, and without any one
  /// of its members some table meets the rest of that set.
  let sets: [[TableRequirement]]
  /// By requirement of the first set whether some table meets everything else that is asked;
  /// `nil` where that was not decided. Of no other requirement it is so.
  let suffices: [Bool?]

  /// The first set, which there always is.
  var first: [TableRequirement] { sets.first ?? [] }
}

extension TableRequirements {
  /// How far a search may go before it is left undecided.
  static let patience = 20_000

  /// What contradicts what, and which single requirement is enough to give up.
  ///
  /// A requirement is enough where it stands in every set that contradicts itself, so only those of
  /// the first set are tried, each against everything else that is asked. Further sets are looked
  /// for among what is in none of those found.
  ///
  /// - Precondition: no table meets all of them.
  func contradiction() -> TableContradiction {
    var sets = [irreducible(all)]
    let suffices = sets[0].map { requirement in isPossible(all.filter { $0 != requirement }) }
    var rest = all.filter { !sets[0].contains($0) }
    // With a requirement that is enough every set has it, and there is no further one.
    while !suffices.contains(true), isPossible(rest) == false {
      let next = irreducible(rest)
      sets.append(next)
      rest = rest.filter { !next.contains($0) }
    }
    return TableContradiction(sets: sets, suffices: suffices)
  }

  /// A set that no table meets, of which no part contradicts itself.
  private func irreducible(_ part: [TableRequirement]) -> [TableRequirement] {
    var left = part
    for requirement in part {
      let rest = left.filter { $0 != requirement }
      if isPossible(rest) == false { left = rest }
    }
    return left
  }

  /// Whether some table meets `part`; `nil` where that was not decided.
  func isPossible(_ part: [TableRequirement]) -> Bool? {
    let problem = problem(part)
    var most = problem.eligible.count
    for case .size(let size) in part { most = min(most, size) }
    let isFilled = canBeFilled(problem, seats: most)
    guard isFilled != false, part.contains(.ties) else { return isFilled }
    var search = TableSearch(problem, limit: Self.patience)
    guard let fewest = search.fewestSeats, fewest <= most else { return false }
    // Without anyone who refuses another the bound is met, where it is exact.
    if problem.clashes.allSatisfy(\.isEmpty), problem.groups.count <= SeatBound.exactGroups {
      return true
    }
    for size in fewest..<(most + 1) {
      if !search.tables(size: size, most: 1).isEmpty { return true }
      if search.gaveUp { return nil }
    }
    return false
  }

  /// Whether each group has a member such that no two of them refuse each other, whatever ties
  /// there are; `nil` where that was not decided.
  private func canBeFilled(_ problem: TableProblem, seats: Int) -> Bool? {
    let isEligible = Set(problem.eligible)
    var steps = 0
    func fill(_ group: Int, _ members: Set<Int>) -> Bool {
      steps += 1
      if members.count > seats { return false }
      if group == problem.groups.count || steps > Self.patience { return true }
      return problem.groups[group].contains { actor in
        isEligible.contains(actor)
          && !problem.clashes[actor].contains(where: members.contains)
          && fill(group + 1, members.union([actor]))
      }
    }
    // A table has somebody at it.
    guard !isEligible.isEmpty, seats > 0 else { return false }
    let isFilled = fill(0, [])
    return steps > Self.patience ? nil : isFilled
  }
}
