// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In which of two camps an actor is, in one of the splits that fewest ties contradict.
///
/// **Formula.** The split that reaches L of `frustration`.
///
/// **Convention.** Only in the signed view, read without directions. Camp 1 is the larger one, of
/// two of equal size that of the first actor in the order of ids. Parts of the map without a tie
/// between them are split each for itself: nothing joins camp 1 of one to camp 1 of another;
/// `.part` numbers them by falling size. There may be several best splits: `frustrated-ties` says
/// what they have in common. Where the search gives up it is the best split found. Undefined:
/// `isolate` for an actor without ties.
///
/// - Complexity: that of `TwoCamps`.
/// - References: Aref, S. & Wilson, M. C. (2018). Measuring partial balance in signed networks.
///   Journal of Complex Networks 6, 566–595. doi:10.1093/comnet/cnx044
public struct Camp: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "camp", title: "Camp",
    family: .signed, question: "Who is in which of the two camps that the ties draw?",
    summary: "In which of two camps an actor is, in a split that fewest ties contradict.",
    convention: "1 or 2 within each part of the map, 1 the larger camp; part is the number of the "
      + "part by falling size. One of the best splits where there are several. Read without "
      + "directions. Signed view only, where each tie counts 1 or −1.",
    citation: "Aref & Wilson 2018, J. Complex Netw. 6, doi:10.1093/comnet/cnx044",
    answer: .parts, further: ["part"], takesNegativeTies: true,
    proof: .whereOne("frustration.proven"),
    parameters: [SearchEffort.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameter `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: camp and part. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let picture = try CampPicture(graph, parameters, control)
    let numbers = picture.numbers
    let places = Self.places(of: picture.camps.part)
    return actorResult(
      on: graph, parameters: parameters,
      columns: [
        numbers.map { $0.map { .value(Double($0)) } ?? .undefined(.isolate) },
        picture.camps.part.map { $0 < 0 ? .undefined(.isolate) : .value(Double(places[$0])) },
      ])
  }

  /// The place of each part by falling size from 1; of equal ones the first found comes first.
  private static func places(of parts: [Int]) -> [Int] {
    var sizes = [Int](repeating: 0, count: (parts.max() ?? -1) + 1)
    for part in parts where part >= 0 { sizes[part] += 1 }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var places = sizes
    for (place, part) in order.enumerated() { places[part] = place + 1 }
    return places
  }
}
