// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension MediationGround {
  /// `a trusts b`, or the kind of the tie between the two.
  func words(of tie: Relationship) -> String {
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
    return "\(name(tie.from)) → \(name(tie.to))"
  }
}
