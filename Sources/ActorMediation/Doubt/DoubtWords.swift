// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension MediationGround {
  /// `a trusts b`, or the kind of the tie between the two; where several ties would be called the
  /// same, with what tells this one apart.
  func words(of tie: Relationship) -> String {
    let words = plainWords(of: tie)
    let twins = map.relationships.filter { $0.id != tie.id && plainWords(of: $0) == words }
    guard !twins.isEmpty else { return words }
    let mark = [Self.dates, Self.issues].lazy.compactMap { mark in
      mark(tie).flatMap { own in twins.contains { mark($0) == own } ? nil : own }
    }.first
    return "\(words) (\(mark ?? "tie \(tie.id ?? "")"))"
  }

  private static func issues(of tie: Relationship) -> String? {
    tie.layers.isEmpty ? nil : "about \(enumerated(tie.layers))"
  }

  private static func dates(of tie: Relationship) -> String? {
    switch (tie.start, tie.end) {
    case (let start?, let end?): "\(start) to \(end)"
    case (let start?, nil): "from \(start)"
    case (nil, let end?): "until \(end)"
    case (nil, nil): nil
    }
  }

  private func plainWords(of tie: Relationship) -> String {
    let (from, to) = (name(tie.from), name(tie.to))
    if (tie.trust?.value ?? 0) > 0, tie.kind == nil || tie.kind == .trust {
      return tie.directed ? "\(from) trusts \(to)" : "\(from) and \(to) trust each other"
    }
    let kind = tie.kind?.rawValue ?? "relationship"
    return tie.directed ? "the \(kind) from \(from) to \(to)" : "the \(kind) of \(from) and \(to)"
  }

  /// What came out, `none` where nothing did.
  func words(of answers: DoubtReading.Answers) -> String {
    answers.isEmpty
      ? "none" : answers.map { enumerated($0.map(words(of:))) }.joined(separator: "; ")
  }

  /// A tie's id alone tells a reader little.
  func words(of named: Named) -> String {
    guard named.id == named.name,
      let tie = map.relationships.first(where: { $0.id == named.id })
    else { return named.name }
    let arrow = "\(name(tie.from)) → \(name(tie.to))"
    let hasTwin = map.relationships.contains {
      $0.id != tie.id && $0.from == tie.from && $0.to == tie.to
    }
    return hasTwin ? "\(arrow) (tie \(named.id))" : arrow
  }
}
