// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D9: the smallest tables at which every side is represented and trust connects the members.
///
/// **Formula.** The smallest S of allowed actors with (i) for each side an actor of it with role
/// party or representative whose mandate is not denied, (ii) S connected by ties of trust θ or
/// more, in either direction, (iii) no pair that will not sit together, (iv) nobody above the
/// visibility. Equal sizes are ordered by the weakest link: the largest w such that S is connected
/// by ties of w or more.
///
/// - Complexity: exact by branch and bound over connected sets (`TableSearch`); what a large map
///   leaves undecided is said.
public struct ConveningSet: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "convening-set", number: "D9", title: "Smallest table",
    question: "Who has to be at the table at the least?",
    definition: "The smallest tables at which every side is represented and every member is tied "
      + "to the others by trust, directly or through other members, and at which no two sit who "
      + "will not sit together. The weakest tie of a table is the trust at which it still holds "
      + "together; the table whose weakest tie is strongest comes first.",
    formula: "min |S| over sets S of actors with an allowed role such that every side has a member "
      + "of it in S with role party or representative whose mandate is not denied, S is connected "
      + "by ties x–y with max(t(x→y), t(y→x)) ≥ θ, no incompatible pair is in S and no visibility "
      + "in S is above the limit; weakest link = max w such that S is connected by ties ≥ w; "
      + "equal weakest links are ordered by ids.",
    output: "The smallest table has 3 seats; best connected are Envoy of Party A, Women’s network "
      + "and Envoy of Party B, whose weakest tie is 0.6.",
    caveat: "A tie of trust in one direction counts as a tie; whether these people would come, and "
      + "for whom they may decide, the map does not say.",
    literature: [
      Literature(
        "Dreyfus, S. E. & Wagner, R. A. (1971). The Steiner problem in graphs. Networks 1, "
          + "195–207", doi: "10.1002/net.3230010302")
    ],
    keyNumbers: [
      .choice("tables", .first, "the best connected smallest table"),
      .rows("tables", "the smallest tables"), .rows("members", "who sits at some smallest table"),
    ], parameters: ConveneQuestion.parameters)

  private let question: ConveneQuestion

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    question = ConveneQuestion(arguments)
  }

  /// Ties of trust from θ upwards between actors who may sit at a table.
  public func tiesRead(on ground: MediationGround) -> [Int] { question.tiesRead(on: ground) }

  /// Answers with all smallest tables.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    let convening = try Convening(ground, question)
    let words = TableWords(convening)
    var findings = MediationFindings()
    switch convening.smallest() {
    case .contradiction(let found):
      findings.notices = words.trustNotice
      findings.sentences = words.contradiction(found)
      findings.sections = [words.contradictionRows(found)]
    case .undecided(let size): findings.notices = [words.undecided(size)]
    case .found(let tables, let isComplete):
      findings.notices = words.notices(tables) + (isComplete ? [] : [words.incomplete])
      findings.sentences = words.opening(tables, isComplete: isComplete)
      findings.sections = [words.tables(tables), words.members(tables)]
    }
    return findings
  }
}
