// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import TestSupport

extension UnionProperty {
  private static let one: @Sendable (Double) -> Double = { $0 - 1 }
  private static let two: @Sendable (Double) -> Double = { $0 * ($0 - 1) }
  private static let others: @Sendable (Double) -> Double = { ($0 - 1) * ($0 - 2) }

  static let centrality: [UnionProperty] = [
    UnionProperty("degree", .unchanged, ["normalised": .over(one)]),
    UnionProperty("in-degree", .unchanged, ["normalised": .over(one)]),
    UnionProperty("out-degree", .unchanged, ["normalised": .over(one)]),
    UnionProperty("in-trust", .unchanged), UnionProperty("out-trust", .unchanged),
    UnionProperty("strength", .unchanged),
    UnionProperty("betweenness", .unchanged, ["normalised": .over(others)]),
    // On maps so small every pair is counted, so that the estimate is the value.
    UnionProperty("sampled-betweenness", .over(others), ["draws": .kept]),
    UnionProperty(
      "betweenness-across", .kept,
      ["normalised": .nothing("the pairs that it is a share of depend on the sizes of groups")]),
    UnionProperty("edge-betweenness", .unchanged, ["normalised": .over(two)]),
    UnionProperty("closeness", .unchanged, ["wasserman-faust": .over(one)]),
    UnionProperty("harmonic-closeness", .unchanged, ["normalised": .over(one)]),
    UnionProperty("eccentricity", .unchanged),
    UnionProperty("eigenvector", .becomes(.disconnected)),
    UnionProperty("pagerank", .proportional),
    UnionProperty(
      "centralisation", .nothing("all actors are held against the largest value of both maps"),
      ["closeness": .follows { .undefined($0.count > 2 ? .disconnected : .tooFewActors) }]),
    UnionProperty("katz", .proportional),
    // The map with the larger singular value has everything.
    UnionProperty(
      "hits", .holds { winnerTakesAll("hits", $0) },
      [
        "hub": .holds { winnerTakesAll("hits.hub", $0) }
      ]),
    UnionProperty("bonacich-power", .proportional),
    UnionProperty("information", .becomes(.disconnected)),
    UnionProperty("current-flow-betweenness", .becomes(.disconnected)),
    UnionProperty(
      "flow-betweenness", .unchanged,
      ["normalised": .nothing("it is a share of all that flows, in the other map as well")]),
    UnionProperty("subgraph-centrality", .unchanged),
    UnionProperty("layer-share", .unchanged),
  ]

  /// Where the first map records no group, the groups of the second give its actors roles.
  private static let rolesKept = Dictionary(
    uniqueKeysWithValues: [
      "coordinator", "itinerant", "gatekeeper", "representative", "liaison",
    ].map { ($0, UnionRule.kept) })

  static let brokerage: [UnionProperty] = [
    UnionProperty("articulation-points", .unchanged), UnionProperty("bridges", .unchanged),
    UnionProperty("blocks", .unchanged), UnionProperty("constraint", .unchanged),
    UnionProperty("effective-size", .unchanged), UnionProperty("hierarchy", .unchanged),
    UnionProperty("bridging-centrality", .unchanged, ["normalised": .over(others)]),
    UnionProperty("localised-bridging", .unchanged),
    UnionProperty(
      "everett-valente", .unchanged,
      [
        "normalised": .overEither(
          undirected: { $0 * $0 - (Int($0) % 2 == 0 ? 2 : 1) },
          directed: { $0 * $0 - 4 * $0 + 6 })
      ]),
    UnionProperty("bridgeness", .unchanged, ["normalised": .over(others)]),
    UnionProperty("valente-fujimoto", .over(two)),
    UnionProperty("gould-fernandez", .unchanged, rolesKept),
    UnionProperty("gould-fernandez-expected", .unchanged, rolesKept),
    UnionProperty("gould-fernandez-z", .nothing("chance is that of the density of both together")),
    UnionProperty(
      "gould-fernandez-global", .nothing("chance is that of the density of both together"),
      counts(["", "coordinator", "itinerant", "gatekeeper", "representative", "liaison"])),
    UnionProperty(
      "gould-fernandez-permutation", .nothing("groups are dealt anew among the actors of both"),
      ["": .kept], with: ["samples": "100"]),
    UnionProperty("participation", .kept), UnionProperty("within-module-degree", .unchanged),
    UnionProperty("e-i-index", .kept), UnionProperty("group-e-i-index", .unchanged),
    UnionProperty(
      "map-e-i-index",
      .follows { all in
        guard let external = all.numbers("map-e-i-index.external"),
          let inside = all.numbers("map-e-i-index.internal")
        else { return nil }
        let (out, within) = (external[0] + external[1], inside[0] + inside[1])
        return out + within == 0
          ? .undefined(.noGroupedTie) : .value((out - within) / (out + within))
      },
      [
        "external": .sum, "internal": .sum,
        "expected": .nothing("it depends on the sizes of all groups"),
      ]),
    UnionProperty(
      "rich-club", .nothing("who has more ties than the mean is decided over both maps"),
      with: ["samples": "100"]),
    // Nobody matters in a group of the other map, and sets with such a group hold nobody up.
    UnionProperty("his", .kept),
    // Cuts add up, so the first to go is the better one of both maps.
    UnionProperty(
      "maxd", .holds { firstSpanner($0) },
      [
        "cut": .nothing("what is cut in the other map is left as well")
      ]),
  ]

  private static func counts(_ words: [String]) -> [String: UnionRule] {
    Dictionary(uniqueKeysWithValues: words.map { ($0, .sum) })
  }

  // MARK: - Claims

  /// As before and nothing for the others, or the other way round, or nothing can be said.
  private static func winnerTakesAll(_ column: String, _ all: UnionCase) -> Bool? {
    let after = all.whole.cells[column] ?? [:]
    if after.values.contains(where: { $0.number == nil }) {
      let reason = after.values.first
      return after.values.allSatisfy { $0 == reason }
        && [.undefined(.noTies), .undefined(.severalDominantParts)].contains(reason)
    }
    let hasWon = all.parts.map { part in
      (part.cells[column] ?? [:]).allSatisfy { key, cell in
        after[key].map { isSameCell($0, cell) } ?? false
      }
    }
    let hasLost = all.parts.map { part in
      (part.cells[column] ?? [:]).keys.allSatisfy { after[$0]?.number == 0 }
    }
    return (hasWon[0] && hasLost[1]) || (hasWon[1] && hasLost[0])
  }

  private static func firstSpanner(_ all: UnionCase) -> Bool? {
    func first(_ part: UnionPart) -> Double {
      zip(part.result.subjects, part.result.columns[0].cells).compactMap { subject, cell in
        if case .set(let actors) = subject, actors.count == 1 { cell.number } else { nil }
      }.first ?? 0
    }
    let most = max(first(all.parts[0]), first(all.parts[1]))
    return isClose(first(all.whole), most)
  }
}
