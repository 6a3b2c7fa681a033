// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How near the map is to two camps that are friendly within and hostile to each other, as all
/// round trips along its ties tell it.
///
/// **Formula.** K = Σ exp λ(A) / Σ exp λ(|A|) over the eigenvalues of the signed matrix A and of
/// the same matrix without signs: closed walks with an even number of negative ties less those with
/// an odd number, as a share of all, each of length k counting 1/k!.
///
/// **Convention.** Only in the signed view, read without directions (of a pair recorded both ways a
/// negative tie wins). 1 where two camps contradict no tie, and on a map without ties; above 0
/// always. Undefined: `tooFewActors` without actors.
///
/// - Complexity: O(n · (n + m)) for each of some dozen products; see `ExponentialTrace`.
/// - References: Estrada, E. & Benzi, M. (2014). Walk-based measure of balance in signed networks:
///   detecting lack of balance in social networks. Physical Review E 90, 042802.
///   doi:10.1103/PhysRevE.90.042802
public struct WalkBalance: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "walk-balance", title: "Balance of walks",
    family: .signed, question: "How near is the map to two camps, by all round trips along ties?",
    summary:
      "What round trips with an even number of hostile ties have over those with an odd one.",
    convention: "Σ exp of the eigenvalues of the signed matrix over that of the matrix without "
      + "signs; 1 is full balance. Read without directions. Signed view only, where each tie "
      + "counts 1 or −1.",
    citation: "Estrada & Benzi 2014, Phys. Rev. E 90, doi:10.1103/PhysRevE.90.042802",
    subject: .map, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    guard graph.actorCount > 0 else {
      return mapResult(parameters: parameters, cells: [.undefined(.tooFewActors)])
    }
    let core = graph.graph.undirected()
    let signs = core.values.map { $0 < 0 ? -1.0 : 1 }
    // Without a negative tie both are the same sum.
    guard signs.contains(-1) else { return mapResult(parameters: parameters, cells: [.value(1)]) }
    let difference = try control.running { control throws(Cancellation) in
      try ExponentialTrace.logarithm(of: core, values: signs, control: control)
        - ExponentialTrace.logarithm(of: core, values: signs.map(\.magnitude), control: control)
    }
    return mapResult(parameters: parameters, cells: [.value(exp(difference))])
  }
}
