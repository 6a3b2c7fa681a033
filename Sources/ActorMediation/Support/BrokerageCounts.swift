// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// Gould–Fernandez counts of every actor, ready to be asked by role.
struct BrokerageCounts {
  private let columns: [String: [Cell]]

  /// - Parameter withoutGroup: what becomes of actors without a group, as the measure has it.
  init(_ graph: ActorGraph, groupBy: String, withoutGroup: String, control: RunControl) {
    let result = try? MeasureCatalog.result(
      "gould-fernandez", parameters: ["group-by": groupBy, "no-side": withoutGroup], on: graph,
      control: control)
    columns = Dictionary(
      (result?.columns ?? []).map { ($0.name, $0.cells) }, uniquingKeysWith: { first, _ in first })
  }

  /// How often the actor at `position` stands in this role, or why there is no such number.
  func cell(_ role: String, of position: Int) -> MediationCell {
    switch columns["gould-fernandez.\(role)"]?[position] {
    case .value(let count): .count(Int(count))
    // Whoever has no track or no locality belongs to no group: that is what nobody recorded.
    case .undefined(.noGroup), nil: .undefined(.notRecorded)
    case .undefined(let reason): .undefined(reason)
    }
  }

  /// How often it stands in any of these roles, or why there is no such number.
  func cell(_ roles: [String], of position: Int) -> MediationCell {
    let cells = roles.map { cell($0, of: position) }
    let counts = cells.compactMap(\.number)
    return cells.first { $0.number == nil } ?? .count(Int(counts.reduce(0, +)))
  }
}
