// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What signs mean on a map as a whole, so that they mean the same in each of its views.
struct SharedSigns {
  /// A sign for each issue.
  let issues: [IssueSign]
  /// The class of confidence without a letter; `nil` where no tie has a confidence.
  let unmarkedConfidence: ConfidenceClass?
  /// Whether ties have tabs, where several panels decide it together.
  var tabs: IssueTabs?

  /// - Parameter old: a map that `map` is compared with.
  init(_ map: ActorMap, since old: ActorMap? = nil) {
    issues = IssueSign.all(in: map, since: old)
    unmarkedConfidence = ConfidenceClass.unmarked(in: map)
  }
}

/// Whether ties carry tabs with the letters of their issues: in all panels of a page or in none.
struct IssueTabs {
  /// Up to this many ties with issues in a panel have tabs unless tabs are asked for: more would
  /// hide the map.
  static let limit = 60

  let areShown: Bool
  /// How many ties lack their tabs because there are too many of them.
  let missing: Int

  /// - Parameter panels: positions of the ties that each panel draws.
  init(
    _ panels: [[Int]], of map: ActorMap, _ choice: IssueTabChoice, limit: Int = limit
  ) {
    let panels = panels.map { $0.filter { !map.relationships[$0].layers.isEmpty } }
    let all = Set(panels.flatMap { $0 })
    let severalIssues = Set(all.flatMap { map.relationships[$0].layers }).count > 1
    areShown =
      switch choice {
      case .on: true
      case .off: false
      case .auto: severalIssues && panels.allSatisfy { $0.count <= limit }
      }
    missing = choice == .auto && severalIssues && !areShown ? all.count : 0
  }

  /// The sentence that counts ties without their tabs.
  func note(_ words: InterfaceWords) -> [String] {
    guard missing > 0 else { return [] }
    let ties = words.text(counting: missing, .tiesOne, .tiesOther)
    return [words.text(.issuesUnmarked, ["ties": ties])]
  }
}

/// Decides which marks the ties of a map carry, by what the map as a whole has to tell apart.
struct TieSigns {
  /// The class of confidence without a letter; `nil` where no tie has a confidence.
  let unmarkedConfidence: ConfidenceClass?
  private let issues: [String: IssueSign]

  init(_ shared: SharedSigns, _ tabs: IssueTabs) {
    unmarkedConfidence = shared.unmarkedConfidence
    issues = Dictionary(
      (tabs.areShown ? shared.issues : []).map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The marks of a tie, in the order in which they stand on it.
  ///
  /// - Parameter needsQuestion: whether trust that this tie does not record is to be marked.
  func marks(
    of tie: Relationship, _ kind: TieKindStyle, _ confidence: ConfidenceClass,
    needsQuestion: Bool
  ) -> [TieMark] {
    let trust = TrustClass(tie.trust)
    var marks = kind.mark.map { [$0] } ?? []
    if let mark = Self.trustMark(tie, kind, trust) { marks.append(mark) }
    if trust == .unknown, needsQuestion { marks.append(.unknownTrust) }
    if tie.status == .contested { marks.append(.contested) }
    if tie.status == .broken { marks.append(.broken) }
    if let unmarkedConfidence, confidence != unmarkedConfidence {
      marks.append(.confidence(confidence))
    }
    let issues = Set(tie.layers).compactMap { self.issues[$0] }
      .sorted { idPrecedes($0.name, $1.name) }
    if let tab = IssueTab(issues) { marks.append(.issues(tab)) }
    return marks
  }

  /// What tells the class of trust to who sees no colours.
  private static func trustMark(
    _ tie: Relationship, _ kind: TieKindStyle, _ trust: TrustClass
  ) -> TieMark? {
    switch trust {
    case .distrust, .strongDistrust:
      return kind.line == .zigzag ? trust.mark?.onZigzag : trust.mark
    // A tie of trust without a mark is trusted: unknown trust has its question mark there.
    case .trust: return tie.kind == .trust ? nil : .plus
    case .strongTrust:
      let hasChevron = kind.head == nil && (tie.directed || kind.hasHeadsBothWays)
      return hasChevron ? nil : .doublePlus
    case .neutral, .unknown: return trust.mark
    }
  }
}
