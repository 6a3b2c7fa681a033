// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// How often one actor's value is above another's, for people and for programs.
enum OrderTable {
  /// The most actors that a table for people shows; JSON and CSV have all that are compared.
  static let limit = 5

  /// Who is compared, in the order of the ranking.
  static func actors(_ above: [PairOrder]) -> [String] {
    var seen: Set<String> = []
    return above.map(\.actor).filter { seen.insert($0).inserted }
  }

  /// A row and a column for each of the first actors; `nil` where there are no two.
  static func table(_ above: [PairOrder]) -> Table? {
    let ids = Array(actors(above).prefix(limit))
    guard ids.count > 1 else { return nil }
    var table = Table(
      [.text("above")] + ids.map { .number(TextLine.cut(TextLine.printable($0), to: 12)) })
    for id in ids {
      table.rows.append(
        [id] + ids.map { other in share(above, id, other).map { percent($0) } ?? "–" })
    }
    return table
  }

  static func share(_ above: [PairOrder], _ actor: String, _ other: String) -> Double? {
    above.first { $0.actor == actor && $0.other == other }?.probability
  }

  static func tree(_ above: [PairOrder]) -> AttributeValue {
    .list(
      above.map {
        .tree([
          ("actor", .string($0.actor)), ("other", .string($0.other)),
          ("probability", .double($0.probability)),
        ])
      })
  }
}
