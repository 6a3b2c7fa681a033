// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorFormats
internal import ActorModel
internal import ActorRendering

/// Makes a style out of JSON values, noting every problem with its place.
struct StyleDecoder {
  private static let version = "actormapStyle"
  private static let keys = [version, "colours", "fonts", "lang", "words", "note"]

  let log = DecodingLog()
  private(set) var style = DrawingStyle()
  private let file: Int
  private let theme: Theme
  private let isStrict: Bool
  /// Where each own colour stands.
  private var places: [PaletteID: [ColourUse: Int]] = [:]

  init(_ file: FileBytes, _ theme: Theme, isStrict: Bool) {
    self.file = log.open(file)
    self.theme = theme
    self.isStrict = isStrict
  }

  mutating func decode(_ document: JSONDocument) {
    log.add(document.repeatedKeys, in: file)
    let root = document.root
    guard let members = object(root, "the style") else { return }
    checkVersion(root)
    for member in members {
      switch member.key {
      case "colours": decodeColours(member.node)
      case "fonts": decodeFonts(member.node)
      case Self.version, "lang", "words", "note": continue
      default: refuse(member, among: Self.keys, as: "key of a style")
      }
    }
    decodeWords(root.member("words")?.node, language: root.member("lang")?.node)
    checkContrast()
  }

  private func checkVersion(_ root: JSONNode) {
    let node = root.member(Self.version)?.node
    if case .number(let text)? = node?.value, Double(text) == 1 { return }
    log.add(
      .error, in: file, at: node?.offset ?? root.offset,
      found: node.map { "\($0.words) for \(Self.version)" } ?? "no \"\(Self.version)\" key",
      expected: "\"\(Self.version)\": 1", remedy: "write it at the top of the file")
  }

  // MARK: - Colours and fonts

  private mutating func decodeColours(_ node: JSONNode) {
    for member in object(node, "colours") ?? [] {
      guard let id = PaletteID(rawValue: member.key) else {
        refuse(member, among: PaletteID.allCases.map(\.rawValue), as: "palette")
        continue
      }
      for colour in object(member.node, member.key) ?? [] { decode(colour, in: id) }
    }
  }

  private mutating func decode(_ member: JSONNode.Member, in palette: PaletteID) {
    guard let use = ColourUse(rawValue: member.key) else {
      return refuse(member, among: ColourUse.allCases.map(\.rawValue), as: "colour")
    }
    guard case .string(let text) = member.node.value, let colour = Colour(text) else {
      return refuse(
        member.node, for: use.rawValue, expected: "a colour such as \"#0072b2\"",
        remedy: "write # and six digits of 0 to 9 and a to f")
    }
    style.colours[palette, default: [:]][use] = colour
    places[palette, default: [:]][use] = member.keyOffset
  }

  private mutating func decodeFonts(_ node: JSONNode) {
    guard case .list(let nodes) = node.value else {
      return refuse(
        node, for: "fonts", expected: "a list of font names",
        remedy: "write [\"Noto Sans\", \"sans-serif\"]")
    }
    var names: [String] = []
    for node in nodes {
      guard case .string(let name) = node.value, FontFamilies.isName(name) else {
        refuse(
          node, for: "fonts", expected: "a name of letters, digits, spaces and hyphens",
          remedy: "write the name of the font family, as \"Noto Sans\"")
        continue
      }
      names.append(name)
    }
    guard names.count == nodes.count else { return }
    style.fonts = FontFamilies(names)
    if style.fonts == nil {
      log.add(
        .error, in: file, at: node.offset, found: "\(names.count) fonts",
        expected: "1 to \(FontFamilies.limit) fonts",
        remedy: "name those that matter, or leave fonts out")
    }
  }

  // MARK: - Words

  private mutating func decodeWords(_ node: JSONNode?, language: JSONNode?) {
    guard node != nil || language != nil else { return }
    var tag = InterfaceWords.english.language
    if let language {
      guard case .string(let text) = language.value else {
        return refuse(
          language, for: "lang", expected: "a language such as \"fr\"", remedy: "put it in quotes")
      }
      if let problem = InterfaceWords.problem(ofLanguage: text) {
        note(problem, language)
      } else {
        tag = text
      }
    }
    var texts: [String: String] = [:]
    for member in node.flatMap({ object($0, "words") }) ?? [] {
      if let text = self.text(of: member) { texts[member.key] = text }
    }
    // Every text has been looked at; one that does not fit has been noted.
    style.words = try? InterfaceWords(language: tag, texts: texts)
  }

  private func text(of member: JSONNode.Member) -> String? {
    guard InterfaceWords.entries.contains(where: { $0.id == member.key }) else {
      refuse(member, among: InterfaceWords.entries.map(\.id), as: "id of a text")
      return nil
    }
    guard case .string(let text) = member.node.value else {
      refuse(
        member.node, for: member.key, expected: "text in quotation marks",
        remedy: "put it in quotation marks")
      return nil
    }
    guard let problem = InterfaceWords.problem(of: text, for: member.key) else { return text }
    note(problem, member.node)
    return nil
  }

  private func note(_ problem: WordsProblem, _ node: JSONNode) {
    log.add(
      .error, in: file, at: node.offset, found: problem.found, expected: problem.expected,
      remedy: problem.remedy)
  }

  // MARK: - Contrast

  /// Tells which own colours are hard to see in the theme that is drawn.
  private func checkContrast() {
    for (id, palette) in theme.replacing(style.colours).palettes {
      let own = places[id] ?? [:]
      for problem in palette.contrastProblems {
        guard let place = own[problem.use] ?? own[problem.ground] else { continue }
        log.add(
          isStrict ? .error : .warning, in: file, at: place, found: problem.description,
          expected: problem.expected, remedy: "make one of the two darker or lighter")
      }
    }
  }

  // MARK: - Messages

  private func object(_ node: JSONNode, _ name: String) -> [JSONNode.Member]? {
    if case .object(let members) = node.value { return members }
    refuse(node, for: name, expected: "an object", remedy: "write an object in braces")
    return nil
  }

  private func refuse(_ node: JSONNode, for key: String, expected: String, remedy: String) {
    log.add(
      .error, in: file, at: node.offset, found: "\(node.words) for \(key)", expected: expected,
      remedy: remedy)
  }

  private func refuse(_ member: JSONNode.Member, among known: [String], as noun: String) {
    let meant = MapKeys.meant(by: member.key, among: known)
    let all =
      known.count > 12 ? "one of the \(known.count) known ones" : known.joined(separator: ", ")
    log.add(
      .error, in: file, at: member.keyOffset,
      found: "unknown \(noun) \(JSONText.quoted(String(member.key.prefix(40))))",
      expected: meant.map { "\"\($0)\", which it resembles" } ?? all,
      remedy: "rename or remove it")
  }
}
