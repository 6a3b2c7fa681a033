// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many ties contradict the best picture of the map as two camps that are friendly within and
/// hostile to each other.
///
/// **Formula.** L = min over all splits into two camps of the negative ties within a camp and the
/// positive ones across. `.normalised` is 1 − 2L/m for m ties: 1 where two camps contradict
/// nothing, about 0 where signs are as good as drawn.
///
/// **Convention.** Only in the signed view, read without directions (of a pair recorded both ways a
/// negative tie wins). Exact where `.proven` is 1; where the search gives up (`--effort`) L is that
/// of the best split found, and `.least-possible` says below what no split can be. Undefined:
/// `.normalised` without ties (`noSignedPair`).
///
/// - Complexity: exponential in L at worst, for the problem is hard; see `TwoCamps`.
/// - References: Aref, S. & Wilson, M. C. (2018). Measuring partial balance in signed networks.
///   Journal of Complex Networks 6, 566–595. doi:10.1093/comnet/cnx044. Harary, F. (1959). On the
///   measurement of structural balance. Behavioral Science 4, 316–323.
public struct Frustration: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "frustration", title: "Frustration",
    family: .signed, question: "How many ties contradict the picture of two camps?",
    summary: "How many ties contradict the best split of the map into two camps.",
    convention: "The fewest hostile ties within a camp and friendly ones across; normalised 1 − "
      + "2L/m. Where proven is 0 it is the best that was found, and no split has fewer than "
      + "least-possible. Read without directions. Signed view only, where each tie counts 1 or −1.",
    citation: "Aref & Wilson 2018, J. Complex Netw. 6, doi:10.1093/comnet/cnx044",
    subject: .map, further: ["normalised", "least-possible", "proven"], takesNegativeTies: true,
    proof: .whereOne("frustration.proven"), parameters: [SearchEffort.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameter `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let picture = try CampPicture(graph, parameters, control)
    let (found, ties) = (picture.camps.strained, picture.pairs.count)
    return mapResult(
      parameters: parameters,
      cells: [
        .value(Double(found)),
        ties > 0 ? .value(1 - 2 * Double(found) / Double(ties)) : .undefined(.noSignedPair),
        .value(Double(picture.camps.leastPossible)), .value(picture.camps.isExact ? 1 : 0),
      ])
  }
}
