// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

package import ActorModel
internal import GraphCore

/// The ties of a view that differ from draw to draw, each with random numbers of its own.
///
/// A tie's numbers hang on what the tie is, not on its place in the file: on the id that somebody
/// gave it or, without one, on its ends, kind, layers and dates. An id that is made from these says
/// no more than they do, so a map has the same draws before and after ids are written into it.
/// Where ties of one source are drawn together, whether they exist hangs on one number of that
/// source.
package struct TieLottery: Sendable {
  /// A tie that differs from draw to draw.
  package struct Ticket: Sendable {
    /// The tie's position in the map.
    package let position: Int
    /// The probability that it exists.
    package let confidence: Double
    /// The recorded trust; `nil` is unknown.
    package let trust: Double?
    /// The one source that the tie rests on, where ties of one source are drawn together.
    package let source: String?
    fileprivate let stream: UInt64
    fileprivate let varies: Bool
  }

  /// In an order that the file does not decide.
  package private(set) var tickets: [Ticket]
  /// The ties with a confidence.
  package let tiesWithConfidence: Int
  /// The ties without a confidence.
  package let tiesWithoutConfidence: Int
  private let options: UncertaintyOptions

  /// Looks at the ties of `map` at `positions`.
  ///
  /// - Parameters:
  ///   - readsTrust: whether trust is what is read, so that its spread matters.
  /// - Complexity: O(ties · log ties).
  package init(
    _ map: ActorMap, at positions: [Int], readsTrust: Bool, options: UncertaintyOptions
  ) {
    self.options = options
    let ids = TieIdentity.all(of: map)
    var tickets: [(identity: String, ticket: Ticket)] = []
    var known = 0
    for position in positions {
      let tie = map.relationships[position]
      let confidence = tie.confidence.flatMap(map.confidence)?.value
      if confidence != nil { known += 1 }
      let varies = readsTrust && options.trustSpread != nil && (tie.trust?.value ?? 0) > 0
      guard (confidence ?? 1) < 1 || varies else { continue }
      tickets.append(
        (
          ids[position],
          Ticket(
            position: position, confidence: confidence ?? 1, trust: tie.trust?.value,
            source: options.joinsCommonSources ? tie.onlySource : nil,
            stream: stableHash(ids[position]), varies: varies)
        ))
    }
    self.tickets = tickets.sorted { idPrecedes($0.identity, $1.identity) }.map(\.ticket)
    tiesWithConfidence = known
    tiesWithoutConfidence = positions.count - known
  }

  /// Keeps the tickets at which `isKept` answers yes; the others' draws stay as they were.
  package mutating func keep(where isKept: (Ticket) -> Bool) { tickets = tickets.filter(isKept) }

  /// The places of the tickets that are drawn together, the surest of each group first; a ticket
  /// that is drawn by itself is a group of its own.
  package var groups: [[Int]] {
    var groups: [[Int]] = []
    var found: [String: Int] = [:]
    for (place, ticket) in tickets.enumerated() {
      guard let source = ticket.source else {
        groups.append([place])
        continue
      }
      if let group = found[source] {
        groups[group].append(place)
      } else {
        found[source] = groups.count
        groups.append([place])
      }
    }
    return groups.map { group in
      group.sorted { a, b in
        let (x, y) = (tickets[a].confidence, tickets[b].confidence)
        return x != y ? x > y : a < b
      }
    }
  }

  /// Whether trust itself is drawn anywhere.
  package var drawsTrust: Bool { tickets.contains { $0.varies } }

  /// What the ticket's tie is in the draw: absent, or there with this trust, 0 where the map
  /// records none.
  package func outcome(of ticket: Ticket, draw: Int) -> (isPresent: Bool, trust: Double) {
    var random = CounterRandom(seed: options.seed, draw: draw, stream: ticket.stream)
    var chance = random.unit()
    if let source = ticket.source {
      var common = CounterRandom(
        seed: options.seed, draw: draw, stream: stableHash("source \(source)"))
      chance = common.unit()
    }
    guard chance < ticket.confidence else { return (false, 0) }
    let trust = ticket.trust ?? 0
    guard ticket.varies, let size = options.trustSpread else { return (true, trust) }
    // A drawn trust stays above 0: that a tie exists is a matter of its confidence.
    return (true, max(random.beta(mean: trust, size: size), 1e-9))
  }
}

/// What tells one tie of a map from the others, wherever it stands in the file.
package enum TieIdentity {
  /// Ties with an id of their own have it; the others, and those with an id as
  /// `ActorMap.relationshipIDs` makes it, have their ends, kind, layers and dates, and those that
  /// are alike in these are counted in the order of their quantities.
  package static func all(of map: ActorMap) -> [String] {
    var identities = map.relationships.map { tie in
      tie.id.flatMap { tie.hasMadeID ? nil : "id " + $0 } ?? text(of: tie)
    }
    var alike: [String: [Int]] = [:]
    for (position, identity) in identities.enumerated() {
      alike[identity, default: []].append(position)
    }
    for group in alike.values where group.count > 1 {
      let quantities = group.map {
        (position: $0, text: self.quantities(of: map.relationships[$0]))
      }
      for (count, entry) in quantities.sorted(by: { idPrecedes($0.text, $1.text) }).enumerated() {
        identities[entry.position] += " #\(count + 1)"
      }
    }
    return identities
  }

  private static func text(of tie: Relationship) -> String {
    // Which end of a tie that holds both ways stands first means nothing.
    let isTurned = !tie.directed && idPrecedes(tie.to, tie.from)
    let (from, to) = isTurned ? (tie.to, tie.from) : (tie.from, tie.to)
    let parts: [String?] = [
      from, to, tie.directed ? "one way" : "both ways", tie.kind?.rawValue,
      tie.layers.sorted(by: idPrecedes).joined(separator: "\u{1F}"), tie.start?.description,
      tie.end?.description,
    ]
    return parts.map { $0 ?? "" }.joined(separator: "\u{1E}")
  }

  private static func quantities(of tie: Relationship) -> String {
    var confidence: String?
    switch tie.confidence {
    case .probability(let value): confidence = value.value.description
    case .grade(let grade): confidence = "grade \(grade)"
    case nil: confidence = nil
    }
    return [tie.trust?.value.description, tie.strength?.value.description, confidence]
      .map { $0 ?? "" }.joined(separator: "\u{1E}")
  }
}

extension Relationship {
  /// The source, where the tie rests on one and no other.
  fileprivate var onlySource: String? {
    let named = Set(sources)
    return named.count == 1 ? named.first : nil
  }
}
