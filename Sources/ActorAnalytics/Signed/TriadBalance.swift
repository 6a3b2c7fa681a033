// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In how many groups of three the saying holds that a friend of a friend is a friend, and an enemy
/// of an enemy as well.
///
/// **Formula.** T = (t₀ + t₂) / (t₀ + t₁ + t₂ + t₃), with tₖ the triangles that have k negative
/// ties: an even number of them is balanced.
///
/// **Convention.** Only in the signed view, read without directions (of a pair recorded both ways a
/// negative tie wins). The further columns are t₀, t₁, t₂ and t₃. Undefined: T where no three
/// actors are tied to each other (`noTriangle`).
///
/// - Complexity: O(m √m) for m ties; see `SignedTriangles`.
/// - References: Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of
///   Heider's theory. Psychological Review 63, 277–293. doi:10.1037/h0046049
public struct TriadBalance: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "triad-balance", title: "Balance of threes",
    family: .signed, question: "Is the friend of a friend a friend here, as a rule?",
    summary: "What share of the triangles has an even number of hostile ties.",
    convention: "Balanced triangles as a share of all; then the numbers of triangles with no, "
      + "one, two and three hostile ties. Read without directions. Signed view only, where each "
      + "tie counts 1 or −1.",
    citation: "Cartwright & Harary 1956, Psychol. Rev. 63, doi:10.1037/h0046049",
    subject: .map, further: ["all-friendly", "one-hostile", "two-hostile", "all-hostile"],
    takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let counts = try control.running { control throws(Cancellation) in
      try SignedTriangles(graph.graph, control: control).byNegative
    }
    let all = counts.reduce(0, +)
    let balance =
      all > 0
      ? Cell.value(Double(counts[0] + counts[2]) / Double(all)) : .undefined(.noTriangle)
    return mapResult(
      parameters: parameters, cells: [balance] + counts.map { .value(Double($0)) })
  }
}
