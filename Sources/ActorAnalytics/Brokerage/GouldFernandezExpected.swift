// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How often an actor brokers in each role, doubtful ties counted for as much as they are sure.
///
/// **Formula.** The sum over pairs (a, c) of c(a,v) · c(v,c) · (1 − c(a,c)), with c the probability
/// that a tie exists, 0 where none is recorded: the expectation of `gould-fernandez`.
///
/// **Convention.** Roles, groups and pairs as in `gould-fernandez`. c is the recorded confidence of
/// the tie; a tie without one is certain, and of several ties behind one c is 1 − Π(1 − c). Ties
/// are taken to exist independently of each other, ties of one source too. Exact, since the three
/// ties of a way are different ones. Where all ties are certain it is `gould-fernandez`. Undefined:
/// `noGroup` for who is left out, `sameAsGatekeeper` for representative without directions. Where
/// the map records no group there is a total alone, and roles are undefined (`singleGroup`).
///
/// - Complexity: O(Σ in · out · log d) over the actors.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
///   approach to brokerage in transaction networks. Sociological Methodology 19, 89–126.
///   doi:10.2307/270949
public struct GouldFernandezExpected: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez-expected", title: "Gould–Fernandez brokerage with doubtful ties",
    family: .brokerage, question: "Who stands between others, for all we know of the ties?",
    summary: "How often an actor brokers in each role, by how sure the ties are.",
    convention: "Expected counts of a→v→c without a→c: products of the ties' confidences; ties "
      + "without one are certain, parallel ones 1 − Π(1 − c). Ordered pairs where directed, each "
      + "pair once where undirected. Without recorded groups a total alone.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949",
    further: BrokerageRole.allCases.map(\.rawValue),
    parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the total, then each of the five roles. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let core = graph.graph
    let groups = GroupNumbers(of: graph, parameters)
    let sure = graph.confidences
    let sureInto = sure.map { sure in
      (0..<core.nodeCount).flatMap { node in
        core.reverseSources[core.inRow(node)].map { source in
          core.arc(from: Int(source), to: node).map { sure[$0] } ?? 0
        }
      }
    }
    let rows = groups.numbers.indices.map { broker in
      BrokerageRole.row(of: broker, in: core, groups: groups) { into, out, closing in
        guard let sure, let sureInto else { return closing == nil ? 1 : nil }
        let open = closing.map { 1 - sure[$0] } ?? 1
        return open == 0 ? nil : sureInto[into] * sure[out] * open
      }
    }
    let columns = descriptor.columns.indices.map { column in rows.map { $0[column] } }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }
}
