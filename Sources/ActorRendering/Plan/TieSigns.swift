// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Decides which marks the ties of a map carry, by what the map as a whole has to tell apart.
struct TieSigns {
  /// Up to this many ties with issues have tabs unless tabs are asked for: more would hide the map.
  static let tabLimit = 60

  /// The class of confidence without a letter; `nil` where no tie has a confidence.
  let unmarkedConfidence: ConfidenceClass?
  /// How many ties lack their tabs because there are too many of them.
  let withoutTab: Int
  private let issues: [String: IssueSign]

  /// - Parameter drawn: positions of the ties that are drawn.
  init(_ map: ActorMap, drawn: [Int], _ choice: IssueTabChoice, limit: Int = tabLimit) {
    unmarkedConfidence = ConfidenceClass.unmarked(in: map)
    let ties = drawn.map { map.relationships[$0] }.filter { !$0.layers.isEmpty }
    let severalIssues = Set(ties.flatMap(\.layers)).count > 1
    let isOn =
      switch choice {
      case .on: true
      case .off: false
      case .auto: severalIssues && ties.count <= limit
      }
    withoutTab = choice == .auto && severalIssues && !isOn ? ties.count : 0
    let signs = isOn ? IssueSign.all(in: map) : []
    issues = Dictionary(
      signs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
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
    // The zigzag tells distrust already.
    case .distrust, .strongDistrust: return kind.line == .zigzag ? nil : trust.mark
    // A tie of trust without a mark is trusted: unknown trust has its question mark there.
    case .trust: return tie.kind == .trust ? nil : .plus
    case .strongTrust:
      let hasChevron = kind.head == nil && (tie.directed || kind.hasHeadsBothWays)
      return hasChevron ? nil : .doublePlus
    case .neutral, .unknown: return trust.mark
    }
  }
}
