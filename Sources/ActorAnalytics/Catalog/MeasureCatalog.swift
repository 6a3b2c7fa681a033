// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Every measure that there is, one line each.
public enum MeasureCatalog {
  /// The measures in the order in which lists show them.
  public static let all: [any Measure.Type] =
    centrality + brokerage + groups + trust + signed + cohesion

  private static let centrality: [any Measure.Type] = [
    Degree.self,
    InDegree.self,
    OutDegree.self,
    InTrust.self,
    OutTrust.self,
    TieStrength.self,
    Betweenness.self,
    SampledBetweenness.self,
    BetweennessAcross.self,
    EdgeBetweenness.self,
    Closeness.self,
    HarmonicCloseness.self,
    Eccentricity.self,
    Eigenvector.self,
    PageRank.self,
    Centralisation.self,
    Katz.self,
    HITS.self,
    BonacichPower.self,
    Information.self,
    CurrentFlowBetweenness.self,
    FlowBetweennessMeasure.self,
    SubgraphCentrality.self,
    LayerShare.self,
  ]

  private static let brokerage: [any Measure.Type] = [
    ArticulationPoints.self,
    Bridges.self,
    BlockMemberships.self,
    Constraint.self,
    EffectiveSize.self,
    Hierarchy.self,
    BridgingCentrality.self,
    LocalisedBridging.self,
    EverettValente.self,
    Bridgeness.self,
    ValenteFujimoto.self,
    GouldFernandez.self,
    GouldFernandezZ.self,
    GouldFernandezGlobal.self,
    GouldFernandezPermutation.self,
    GouldFernandezExpected.self,
    Participation.self,
    WithinModuleDegree.self,
    EIIndex.self,
    GroupEIIndex.self,
    MapEIIndex.self,
    RichClub.self,
    HIS.self,
    MaxD.self,
  ]

  private static let groups: [any Measure.Type] = [
    GroupDegree.self,
    GroupCloseness.self,
    GroupBetweennessMeasure.self,
    KeyPlayersNegative.self,
    KeyPlayersPositive.self,
    DominatingSet.self,
    ReachSet.self,
  ]

  private static let trust: [any Measure.Type] = [
    TrustPathMeasure.self,
    BottleneckTrust.self,
    NoisyOrTrust.self,
    DisjointChannels.self,
    Reliability.self,
    EigenTrust.self,
    TidalTrust.self,
    MoleTrust.self,
    Appleseed.self,
    PervasiveTrust.self,
    DistrustPropagation.self,
  ]

  private static let signed: [any Measure.Type] = [
    PNCentrality.self,
    SignedDegree.self,
    TriadBalance.self,
    WalkBalance.self,
    Frustration.self,
    FrustratedTies.self,
    Camp.self,
    HostilePairsBridged.self,
  ]

  private static let cohesion: [any Measure.Type] = [
    Triangles.self,
    Clustering.self,
    Core.self,
    Component.self,
    StrongComponent.self,
    Diameter.self,
    Density.self,
    Reciprocity.self,
    Transitivity.self,
    Assortativity.self,
    AttributeAssortativity.self,
    MeanDistance.self,
    TriadCensusMeasure.self,
    Modularity.self,
    SignedModularity.self,
    Leiden.self,
    Louvain.self,
    Cliques.self,
    KPlexes.self,
    StructuralEquivalence.self,
    CorePeriphery.self,
  ]

  /// The measure with this id.
  public static func measure(_ id: String) throws(AnalysisError) -> any Measure.Type {
    guard let measure = all.first(where: { $0.descriptor.id == id }) else {
      throw .unknownMeasure(id, known: all.map { $0.descriptor.id })
    }
    return measure
  }

  /// Computes the measure with this id; parameters left out have their defaults.
  public static func result(
    _ id: String, parameters: [String: String] = [:], on graph: ActorGraph,
    control: RunControl = RunControl()
  ) throws(AnalysisError) -> MeasureResult {
    let measure = try measure(id)
    let arguments = try MeasureArguments(parameters, for: measure.descriptor)
    return try measure.init(arguments).result(on: graph, control: control)
  }
}
