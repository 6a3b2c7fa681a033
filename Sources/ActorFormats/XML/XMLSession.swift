// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CExpat

/// What expat's callbacks know.
final class XMLSession {
  private let parser: XML_Parser
  private let handler: any XMLHandler
  private let base: Int
  // expat calls from one thread, and never while it is being called; to check every access to these
  // would take a tenth of the time.
  /// Why the reading ended, if something ended it.
  @exclusivity(unchecked) private(set) var stop: XMLStop?
  @exclusivity(unchecked) private var depth = 0
  @exclusivity(unchecked) private var takesText = true

  init(_ parser: XML_Parser, _ handler: any XMLHandler, base: Int) {
    self.parser = parser
    self.handler = handler
    self.base = base
  }

  /// How many bytes expat has gone past; `nil` where it has not looked at its last block yet.
  var byteIndex: Int? {
    let index = Int(XML_GetCurrentByteIndex(parser))
    return index < 0 ? nil : index
  }
  /// The byte at which expat is.
  var offset: Int { base + (byteIndex ?? 0) }
  /// The line of that byte, from 1.
  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }
  /// The column of that byte, from 1.
  var column: Int { Int(XML_GetCurrentColumnNumber(parser)) + 1 }

  private func end(with stop: XMLStop) {
    guard self.stop == nil else { return }
    self.stop = stop
    XML_StopParser(parser, 0)
  }

  private func refuse(_ found: String, _ expected: String, _ remedy: String) {
    end(with: XMLStop(offset: offset, found: found, expected: expected, remedy: remedy))
  }

  // MARK: - Why expat itself ends

  func outOfMemory() -> XMLStop {
    XMLStop(
      offset: offset, found: "a document that needs more memory than there is",
      expected: "a smaller one", remedy: "split it")
  }

  func tooLong() -> XMLStop {
    XMLStop(
      offset: offset, found: "a tag or comment of more than \(XMLReader.tagLimit >> 20) MiB",
      expected: "shorter ones", remedy: "keep long texts between tags, not in them")
  }

  func malformed() -> XMLStop {
    let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "an error"
    return XMLStop(
      offset: offset, found: "XML that is not well-formed (\(words))",
      expected: "well-formed XML", remedy: "write the file again, or correct it at this place")
  }

  // MARK: - Callbacks

  /// After a stop expat still gives what it has begun.
  private func start(
    _ name: XMLName, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    guard stop == nil else { return }
    let offset = offset
    let attributes = XMLAttributes(
      attributes, tagEnd: offset + Int(XML_GetCurrentByteCount(parser)))
    depth += 1
    guard depth <= XMLReader.depthLimit else {
      return refuse(
        "nesting deeper than \(XMLReader.depthLimit) levels",
        "at most \(XMLReader.depthLimit) levels", "flatten the document")
    }
    do { try handler.start(name, attributes, at: offset) } catch { end(with: error) }
    chooseText()
  }

  private func end(_ name: XMLName) {
    guard stop == nil else { return }
    depth -= 1
    do { try handler.end(name, at: offset) } catch { end(with: error) }
    chooseText()
  }

  private func chooseText() {
    guard handler.wantsText != takesText else { return }
    takesText.toggle()
    XML_SetCharacterDataHandler(parser, takesText ? Self.text : nil)
  }

  private static let text: XML_CharacterDataHandler = { data, text, count in
    guard let text else { return }
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    with(data) { $0.text(UnsafeBufferPointer(start: start, count: Int(count))) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard stop == nil else { return }
    do { try handler.text(bytes) } catch { end(with: error) }
  }

  private func doctype(_ address: UnsafePointer<CChar>?, hasSubset: Bool) {
    if hasSubset {
      return refuse(
        "a DOCTYPE with definitions of its own", "a document without them",
        "remove what stands in [ ] after DOCTYPE")
    }
    guard let address else { return }
    handler.namesDTD(String(cString: address), at: offset)
  }

  private func skipped(_ name: UnsafePointer<CChar>?) {
    refuse(
      "entity \(Shown.quoted(name.map { String(cString: $0) } ?? ""))", "text",
      "write the text itself instead of the entity")
  }

  /// Tells expat whom to call. Nothing here keeps the session alive: who made it does.
  func install() {
    let own = Unmanaged.passUnretained(self).toOpaque()
    XML_SetUserData(parser, own)
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        with(data) { $0.start(XMLName(name), attributes) }
      },
      { data, name in
        guard let name else { return }
        with(data) { $0.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser, Self.text)
    XML_SetDoctypeDeclHandler(
      parser,
      { data, _, address, _, hasSubset in
        with(data) { $0.doctype(address, hasSubset: hasSubset != 0) }
      }, nil)
    installRefusals(own)
  }

  /// A document may use no entities but those of XML, and refer to nothing.
  private func installRefusals(_ own: UnsafeMutableRawPointer) {
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      with(data) {
        $0.refuse(
          "the definition of an entity", "a document without entities of its own",
          "write the text itself instead of the entity")
      }
    }
    XML_SetSkippedEntityHandler(parser) { data, name, _ in with(data) { $0.skipped(name) } }
    XML_SetExternalEntityRefHandlerArg(parser, own)
    XML_SetExternalEntityRefHandler(parser) { argument, _, _, _, _ in
      with(argument.map { UnsafeMutableRawPointer($0) }) {
        $0.refuse(
          "a reference to something outside of the file", "a document that is complete",
          "write the text itself instead of the entity")
      }
      return 0
    }
  }
}

/// Calls the session without counting references to it, for every tag comes by here.
@inline(__always)
private func with(_ data: UnsafeMutableRawPointer?, _ body: (XMLSession) -> Void) {
  guard let data else { return }
  Unmanaged<XMLSession>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
}
