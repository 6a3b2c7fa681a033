// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The actors of a graph by the value of a field or attribute.
struct ActorGroups {
  /// The parameter that tells groups.
  static let parameter = MeasureParameter(
    "group-by", .text, default: "side", "the field or attribute that tells the group")

  /// The groups in the order of their names, with the positions of their actors.
  let groups: [(name: String, members: [Int])]

  init(of graph: ActorGraph, by attribute: String) {
    var members: [String: [Int]] = [:]
    for actor in 0..<graph.actorCount {
      if let name = graph.text(of: attribute, actor: actor) {
        members[name, default: []].append(actor)
      }
    }
    groups = members.sorted { idPrecedes($0.key, $1.key) }.map { ($0.key, $0.value) }
  }

  /// The actors of a group; refuses a name that no actor has.
  func members(of name: String, parameter: String) throws(AnalysisError) -> [Int] {
    guard let group = groups.first(where: { $0.name == name }) else {
      let known = groups.map(\.name).joined(separator: ", ")
      throw .invalidArgument(
        "\(parameter): found \"\(name)\", expected "
          + (groups.isEmpty
            ? "a map whose actors have groups" : "one of the groups of the map: \(known)"))
    }
    return group.members
  }
}
