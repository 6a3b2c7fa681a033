// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which ties contradict the best picture of the map as two camps: hostile ones within a camp and
/// friendly ones across.
///
/// **Formula.** 1 where the best split that is shown (`camp`) strains the tie, else 0. `.in-some`
/// is 1 where some best split strains it, `.in-all` where every best split does.
///
/// **Convention.** As `frustration`: only in the signed view, read without directions, one row for
/// each pair of tied actors. Undefined: `.in-some` and `.in-all` where the search gave up before
/// all best splits were looked at (`notProven`); the split that is shown is then the best found.
///
/// - Complexity: that of `TwoCamps`.
/// - References: Aref, S. & Wilson, M. C. (2018). Measuring partial balance in signed networks.
///   Journal of Complex Networks 6, 566–595. doi:10.1093/comnet/cnx044
public struct FrustratedTies: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "frustrated-ties", title: "Frustrated ties",
    family: .signed, question: "Which ties do not fit into two camps?",
    summary: "Whether a tie contradicts the best split of the map into two camps.",
    convention: "1 where the best split shown strains the tie; then whether some and whether "
      + "every best split does, undefined where the search gave up. Read without directions. "
      + "Signed view only, where each tie counts 1 or −1.",
    citation: "Aref & Wilson 2018, J. Complex Netw. 6, doi:10.1093/comnet/cnx044",
    subject: .tie, further: ["in-some", "in-all"], takesNegativeTies: true,
    proof: .whereOne("frustration.proven"),
    parameters: [SearchEffort.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameter `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair of tied actors. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let picture = try CampPicture(graph, parameters, control)
    let camps = picture.camps
    func settled(_ isSo: Bool) -> Cell {
      camps.isSettled ? .value(isSo ? 1 : 0) : .undefined(.notProven)
    }
    let rows = graph.tiedPairs.enumerated().map { pair, ends in
      (
        subject: graph.subject(ofPair: ends),
        cells: [
          Cell.value(picture.isStrained(pair) ? 1 : 0), settled(camps.isStrainedInSome[pair]),
          settled(camps.isStrainedInAll[pair]),
        ]
      )
    }
    return result(of: rows, parameters: parameters)
  }
}
