// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether those with most ties are tied to each other more than by chance: a club at the top, or
/// centres that stay apart.
///
/// **Formula.** φ(k) = 2 E / (N (N − 1)), with E the ties among the N actors that have more than k
/// ties. Normalised: φ over its mean in graphs in which every actor keeps its number of ties and
/// all else is chance.
///
/// **Convention.** The view is read as undirected; which ties exist counts, not their values. k is
/// `--degree`; with 0, where the club would be everybody, it is the mean number of ties. Chance:
/// two ties are swapped, ten tries a tie, from the map anew for each of `samples` graphs. Above 1 a
/// rich club, below 1 centres that avoid each other; φ alone grows with k in any map. The further
/// columns are the normalised φ, its mean by chance with the standard error of the mean, k, and N.
/// The same seed gives the same bits on any number of threads; other ids give other draws.
/// Undefined: `noClub` where N is below 2, normalised `noVariance` where chance never ties two of
/// them.
///
/// - Complexity: O(draws · m) times the ties of the lesser of two actors.
/// - References: Colizza, V., Flammini, A., Serrano, M. A. & Vespignani, A. (2006). Detecting
///   rich-club ordering in complex networks. Nature Physics 2, 110–115. doi:10.1038/nphys209.
///   Maslov, S. & Sneppen, K. (2002). Specificity and stability in topology of protein networks.
///   Science 296, 910–913. doi:10.1126/science.1065103
public struct RichClub: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "rich-club", title: "Rich club",
    family: .brokerage, question: "Do those with most contacts deal with each other?",
    summary: "Whether the actors with most ties are tied to each other more than by chance.",
    convention: "Share of pairs tied among actors with more than k ties, undirected; normalised by "
      + "its mean over maps with the same numbers of ties, by swaps of ties. k is the mean number "
      + "of ties unless told.",
    citation: "Colizza et al. 2006, Nature Physics 2, doi:10.1038/nphys209; Maslov & Sneppen "
      + "2002, Science 296, doi:10.1126/science.1065103",
    subject: .map, further: ["normalised", "expected", "error", "degree", "members"],
    onSigns: .nothing,
    parameters: [
      MeasureParameter(
        "degree", .count(from: 0, through: 1_000_000_000), default: "0",
        "the club has more ties than this; 0 takes the mean number of ties"),
      SeededParameters.draws(100), SeededParameters.seed,
    ])
  private let parameters: MeasureArguments

  /// Takes `degree`, `samples` and `seed`; refuses a seed that is not whole.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    try SeededParameters.checkSeed(arguments, of: Self.descriptor.id)
    parameters = arguments
  }

  /// One row: φ, normalised, its mean by chance with error, k and N. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let (draws, seed) = (parameters.count("samples"), Int(parameters.number("seed")))
    let core = graph.graph.undirected()
    let given = parameters.count("degree")
    // To have more than the mean is to have more than its whole part.
    let degree = given > 0 || core.nodeCount == 0 ? given : core.arcCount / core.nodeCount
    let club = try control.running { control throws(Cancellation) in
      try RichClubTies(of: core, degree: degree, draws: draws, seed: seed, control: control)
    }
    return mapResult(
      parameters: parameters,
      cells: Self.cells(club, draws: Double(draws))
        + [.value(Double(degree)), .value(Double(club.members))])
  }

  private static func cells(_ club: RichClubTies, draws: Double) -> [Cell] {
    guard club.members > 1 else { return [Cell](repeating: .undefined(.noClub), count: 4) }
    let pairs = Double(club.members) * Double(club.members - 1) / 2
    let mean = Double(club.sum) / draws
    let variance = max(0, Double(club.squares) / draws - mean * mean)
    return [
      .value(Double(club.ties) / pairs),
      mean > 0 ? .value(Double(club.ties) / mean) : .undefined(.noVariance),
      .value(mean / pairs), .value((variance / draws).squareRoot() / pairs),
    ]
  }
}
