// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Palette {
  /// Dark ink on white.
  public static let light = Palette([
    .ground: 0xFFFFFF, .text: 0x17202A, .quiet: 0x55606C, .hull: 0xF3F5F8,
    .hullLine:
      0x7F8B97, .outline: 0x2B3743, .candidate: 0x8A5A00, .onCandidate: 0xFFFFFF,
    .strongTrust: 0x005A9C, .trust: 0x0072B2, .neutral: 0x4D4D4D, .distrust: 0xB34700,
    .strongDistrust: 0x8F3300, .unknown: 0x757575,
    .party: 0xF0E442, .representative: 0xF0E442, .armedGroup: 0xE69F00, .state: 0x56B4E9,
    .mediator: 0x009E73, .sponsor: 0xCC79A7, .community: 0xF7C6A8,
    .internationalOrganisation: 0xB5E0F7, .other: 0xDDE3E9,
    .issue1: 0x56B4E9, .issue2: 0xE69F00, .issue3: 0x3DBB94, .issue4: 0xD897BD,
    .issue5: 0xF0E442, .issue6: 0xF08A4B, .issueOther: 0xFFFFFF, .onIssue: 0x1D2733,
  ])

  /// Light ink on a dark ground.
  public static let dark = Palette([
    .ground: 0x14181D, .text: 0xE6EBF0, .quiet: 0xA7B1BC, .hull: 0x1C222A,
    .hullLine:
      0x66747F, .outline: 0xDFE6EC, .candidate: 0xF0B429, .onCandidate: 0x14181D,
    .strongTrust: 0x4F9FE8, .trust: 0x7DB8E0, .neutral: 0xD3DBE3, .distrust: 0xF4A08F,
    .strongDistrust: 0xFF7A85, .unknown: 0x8A95A1,
    .party: 0x756518, .representative: 0x756518, .armedGroup: 0x94421F, .state: 0x2F5F92,
    .mediator: 0x17725A, .sponsor: 0x8A4076, .community: 0x7D5340,
    .internationalOrganisation: 0x25708C, .other: 0x4A545F,
    .issue1: 0x56B4E9, .issue2: 0xE69F00, .issue3: 0x3DBB94, .issue4: 0xD897BD,
    .issue5: 0xF0E442, .issue6: 0xF08A4B, .issueOther: 0xDFE6EC, .onIssue: 0x14181D,
  ])

  /// No colour: the more trust the darker, distrust by its bars.
  public static let greyscale = Palette([
    .ground: 0xFFFFFF, .text: 0x111111, .quiet: 0x4D4D4D, .hull: 0xF4F4F4,
    .hullLine:
      0x828282, .outline: 0x1F1F1F, .candidate: 0x000000, .onCandidate: 0xFFFFFF,
    .strongTrust: 0x000000, .trust: 0x303030, .neutral: 0x525252, .distrust: 0x666666,
    .strongDistrust: 0x525252, .unknown: 0x727272,
    .party: 0xF2F2F2, .representative: 0xF2F2F2, .armedGroup: 0xA6A6A6, .state: 0xC4C4C4,
    .mediator: 0x8C8C8C, .sponsor: 0xD6D6D6, .community: 0xE6E6E6,
    .internationalOrganisation: 0xB3B3B3, .other: 0xFFFFFF,
    .issue1: 0xE6E6E6, .issue2: 0xC4C4C4, .issue3: 0xA6A6A6, .issue4: 0xF2F2F2,
    .issue5: 0xB3B3B3, .issue6: 0xD6D6D6, .issueOther: 0xFFFFFF, .onIssue: 0x111111,
  ])

  /// Black on white, at least 7:1 for every text and line.
  public static let contrast = Palette([
    .ground: 0xFFFFFF, .text: 0x000000, .quiet: 0x000000, .hull: 0xFFFFFF,
    .hullLine:
      0x000000, .outline: 0x000000, .candidate: 0x5C3C00, .onCandidate: 0xFFFFFF,
    .strongTrust: 0x003566, .trust: 0x005A9C, .neutral: 0x2E2E2E, .distrust: 0x8F3900,
    .strongDistrust: 0x662500, .unknown: 0x585858,
    .party: 0xF0E442, .representative: 0xF0E442, .armedGroup: 0xE69F00, .state: 0x56B4E9,
    .mediator: 0x2BBD92, .sponsor: 0xDD94BD, .community: 0xF7C6A8,
    .internationalOrganisation: 0xB5E0F7, .other: 0xFFFFFF,
    .issue1: 0x56B4E9, .issue2: 0xE69F00, .issue3: 0x3DBB94, .issue4: 0xD897BD,
    .issue5: 0xF0E442, .issue6: 0xF08A4B, .issueOther: 0xFFFFFF, .onIssue: 0x000000,
  ])

  /// For paper: pale fills, no ground and no hull to waste ink, lines that stay apart in grey.
  public static let print = Palette([
    .ground: 0xFFFFFF, .text: 0x000000, .quiet: 0x404040, .hull: 0xFFFFFF,
    .hullLine:
      0x7A7A7A, .outline: 0x1F1F1F, .candidate: 0x6B4500, .onCandidate: 0xFFFFFF,
    .strongTrust: 0x001A33, .trust: 0x003A63, .neutral: 0x575757, .distrust: 0xB34700,
    .strongDistrust: 0x7A2F00, .unknown: 0x767676,
    .party: 0xFBF6B3, .representative: 0xFBF6B3, .armedGroup: 0xF2C266, .state: 0xA5D5F2,
    .mediator: 0x5CC4A4, .sponsor: 0xE5B5CF, .community: 0xFBE0D0,
    .internationalOrganisation: 0xD9EFFB, .other: 0xFFFFFF,
    .issue1: 0x56B4E9, .issue2: 0xE69F00, .issue3: 0x3DBB94, .issue4: 0xD897BD,
    .issue5: 0xF0E442, .issue6: 0xF08A4B, .issueOther: 0xFFFFFF, .onIssue: 0x000000,
  ])
}
