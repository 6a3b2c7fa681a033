// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The colours of a drawing.
public struct Theme: Hashable, Sendable {
  /// The kebab-case id.
  public let id: String
  /// What it is for.
  public let title: String
  /// The colours that every viewer understands.
  let palette: Palette
  /// Other colours where the viewer prefers the dark.
  let darkPalette: Palette?

  /// Light, and dark where the reader's screen is.
  public static let auto = Theme(
    id: "auto", title: "light, and dark where the reader's screen is (default)", palette: .light,
    darkPalette: .dark)
  /// Dark ink on white, always.
  public static let light = Theme(
    id: "light", title: "dark ink on white", palette: .light, darkPalette: nil)
  /// Light ink on a dark ground, always.
  public static let dark = Theme(
    id: "dark", title: "light ink on a dark ground", palette: .dark, darkPalette: nil)

  /// Every theme, in the order of lists.
  public static let all = [auto, light, dark]

  /// The theme with this id.
  public static func named(_ id: String) -> Theme? { all.first { $0.id == id } }
}

/// Colours by what they mean. Lines and text have at least 4.5:1 against the ground, outlines 3:1.
struct Palette: Hashable, Sendable {
  let ground: String
  let text: String
  let quiet: String
  let hull: String
  let hullLine: String
  let outline: String
  let candidate: String
  let onCandidate: String
  let ties: [TrustClass: String]
  let fills: [Glyph: String]
  /// The colours of issues on tabs, then that of all further ones.
  let issues: [String]
  /// The letters of issues.
  let onIssue: String

  private static let issueFills = [
    "#56b4e9", "#e69f00", "#3dbb94", "#d897bd", "#f0e442", "#f08a4b",
  ]

  static let light = Palette(
    ground: "#ffffff", text: "#1d2733", quiet: "#55606c", hull: "#f3f5f8", hullLine: "#b4bfcb",
    outline: "#33414e", candidate: "#8a5a00", onCandidate: "#ffffff",
    ties: [
      .strongTrust: "#005a9c", .trust: "#0072b2", .neutral: "#595959", .distrust: "#b34700",
      .strongDistrust: "#8f3300", .unknown: "#757575",
    ],
    fills: [
      .party: "#eedd88", .representative: "#eedd88", .armedGroup: "#ee8866", .state: "#77aadd",
      .mediator: "#44bb99", .sponsor: "#bbcc33", .community: "#ffaabb",
      .internationalOrganisation: "#99ddff", .other: "#dde3e9",
    ], issues: issueFills + ["#ffffff"], onIssue: "#1d2733")

  static let dark = Palette(
    ground: "#14181d", text: "#e6ebf0", quiet: "#a7b1bc", hull: "#1c222a", hullLine: "#4b5866",
    outline: "#dfe6ec", candidate: "#f0b429", onCandidate: "#14181d",
    ties: [
      .strongTrust: "#4f9fe8", .trust: "#7db8e0", .neutral: "#c9d2db", .distrust: "#f4a08f",
      .strongDistrust: "#ff7a85", .unknown: "#8a95a1",
    ],
    fills: [
      .party: "#786819", .representative: "#786819", .armedGroup: "#94421f", .state: "#2f5f92",
      .mediator: "#17725a", .sponsor: "#5d6a10", .community: "#94495a",
      .internationalOrganisation: "#25708c", .other: "#4a545f",
    ], issues: issueFills + ["#dfe6ec"], onIssue: "#14181d")
}
