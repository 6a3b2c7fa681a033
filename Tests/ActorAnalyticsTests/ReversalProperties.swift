// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Testing

/// What a column of a directed map is on the map with every tie turned round.
enum ReversalRule: Sendable {
  /// The same.
  case unchanged
  /// What this column was, by its whole name, with these parameters.
  case exchanged(String, with: [String: String] = [:])
  /// Nothing that any column holds, for this reason.
  case nothing(String)
}

/// What a measure says of a map with every tie turned round.
struct ReversalProperty: Sendable, CustomTestStringConvertible {
  let id: String
  let parameters: [String: String]
  let order: KeyOrder
  /// Of the first column, and of every other without one of its own.
  let rule: ReversalRule
  /// By the word behind the dot.
  let further: [String: ReversalRule]

  /// - Parameter order: how rows about two actors of the turned map are found: their ends turned
  ///   where they have a direction, else sorted.
  init(
    _ id: String, _ rule: ReversalRule, _ further: [String: ReversalRule] = [:],
    rows order: KeyOrder = .sorted, with parameters: [String: String] = [:]
  ) {
    self.id = id
    self.parameters = parameters
    self.order = order
    self.rule = rule
    self.further = further
  }

  var testDescription: String { id }

  func rule(of column: String) -> ReversalRule {
    further[String(column.dropFirst(id.count + 1))] ?? rule
  }
}

extension ReversalProperty {
  private static func unchanged(_ ids: [String]) -> [ReversalProperty] {
    ids.map { ReversalProperty($0, .unchanged) }
  }

  /// Exchanged with the same measure in the other direction.
  private static func direction(_ ids: [String]) -> [ReversalProperty] {
    ids.map { id in
      let columns = MeasureCatalog.all.first { $0.descriptor.id == id }?.descriptor.columns ?? []
      let rules = columns.dropFirst().map { column in
        (
          String(column.dropFirst(id.count + 1)),
          ReversalRule.exchanged(column, with: ["direction": "out"])
        )
      }
      return ReversalProperty(
        id, .exchanged(id, with: ["direction": "out"]), Dictionary(uniqueKeysWithValues: rules))
    }
  }

  private static func doors(_ id: String, _ words: [String]) -> [String: ReversalRule] {
    let rules = words.flatMap { word in
      [
        ("gatekeeper" + word, ReversalRule.exchanged("\(id).representative\(word)")),
        ("representative" + word, ReversalRule.exchanged("\(id).gatekeeper\(word)")),
      ]
    }
    return Dictionary(uniqueKeysWithValues: rules)
  }

  static let centrality: [ReversalProperty] =
    unchanged([
      "degree", "betweenness", "sampled-betweenness", "betweenness-across", "information",
      "current-flow-betweenness", "flow-betweenness", "subgraph-centrality", "layer-share",
    ]) + direction(["closeness", "harmonic-closeness", "eccentricity"]) + [
      ReversalProperty(
        "in-degree", .exchanged("out-degree"),
        ["normalised": .exchanged("out-degree.normalised")]),
      ReversalProperty(
        "out-degree", .exchanged("in-degree"), ["normalised": .exchanged("in-degree.normalised")]),
      ReversalProperty("in-trust", .exchanged("out-trust")),
      ReversalProperty("out-trust", .exchanged("in-trust")),
      ReversalProperty(
        "strength", .unchanged,
        ["in": .exchanged("strength.out"), "out": .exchanged("strength.in")]),
      ReversalProperty("edge-betweenness", .unchanged, rows: .turned),
      ReversalProperty("hits", .exchanged("hits.hub"), ["hub": .exchanged("hits")]),
      ReversalProperty("eigenvector", .nothing("it reads ties in, and no measure reads ties out")),
      ReversalProperty("katz", .nothing("it reads ties in, and no measure reads ties out")),
      ReversalProperty("bonacich-power", .nothing("it reads ties out, and no measure ties in")),
      ReversalProperty(
        "pagerank", .nothing("attention is shared out among ties out, and nowhere among ties in")),
      ReversalProperty(
        "centralisation", .unchanged,
        ["closeness": .nothing("it is of distances in, and no column is of distances out")]),
    ]

  static let brokerage: [ReversalProperty] =
    unchanged([
      "articulation-points", "bridges", "blocks", "constraint", "effective-size", "hierarchy",
      "bridging-centrality", "localised-bridging", "bridgeness", "valente-fujimoto",
      "participation", "within-module-degree", "e-i-index", "group-e-i-index", "map-e-i-index",
      "his", "maxd",
    ]) + [
      ReversalProperty("rich-club", .unchanged, with: ["samples": "100"]),
      ReversalProperty(
        "everett-valente", .unchanged,
        ["in": .exchanged("everett-valente.out"), "out": .exchanged("everett-valente.in")]),
      ReversalProperty(
        "gould-fernandez", .unchanged, doors("gould-fernandez", [""])),
      ReversalProperty(
        "gould-fernandez-expected", .unchanged, doors("gould-fernandez-expected", [""])),
      ReversalProperty(
        "gould-fernandez-z", .unchanged, doors("gould-fernandez-z", ["", "-expected"])),
      ReversalProperty(
        "gould-fernandez-global", .unchanged,
        doors("gould-fernandez-global", ["", "-expected", "-z"])),
      // The same groups are dealt to the same actors.
      ReversalProperty(
        "gould-fernandez-permutation", .unchanged,
        doors("gould-fernandez-permutation", ["-p", "-error"]), with: ["samples": "100"]),
    ]

  static let groups: [ReversalProperty] =
    unchanged(["group-betweenness", "key-players-negative"])
    + direction([
      "group-degree", "group-closeness", "key-players-positive", "dominating-set", "reach-set",
    ])

  /// What leads from one to another leads back along ties that are turned round.
  static let trust: [ReversalProperty] = [
    ReversalProperty("trust-path", .unchanged, rows: .turned),
    ReversalProperty("bottleneck-trust", .unchanged, rows: .turned),
    ReversalProperty("reliability", .unchanged, rows: .turned),
    ReversalProperty(
      "noisy-or-trust", .nothing("of sets of chains with the same joint product ids decide")),
    ReversalProperty(
      "disjoint-channels", .nothing("of sets of chains with the same joint product ids decide"),
      ["": .unchanged], rows: .turned),
    ReversalProperty("eigen-trust", .nothing("each actor's trust in others is shared out to 1")),
    ReversalProperty(
      "tidal-trust", .nothing("means are taken by trust in those who speak"),
      ["steps": .unchanged], rows: .turned),
    ReversalProperty("mole-trust", .nothing("means are taken by trust in those who speak")),
    ReversalProperty("appleseed", .nothing("each actor passes shares on to those it trusts")),
    ReversalProperty("pervasive-trust", .nothing("means are taken by trust in those who speak")),
    ReversalProperty(
      "distrust-propagation", .nothing("each actor's trust in others is shared out to 1")),
  ]

  static let signed: [ReversalProperty] =
    unchanged([
      "signed-degree", "triad-balance", "walk-balance", "frustration", "frustrated-ties", "camp",
      "hostile-pairs-bridged",
    ]) + [
      ReversalProperty(
        "pn-centrality", .unchanged,
        ["in": .exchanged("pn-centrality.out"), "out": .exchanged("pn-centrality.in")])
    ]

  static let cohesion: [ReversalProperty] =
    unchanged([
      "triangles", "clustering", "core", "component", "strong-component", "diameter", "density",
      "reciprocity", "transitivity", "assortativity", "attribute-assortativity", "mean-distance",
      "modularity", "signed-modularity", "cliques", "k-plexes", "structural-equivalence",
      "core-periphery",
    ])
    + ["leiden", "louvain"].map {
      ReversalProperty(
        $0, .nothing("of divisions that are equally good the search may find another"),
        ["quality": .unchanged])
    } + [
      // Down is up; mutual, cyclic and transitive ones stay.
      ReversalProperty(
        "triad-census", .unchanged,
        Dictionary(
          uniqueKeysWithValues: ["021", "111", "120"].flatMap { count in
            [
              (count + "d", ReversalRule.exchanged("triad-census.\(count)u")),
              (count + "u", ReversalRule.exchanged("triad-census.\(count)d")),
            ]
          }))
    ]
}
