// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// The ties of one kind from the members of one group to those of another, as one tie.
///
/// - **Which**: directed ties by their direction; ties that hold both ways are merged apart from
///   them, for they say something else.
/// - **Trust**: the mean of the recorded values; unknown where none is recorded. How many are
///   recorded is said, and how many of them are negative is said and drawn, because a mean hides
///   them.
/// - **Strength**: the mean of the recorded values.
/// - **Confidence**: the highest recorded one, for the merged tie exists if any of its ties does.
/// - **Status**: the one that all share; contested where any is; else the usual one, with the
///   number of broken and intermittent ties said.
struct MergedTie {
  /// A tie between members of two different groups.
  struct Member {
    let tie: Relationship
    /// The groups, by their numbers.
    let from: Int
    let to: Int
    let confidence: Confidence?
  }

  private let from: Int
  private let to: Int
  private let members: [Member]

  var count: Int { members.count }

  private init(_ from: Int, _ to: Int, _ members: [Member]) {
    self.from = from
    self.to = to
    self.members = members
  }

  private struct Key: Hashable {
    let from: Int
    let to: Int
    let kind: RelationshipKind?
    let isDirected: Bool
  }

  /// In the order in which their first ties come.
  static func merging(_ members: [Member]) -> [MergedTie] {
    var (order, found): ([Key], [Key: [Member]]) = ([], [:])
    for member in members {
      let isSwapped = !member.tie.directed && member.to < member.from
      let key = Key(
        from: isSwapped ? member.to : member.from, to: isSwapped ? member.from : member.to,
        kind: member.tie.kind, isDirected: member.tie.directed)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append(member)
    }
    return order.map { MergedTie($0.from, $0.to, found[$0] ?? []) }
  }

  // MARK: - As a tie

  func id(between groups: [String]) -> String {
    let first = members[0].tie
    return "\(groups[from])>\(groups[to]):\(first.kind?.rawValue ?? "tie")"
      + (first.directed ? "" : ":both")
  }

  func tie(between groups: [String]) -> Relationship {
    var layers: [String] = []
    for layer in members.flatMap(\.tie.layers) where !layers.contains(layer) {
      layers.append(layer)
    }
    return Relationship(
      id: id(between: groups), from: groups[from], to: groups[to], kind: members[0].tie.kind,
      trust: mean(trusts).flatMap(Trust.init),
      strength: mean(members.compactMap { $0.tie.strength?.value }).flatMap(Strength.init),
      confidence: members.compactMap(\.confidence).max().map { .probability($0) },
      directed: members[0].tie.directed, status: status, layers: layers,
      sources: Array(Set(members.flatMap(\.tie.sources))).sorted())
  }

  private var trusts: [Double] { members.compactMap { $0.tie.trust?.value } }
  private var negative: Int { trusts.count { $0 < 0 } }

  /// Inside the range of the values, which rounding may leave by a hair.
  private func mean(_ values: [Double]) -> Double? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return values.readableMean.map { min(high, max(low, $0)) }
  }

  private var status: RelationshipStatus? {
    let found = Set(members.map { $0.tie.status ?? .active })
    if found.contains(.contested) { return .contested }
    return found.count == 1 ? found.first : nil
  }

  // MARK: - In words

  /// The number on the tie; `nil` of a tie that stands for itself.
  var mark: String? {
    guard count > 1 else { return nil }
    return negative > 0 ? "\(count), \(negative)−" : "\(count)"
  }

  /// What follows the tie's sentence.
  func words(_ phrases: ViewPhrases) -> [String] {
    guard count > 1 else { return [] }
    var words = [phrases.text(.tieMerged, ["ties": phrases.ties(count)])]
    if !trusts.isEmpty {
      words.append(phrases.text(.tieMeanTrust, ["count": "\(trusts.count)"]))
    }
    if negative > 0 { words.append(phrases.text(.tieNegative, ["count": "\(negative)"])) }
    for status in [RelationshipStatus.broken, .intermittent, .contested] {
      let number = members.count { $0.tie.status == status }
      guard number > 0 else { continue }
      let name = phrases.words.text(of: status.rawValue, in: "status")
      words.append(phrases.text(.tieStatusCount, ["count": "\(number)", "status": name]))
    }
    return words
  }
}
