// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
public import ActorModel

/// What a map would say of the bridge-builders if some actors or ties were different.
///
/// It is no analytic of the catalogue, because it asks of two maps; its answer has the same form.
///
/// - Complexity: that of `BridgeReport` on both maps.
public struct WhatIf: Sendable {
  /// What it is.
  public static let descriptor = MediationDescriptor(
    id: "what-if", number: "D6, D12, D20", title: "What if the map were different",
    question: "How does the ranking of the bridge-builders move when some actors or ties change?",
    definition: "The changes are made to a copy of the map, one after the other, and the "
      + "bridge-builder report is made of the map and of the copy with the same question and the "
      + "same random numbers. Two candidates change places by the first part of the ranking’s rule "
      + "in which they differ. The command whatif asks it.",
    formula: "Bridge trust = the largest acceptability of any candidate. Change = after − before; "
      + "of a rank: positive is towards the first place. Acceptability, bias, independence, support "
      + "and the probability of being first as in the bridge-builder report; channels share no "
      + "actor between the ends.",
    output: "Women’s network is first before the change, Non-governmental organisation after it.",
    caveat: "This changes the map, not the conflict: it says what the same rule would answer if "
      + "the map said something else, not what people would do.",
    literature: [], needsEnds: true, readsAcceptability: true)

  /// The map before and after, with what each change did.
  public let changed: ChangedMap
  /// The bridge-builders before the changes; `nil` where they cannot be ranked there.
  public let before: BridgeReport?
  /// The bridge-builders after the changes; `nil` where they cannot be ranked there.
  public let after: BridgeReport?
  /// Why they cannot be ranked, where they cannot.
  public let problem: MediationError?
  let texts: [String]

  /// Ranks before and after.
  ///
  /// - Parameters:
  ///   - changed: the map with its changes.
  ///   - texts: the changes as a person wrote them, for the report; may be left out.
  ///   - question: how the bridge-builders are ranked.
  /// - Throws: where they can be ranked neither before nor after.
  public init(
    _ changed: ChangedMap, written texts: [String] = [], question: BridgeQuestion,
    control: RunControl = RunControl()
  ) throws(MediationError) {
    self.changed = changed
    self.texts = texts
    let reports = [changed.original, changed.map].map { map in
      Result { () throws(MediationError) in
        try BridgeReport(question, on: map, control: control)
      }
    }
    switch (reports[0], reports[1]) {
    case (.success(let old), .success(let new)): (before, after, problem) = (old, new, nil)
    case (.success(let old), .failure(let error)): (before, after, problem) = (old, nil, error)
    case (.failure(let error), .success(let new)): (before, after, problem) = (nil, new, error)
    case (.failure(let error), .failure): throw error
    }
  }

  /// The answer: what changed, how the ranking moved and why, then the tables.
  public var result: MediationResult {
    let shifts = RankingShifts(before, after)
    let words = WhatIfWords(self, shifts)
    let tables = WhatIfTables(self, shifts)
    return MediationResult(
      descriptor: Self.descriptor, parameters: [],
      findings: MediationFindings(
        notices: words.notices, sentences: words.sentences, sections: tables.sections(words)))
  }

  // MARK: - Names

  /// The name that people read, as it is after the changes.
  func name(_ id: String) -> String {
    after?.names[id] ?? before?.names[id]
      ?? (changed.map.actors + changed.original.actors).first { $0.id == id }?.name ?? id
  }

  func end(_ id: String) -> String {
    ((after?.ends ?? []) + (before?.ends ?? [])).first { $0.id == id }?.name ?? name(id)
  }
}
