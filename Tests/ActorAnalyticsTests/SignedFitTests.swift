// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

/// What becomes of every measure where ties are negative: it reads signs, counts a hostile tie as a
/// tie and says so, or refuses it and names the measure that fits, if one does.
@Suite("Measures and negative ties")
struct SignedFitTests {
  private static let all = MeasureCatalog.all.map { $0.descriptor }

  /// By the measure that fits, those that refuse; under "" those whose question none answers.
  private static let fits: [String: Set<String>] = [
    "pn-centrality": [
      "closeness", "harmonic-closeness", "eigenvector", "pagerank", "katz", "hits",
      "bonacich-power", "information", "subgraph-centrality", "eigen-trust",
    ],
    "signed-degree": ["strength"],
    "hostile-pairs-bridged": [
      "betweenness", "sampled-betweenness", "betweenness-across", "current-flow-betweenness",
      "flow-betweenness", "constraint", "effective-size", "bridging-centrality",
      "localised-bridging", "everett-valente", "bridgeness", "valente-fujimoto",
      "gould-fernandez", "gould-fernandez-z", "gould-fernandez-global",
      "gould-fernandez-permutation", "gould-fernandez-expected", "his", "maxd",
    ],
    "distrust-propagation": [
      "trust-path", "bottleneck-trust", "noisy-or-trust", "disjoint-channels", "reliability",
      "tidal-trust", "mole-trust", "appleseed", "pervasive-trust",
    ],
    "triad-balance": ["triangles", "clustering", "transitivity"],
    "signed-modularity": [
      "modularity", "attribute-assortativity", "e-i-index", "group-e-i-index", "map-e-i-index",
    ],
    "camp": ["leiden", "louvain", "cliques", "k-plexes"],
    "": [
      "edge-betweenness", "eccentricity", "centralisation", "hierarchy", "participation",
      "within-module-degree", "rich-club", "group-degree", "group-closeness",
      "group-betweenness", "key-players-negative", "key-players-positive", "dominating-set",
      "reach-set", "core", "core-periphery", "diameter", "mean-distance",
    ],
  ]

  /// Measures outside the family of signs that read them, and those of the trust view alone.
  private static let readSigns: Set = [
    "signed-modularity", "structural-equivalence", "distrust-propagation", "in-trust", "out-trust",
  ]

  /// Whose ties are b's only ones, both hostile.
  private static let foes = ActorMap(
    actors: ["a", "b", "c"].map { Actor(id: $0) },
    relationships: [("a", "b"), ("b", "c")].map {
      Relationship(from: $0, to: $1, kind: .trust, trust: Trust(-0.5))
    })

  @Test("every measure that refuses negative ties names the one that fits, or that there is none")
  func closed() {
    let found = Dictionary(
      grouping: Self.all.filter { !$0.takesNegativeTies }, by: { $0.signedMeasure ?? "" }
    ).mapValues { Set($0.map(\.id)) }
    for fit in Set(found.keys).union(Self.fits.keys) {
      let (found, expected) = (found[fit] ?? [], Self.fits[fit] ?? [])
      #expect(found == expected, "\(fit): \(found.symmetricDifference(expected).sorted())")
    }
    #expect(Self.all.allSatisfy { !$0.takesNegativeTies || $0.signedMeasure == nil })
  }

  @Test("what fits is there and answers where all ties are negative", arguments: fits.keys.sorted())
  func answers(fit: String) throws {
    guard !fit.isEmpty else { return }
    #expect(try MeasureCatalog.measure(fit).descriptor.takesNegativeTies)
    _ = try measured(fit, Self.foes, as: .signed)
  }

  @Test("a refusal ends with what fits, or says that nothing does")
  func words() {
    func words(_ id: String) -> String {
      AnalysisError.negativeTies(measure: id, ties: ["a>b"]).description
    }
    let start =
      "has no meaning on negative ties, and the view has 1: a>b; read the map as trust or "
    #expect(
      words("leiden") == "leiden \(start)hops, or ask for camp, which reads signs")
    #expect(words("diameter") == "diameter \(start)hops; no measure of signs answers its question")
  }

  @Test("enmity makes nobody a broker, a triangle or a core")
  func enmity() {
    for id in [
      "gould-fernandez", "gould-fernandez-z", "gould-fernandez-global", "gould-fernandez-expected",
      "gould-fernandez-permutation", "clustering", "triangles", "transitivity", "core",
      "group-degree", "attribute-assortativity",
    ] {
      let error = #expect(throws: AnalysisError.self) {
        try measured(id, Self.foes, as: .signed)
      }
      #expect(error == .negativeTies(measure: id, ties: ["a>b:trust", "b>c:trust"]))
    }
  }

  @Test("what counts hostile ties as ties says so in its convention, and does")
  func counted() throws {
    let counting = Self.all.filter {
      $0.takesNegativeTies && $0.family != .signed && !Self.readSigns.contains($0.id)
    }
    #expect(
      counting.map(\.id) == [
        "degree", "in-degree", "out-degree", "layer-share", "articulation-points", "bridges",
        "blocks", "component", "strong-component", "density", "reciprocity", "assortativity",
        "triad-census",
      ])
    var friends = Self.foes
    for index in friends.relationships.indices { friends.relationships[index].trust = Trust(0.5) }
    for descriptor in counting {
      #expect(descriptor.convention.hasSuffix("In the signed view hostile ties count as ties."))
      let (among, between) = (
        try measured(descriptor.id, friends, as: .signed),
        try measured(descriptor.id, Self.foes, as: .signed)
      )
      #expect(among.columns == between.columns, "\(descriptor.id)")
    }
    #expect(try measured("degree", Self.foes, as: .signed).numbers()["b"] == 2)
  }
}
