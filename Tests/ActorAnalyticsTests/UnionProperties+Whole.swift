// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import TestSupport

extension UnionProperty {
  /// Whatever leads from one actor to another leads over actors of one map.
  static let trust: [UnionProperty] =
    [
      "trust-path", "bottleneck-trust", "noisy-or-trust", "disjoint-channels", "reliability",
      "tidal-trust", "mole-trust", "appleseed", "pervasive-trust", "distrust-propagation",
    ].map { UnionProperty($0, .unchanged) } + [UnionProperty("eigen-trust", .proportional)]

  static let groups: [UnionProperty] = [
    UnionProperty(
      "group-degree", .unchanged,
      ["normalised": .row { perOutsider("group-degree", $0, $1, $2) }]),
    // Where nobody was outside, now there is somebody who does not reach the group.
    UnionProperty(
      "group-closeness",
      .row { row, part, _ in
        let before = part.cells["group-closeness"]?[row]
        return before == .undefined(.tooFewActors) ? .undefined(.unreached) : before
      },
      [
        "wasserman-faust": .row { row, part, all in
          let before = part.cells["group-closeness.wasserman-faust"]?[row]?.number
          let size = part.size(ofGroup: row)
          return before.map { .value($0 * (part.count - size) / (all.count - size)) }
        }
      ]),
    UnionProperty(
      "group-betweenness", .unchanged,
      [
        "normalised": .row { row, part, all in
          let others = all.count - part.size(ofGroup: row)
          let half = all.isDirected ? 1.0 : 2
          let raw = part.cells["group-betweenness"]?[row]?.number
          return raw.flatMap {
            others < 2 ? nil : .value($0 * half / (others * (others - 1)))
          }
        }
      ]),
    // One actor goes, from one map; the other one stays as it is.
    UnionProperty(
      "key-players-negative", .holds { loss($0) },
      [
        "before": .holds { all in
          let joined = joinedBefore(all)
          return joined.map {
            isClose(
              all.whole.best("key-players-negative.before"),
              1 - ($0[0] + $0[1]) / (all.count * (all.count - 1)))
          }
        }
      ].merging(proofs("key-players-negative")) { $1 }, with: ["size": "1"]),
    // One actor reaches whom it reaches in its own map.
    UnionProperty(
      "key-players-positive",
      .holds { all in
        let reach = all.parts.compactMap { part in
          part.best("key-players-positive").map { $0 * part.count }
        }
        return reach.max().map { isClose(all.whole.best("key-players-positive"), $0 / all.count) }
      }, proofs("key-players-positive"), with: ["size": "1"]),
    UnionProperty(
      "dominating-set", .holds { sizes("dominating-set", $0) }, proofs("dominating-set")),
    UnionProperty("reach-set", .holds { sizes("reach-set", $0) }, proofs("reach-set")),
  ]

  /// On maps so small the search ends.
  private static func proofs(_ id: String) -> [String: UnionRule] {
    [
      "gap": .holds { $0.whole.best(id + ".gap").map { $0 == 0 } },
      "proven": .holds { $0.whole.best(id + ".proven").map { $0 == 1 } },
      "complete": .nothing("sets of one map go with all of the other, and 1,000 are listed"),
    ]
  }

  static let signed: [UnionProperty] = [
    UnionProperty("pn-centrality", .nothing("c = 2(n − 1) grows with the number of all actors")),
    UnionProperty("signed-degree", .unchanged),
    UnionProperty(
      "triad-balance",
      .follows { all in
        let counts = ["all-friendly", "one-hostile", "two-hostile", "all-hostile"].map {
          all.numbers("triad-balance.\($0)").map { $0[0] + $0[1] } ?? 0
        }
        let sum = counts.reduce(0, +)
        return sum == 0 ? .undefined(.noTriangle) : .value((counts[0] + counts[2]) / sum)
      },
      ["all-friendly": .sum, "one-hostile": .sum, "two-hostile": .sum, "all-hostile": .sum]),
    // A mean by the closed walks of each.
    UnionProperty("walk-balance", .between),
    UnionProperty(
      "frustration", .sum,
      [
        "normalised": .follows { all in
          let ties = all.parts[0].ties + all.parts[1].ties
          return all.numbers("frustration").map {
            ties == 0 ? .undefined(.noSignedPair) : .value(1 - 2 * ($0[0] + $0[1]) / ties)
          }
        },
        "proven": .follows { _ in .value(1) },
      ]),
    UnionProperty("frustrated-ties", .unchanged),
    UnionProperty(
      "camp", .unchanged, ["part": .nothing("the parts of both maps are numbered together")]),
    UnionProperty("hostile-pairs-bridged", .unchanged),
  ]

  static let cohesion: [UnionProperty] = [
    UnionProperty("triangles", .unchanged), UnionProperty("clustering", .unchanged),
    UnionProperty("core", .unchanged),
    UnionProperty(
      "component", .unchanged,
      ["number": .nothing("the parts of both maps are numbered together")]),
    UnionProperty(
      "strong-component", .unchanged,
      ["number": .nothing("the parts of both maps are numbered together")]),
    UnionProperty("diameter", .largest, ["connected": .follows { _ in .value(0) }]),
    UnionProperty("density", .follows { overPairs("density", $0) }),
    UnionProperty(
      "reciprocity", .follows { returned($0, 2) },
      [
        "pairs": .follows { returned($0, 1) }, "mutual": .sum, "asymmetric": .sum,
        "null": .follows { all in
          all.numbers("reciprocity.null").map {
            .value($0[0] + $0[1] + all.parts[0].count * all.parts[1].count)
          }
        },
      ]),
    UnionProperty(
      "transitivity", .between,
      [
        // By actors; who has too few neighbours counts 0.
        "mean-clustering": .follows { all in
          let sums = all.parts.map {
            ($0.number("transitivity.mean-clustering") ?? 0) * $0.count
          }
          let isDefined = all.parts.contains { $0.number("transitivity") != nil }
          return isDefined ? .value((sums[0] + sums[1]) / all.count) : .undefined(.noTwoPath)
        },
        "triangles": .sum,
      ]),
    UnionProperty(
      "assortativity", .nothing("the means that ties are held against are those of both maps")),
    UnionProperty(
      "attribute-assortativity", .nothing("what chance would give depends on the ties of both"),
      ["within": .between]),
    UnionProperty(
      "mean-distance", .follows { meanDistance($0) },
      [
        "efficiency": .follows { overPairs("mean-distance.efficiency", $0) },
        "connected-share": .follows { overPairs("mean-distance.connected-share", $0) },
      ]),
    UnionProperty(
      "triad-census", .sum,
      [
        "": .follows { .value($0.count * ($0.count - 1) * ($0.count - 2) / 6) },
        "003": .nothing("two who are not tied and one of the other map come in"),
        "012": .nothing("two who are tied and one of the other map come in"),
        "102": .nothing("two who are tied and one of the other map come in"),
      ]),
    UnionProperty(
      "modularity",
      .follows { all in mixed(all).map { .value($0.within - $0.expected) } },
      [
        "within": .follows { all in mixed(all).map { .value($0.within) } },
        "expected": .follows { all in mixed(all).map { .value($0.expected) } },
      ]),
    UnionProperty(
      "signed-modularity", .nothing("how much of it chance would give is no column of its own")),
    UnionProperty("leiden", .nothing(limit)), UnionProperty("louvain", .nothing(limit)),
    UnionProperty("cliques", .unchanged), UnionProperty("k-plexes", .unchanged),
    UnionProperty(
      "structural-equivalence", .nothing("all who are tied to neither make two actors more alike"),
      ["distance": .kept]),
    UnionProperty("core-periphery", .nothing("one core is sought for both maps together")),
  ]

  private static let limit =
    "how large communities are depends on all ties: the limit of resolution"
}
