// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In which roles an actor stands between two others who are not tied themselves: inside its own
/// group, at its group's door, or between groups.
///
/// **Formula.** Counts a→v→c without a→c, by the groups of (a, v, c): coordinator AAA, itinerant
/// ABA, gatekeeper ABB (into v's group), representative AAB (out of it), liaison ABC; the first
/// column is their total.
///
/// **Convention.** Reads which ties exist, not their values. Ordered pairs (a, c) in a directed
/// view. In an undirected view each pair counts once (sna counts it twice, except gatekeeper and
/// representative): gatekeeper holds their one number, representative is undefined
/// (`sameAsGatekeeper`). Groups are `--group-by` any field or attribute; an actor without one is a
/// group of its own (`--no-side single`), shares one group with its like (`group`), or takes no
/// part (`drop`, undefined `noGroup`).
///
/// - Complexity: O(Σ in · out · log d) over the actors.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
///   approach to brokerage in transaction networks. Sociological Methodology 19, 89–126.
///   doi:10.2307/270949
public struct GouldFernandez: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez", title: "Gould–Fernandez brokerage",
    family: .brokerage,
    question: "Who stands between whom: inside a group, at its door, or between groups?",
    summary: "In which roles an actor stands between others who are not tied themselves.",
    convention: "Open two-paths a→v→c without a→c by the groups of a, v, c; ordered pairs where "
      + "directed, each pair once where undirected.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949",
    further: Role.allCases.map(\.rawValue), takesNegativeTies: true,
    parameters: [
      MeasureParameter(
        "group-by", .text, default: "side", "the field or attribute that tells the group"),
      MeasureParameter(
        "no-side", .choice(["single", "group", "drop"]), default: "single",
        "actors without a group: each its own, all one, or left out"),
    ])
  private let parameters: MeasureArguments

  private enum Role: String, CaseIterable {
    case coordinator
    case itinerant
    case gatekeeper
    case representative
    case liaison

    init(_ a: Int, _ v: Int, _ c: Int) {
      switch (a == v, v == c, a == c) {
      case (true, true, _): self = .coordinator
      case (true, false, _): self = .representative
      case (false, true, _): self = .gatekeeper
      case (false, false, true): self = .itinerant
      case (false, false, false): self = .liaison
      }
    }

    var column: Int { Role.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the total, then each of the five roles.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let groups = groups(of: graph)
    let rows = groups.indices.map { broker in
      Self.row(of: broker, in: graph.graph, groups: groups)
    }
    let columns = (0...Role.allCases.count).map { column in rows.map { $0[column] } }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }

  // MARK: - Steps

  private func groups(of graph: ActorGraph) -> [Int?] {
    var numbers: [String: Int] = [:]
    return (0..<graph.actorCount).map { actor in
      if let name = graph.text(of: parameters["group-by"], actor: actor) {
        // A group is numbered by its first actor, so that no number meets one made below.
        if let number = numbers[name] { return number }
        numbers[name] = actor
        return actor
      }
      switch parameters["no-side"] {
      case "single": return actor
      case "group": return -1
      default: return nil
      }
    }
  }

  private static func row(of broker: Int, in graph: FrozenGraph, groups: [Int?]) -> [Cell] {
    guard let own = groups[broker] else {
      return [Cell](repeating: .undefined(.noGroup), count: Role.allCases.count + 1)
    }
    var counts = [Double](repeating: 0, count: Role.allCases.count)
    for source in graph.reverseSources[graph.inRow(broker)] {
      guard let first = groups[Int(source)] else { continue }
      for target in graph.neighbors(of: broker) where target != source {
        guard graph.isDirected || source < target, let last = groups[Int(target)],
          graph.arc(from: Int(source), to: Int(target)) == nil
        else { continue }
        counts[Role(first, own, last).column] += 1
      }
    }
    let total = counts.reduce(0, +)
    guard !graph.isDirected else { return ([total] + counts).map(Cell.value) }
    let (gate, representative) = (Role.gatekeeper.column, Role.representative.column)
    counts[gate] += counts[representative]
    var cells = ([total] + counts).map(Cell.value)
    cells[representative + 1] = .undefined(.sameAsGatekeeper)
    return cells
  }
}
