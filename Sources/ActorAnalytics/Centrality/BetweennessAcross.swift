// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How often an actor lies on the shortest paths between actors of different groups: who stands
/// between the sides, not merely in the middle of one.
///
/// **Formula.** b(v) = Σ over pairs (s, t) of different groups, s ≠ v ≠ t, of
/// σ(s, t | v) / σ(s, t), where σ counts paths of fewest steps and those through v.
///
/// **Convention.** Hops over the ties of the view. Groups are `--group-by` any field or attribute;
/// an actor without one is never an end but may be between. With `--from-group` only paths that
/// start there count, with `--to-group` only those that end there. Unordered pairs in an undirected
/// view, ordered ones in a directed view. Normalised by the number of these pairs that v could lie
/// between; undefined (tooFewActors) where there is none. Undefined for every actor: `singleGroup`
/// with fewer than two groups, `tooManyPaths` where two actors are joined by more shortest paths
/// than a double counts.
///
/// - Complexity: a betweenness a group, O(n·m) each divided by blocks and lanes.
/// - References: Brandes, U. (2008). On variants of shortest-path betweenness centrality and their
///   generic computation. Social Networks 30, 136–145. doi:10.1016/j.socnet.2007.11.001. Flom, P.
///   L., Friedman, S. R., Strauss, S. & Neaigus, A. (2004). A new measure of linkage between two
///   sub-networks. Connections 26, 62–70.
public struct BetweennessAcross: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "betweenness-across", title: "Betweenness across groups",
    family: .centrality, question: "Who is on the way between the sides?",
    summary: "How often an actor lies on the shortest paths between actors of different groups.",
    convention: "Hops over the ties of the view. Unordered pairs where undirected, ordered where "
      + "directed; normalised by the pairs that the actor could lie between.",
    citation: "Brandes 2008, Social Networks 30, doi:10.1016/j.socnet.2007.11.001; Flom et al. "
      + "2004, Connections 26",
    further: ["normalised"],
    onSigns: .measure("hostile-pairs-bridged"),
    parameters: [
      ActorGroups.parameter,
      MeasureParameter(
        "from-group", .group, default: "any", "only paths that start in this group"),
      MeasureParameter(
        "to-group", .group, default: "any", "only paths that end in this group"),
    ])
  private static let any = "any"
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by`, `from-group` and `to-group`.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    parameters = arguments
    let (from, to) = (arguments["from-group"], arguments["to-group"])
    if from == to, from != Self.any {
      throw .invalidArgument("to-group: found \"\(to)\" twice, expected another group")
    }
  }

  /// One row an actor: raw and normalised. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = ActorGroups(of: graph, by: parameters["group-by"])
    let ends = try ends(groups)
    guard groups.groups.count > 1 else {
      let none = [Cell](repeating: .undefined(.singleGroup), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none, none])
    }
    var raw = [Double](repeating: 0, count: graph.actorCount)
    var pairs = raw
    for (starts, stops) in ends {
      let part = try control.running { control throws(Cancellation) in
        try HopBetweenness.dependencies(
          of: graph.graph,
          weights: PathWeights(count: graph.actorCount, from: starts, to: stops), control: control)
      }
      guard let part else {
        let none = [Cell](repeating: .undefined(.tooManyPaths), count: graph.actorCount)
        return actorResult(on: graph, parameters: parameters, columns: [none, none])
      }
      for actor in raw.indices { raw[actor] += part[actor] }
      Self.count(&pairs, from: starts, to: stops)
    }
    // Without directions and given groups, every pair was met from both of its ends.
    let isTwice = !graph.graph.isDirected && ends.count > 1
    let normalised = zip(raw, pairs).map { value, pairs in
      pairs > 0 ? Cell.value(value / pairs) : .undefined(.tooFewActors)
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: [raw.map { .value(isTwice ? $0 / 2 : $0) }, normalised])
  }

  // MARK: - Steps

  private func ends(_ groups: ActorGroups) throws(AnalysisError) -> [([Int], [Int])] {
    let (from, to) = (parameters["from-group"], parameters["to-group"])
    func others(than name: String) -> [Int] {
      groups.groups.filter { $0.name != name }.flatMap(\.members)
    }
    guard from == Self.any, to == Self.any else {
      let starts = try from == Self.any ? nil : groups.members(of: from, parameter: "from-group")
      let stops = try to == Self.any ? nil : groups.members(of: to, parameter: "to-group")
      return [(starts ?? others(than: to), stops ?? others(than: from))]
    }
    return groups.groups.map { ($0.members, others(than: $0.name)) }
  }

  /// The ordered pairs that each actor could lie between.
  private static func count(_ pairs: inout [Double], from starts: [Int], to stops: [Int]) {
    let all = Double(starts.count * stops.count)
    for actor in pairs.indices { pairs[actor] += all }
    for actor in starts { pairs[actor] -= Double(stops.count) }
    for actor in stops { pairs[actor] -= Double(starts.count) }
  }
}
