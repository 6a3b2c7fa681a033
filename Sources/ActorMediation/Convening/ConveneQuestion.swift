// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Who may and who has to sit at a table: the parameters of all analytics that convene one.
struct ConveneQuestion: Sendable {
  static let parameters: [MediationParameter] = [
    MediationParameter("require", .list, default: "", "actors who have to be at the table"),
    MediationParameter("exclude", .list, default: "", "actors who may not be at the table"),
    MediationParameter(
      "roles", .list, default: "party,representative,mediator",
      "the roles of which a member needs one; any for everyone"),
    .minTrust,
    MediationParameter(
      "max-visibility", .number(from: 0, to: 1), default: "1",
      "nobody whom the public notices more than this, 1 for no limit"),
    MediationParameter(
      "seat-vetoes", .truth, default: "false",
      "every actor who can block an agreement has to be at the table"),
  ]

  let required: [String]
  let excluded: [String]
  /// `nil` means everyone.
  let roles: [Role]?
  let threshold: Double
  let visibility: Double
  let seatsVetoes: Bool

  init(_ arguments: MediationArguments) {
    required = arguments.list("require")
    excluded = arguments.list("exclude")
    let roles = arguments.list("roles")
    self.roles = roles == ["any"] ? nil : roles.map(Role.init(rawValue:))
    threshold = arguments.number("min-trust")
    visibility = arguments.number("max-visibility")
    seatsVetoes = arguments.isTrue("seat-vetoes")
  }

  /// Refuses ids and roles that nobody has: a slip would find another table or none.
  func check(_ ground: MediationGround) throws(MediationError) {
    for id in required + excluded where ground.actor(id) == nil { throw .unknownActor(id) }
    let there = Set(ground.map.actors.flatMap(\.roles)).union(Role.known)
    for role in roles ?? [] where !there.contains(role) {
      throw .invalidArgument(
        "roles: no actor has role \"\(role)\"; there are "
          + there.map(\.rawValue).sorted(by: idPrecedes).joined(separator: ", "))
    }
    let seats = required.count + ground.ends.count
    guard seats <= 40 else {
      throw .invalidArgument("require: found \(required.count) actors, expected at most 38")
    }
  }
}

extension ConveneQuestion {
  /// The positions of the ties that can connect a table: those of trust from θ upwards whose ends
  /// may both sit at it. Where a view reads both directions as one, the lower of two trusts counts,
  /// so that a weak tie can matter too.
  func tiesRead(on ground: MediationGround) -> [Int] {
    let selected = TieSelection(of: ground.map, options: ground.options).indices
    guard !ground.options.undirected else { return selected }
    let principals = Set(ground.principals)
    func maySit(_ id: String) -> Bool {
      guard let roles, let actor = ground.actor(id) else { return true }
      return roles.contains(where: actor.has) || required.contains(id) || principals.contains(id)
    }
    return selected.filter { position in
      let tie = ground.map.relationships[position]
      return TrustComparison.isAtLeast(tie.trust?.value ?? 0, threshold)
        && (tie.trust?.value ?? 0) > 0 && maySit(tie.from) && maySit(tie.to)
    }
  }
}

/// Which constituencies a table reaches, and what for.
struct CoverageQuestion: Sendable {
  static let parameters: [MediationParameter] = [.coverTrust, .hops]

  let threshold: Double
  let hops: Int

  init(_ arguments: MediationArguments) {
    threshold = arguments.number("cover-trust")
    hops = arguments.count("hops")
  }
}
