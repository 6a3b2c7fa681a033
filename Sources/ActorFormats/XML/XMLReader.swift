// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CExpat

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What takes in the parts of an XML document, in their order.
///
/// Names and texts are valid only during the call.
protocol XMLHandler: AnyObject {
  /// An element begins; `offset` is the byte at which its tag stands.
  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop)
  /// An element ends; `offset` is the byte at which its closing tag stands.
  func end(_ name: XMLName, at offset: Int) throws(XMLStop)
  /// A part of the text of the innermost element, as UTF-8; it may come in several parts.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop)
}

/// Ends the reading at a byte of the document.
struct XMLStop: Error {
  let offset: Int
  let found: String
  let expected: String
  let remedy: String
}

/// The name of an element or attribute as it is written, with its prefix.
struct XMLName {
  private let start: UnsafePointer<CChar>

  fileprivate init(_ start: UnsafePointer<CChar>) { self.start = start }

  /// The name with its prefix.
  var text: String { String(cString: start) }

  /// The name without its prefix.
  var local: String {
    guard let colon = strchr(start, 0x3A) else { return text }
    return String(cString: colon + 1)
  }

  /// Whether the name without its prefix is `name`, without making a text of it.
  func `is`(_ name: StaticString) -> Bool {
    let local = strchr(start, 0x3A).map { UnsafePointer($0 + 1) } ?? start
    return name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) {
      strcmp(local, $0) == 0
    }
  }
}

/// The attributes of an element.
struct XMLAttributes {
  private let base: UnsafeMutablePointer<UnsafePointer<CChar>?>

  fileprivate init(_ base: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.base = base }

  /// The value of the attribute with this name, whatever its prefix.
  subscript(_ name: StaticString) -> String? {
    var place = base
    while let key = place.pointee, let value = place[1] {
      if XMLName(key).is(name) { return String(cString: value) }
      place += 2
    }
    return nil
  }

  /// All of them, with prefixes, in the order of the document.
  var all: [(name: String, value: String)] {
    var list: [(name: String, value: String)] = []
    var place = base
    while let key = place.pointee, let value = place[1] {
      list.append((String(cString: key), String(cString: value)))
      place += 2
    }
    return list
  }
}

/// Reads XML by expat: well-formed documents without definitions of entities; nothing outside of
/// the document is ever opened.
///
/// - Complexity: O(bytes) time; space for the depth of the elements.
struct XMLReader {
  /// Deeper nesting is refused: no format of maps needs it.
  static let depthLimit = 512

  /// Reads the document in `file`, whose places are told when it is refused.
  static func read(_ file: FileBytes, to handler: some XMLHandler) throws(FormatError) {
    let text = try XMLText.utf8(file)
    var offset = text.start
    let outcome = run(handler, base: text.start) { buffer in
      let count = min(buffer.count, text.bytes.count - offset)
      buffer.copyBytes(from: text.bytes[offset..<(offset + count)])
      offset += count
      return .success(count)
    }
    switch outcome {
    case .done: break
    case .unreadable(let error): throw error
    case .stopped(let stop, _, _):
      throw text.error(
        at: stop.offset, found: stop.found, expected: stop.expected, remedy: stop.remedy)
    }
  }

  /// Reads a document that comes in blocks; `name` stands for it in messages.
  static func read(
    _ name: String, from source: @escaping ByteStream.Source, to handler: some XMLHandler
  ) throws(FormatError) {
    switch run(handler, base: 0, source) {
    case .done: break
    case .unreadable(let error): throw error
    case .stopped(let stop, let line, let column):
      throw FormatError(
        .badData,
        [
          FormatProblem(
            file: name, line: line, column: column, found: stop.found, expected: stop.expected,
            remedy: stop.remedy)
        ])
    }
  }

  fileprivate enum Outcome {
    case done
    case unreadable(FormatError)
    case stopped(XMLStop, line: Int, column: Int)
  }

  private static func run(
    _ handler: some XMLHandler, base: Int, _ source: ByteStream.Source
  ) -> Outcome {
    guard let parser = XML_ParserCreate("UTF-8") else {
      return .stopped(
        XMLStop(
          offset: 0, found: "no memory", expected: "room for an XML reader", remedy: "free memory"),
        line: 1, column: 1)
    }
    defer { XML_ParserFree(parser) }
    let session = XMLSession(parser, handler, base: base)
    return withExtendedLifetime(session) {
      session.install()
      while true {
        // Large blocks cost memory only: expat keeps what a tag needs.
        guard let room = XML_GetBuffer(parser, 1 << 16) else { return session.outOfMemory() }
        switch source(UnsafeMutableRawBufferPointer(start: room, count: 1 << 16)) {
        case .failure(let error): return .unreadable(error)
        case .success(let count):
          let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
          if let stop = session.stop {
            return .stopped(stop, line: session.line, column: session.column)
          }
          if status != XML_STATUS_OK { return session.malformed() }
          if count == 0 { return .done }
        }
      }
    }
  }

  /// What expat's callbacks know.
  fileprivate final class XMLSession {
    private let parser: XML_Parser
    private let handler: any XMLHandler
    private let base: Int
    private(set) var stop: XMLStop?
    private var depth = 0

    init(_ parser: XML_Parser, _ handler: any XMLHandler, base: Int) {
      self.parser = parser
      self.handler = handler
      self.base = base
    }

    var offset: Int { base + Int(XML_GetCurrentByteIndex(parser)) }
    var line: Int { Int(XML_GetCurrentLineNumber(parser)) }
    var column: Int { Int(XML_GetCurrentColumnNumber(parser)) + 1 }

    func end(with stop: XMLStop) {
      guard self.stop == nil else { return }
      self.stop = stop
      XML_StopParser(parser, 0)
    }

    func refuse(_ found: String, _ expected: String, _ remedy: String) {
      end(with: XMLStop(offset: offset, found: found, expected: expected, remedy: remedy))
    }

    func run(_ body: () throws(XMLStop) -> Void) {
      guard stop == nil else { return }
      do { try body() } catch { end(with: error) }
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
      depth += 1
      guard depth <= XMLReader.depthLimit else {
        return refuse(
          "nesting deeper than \(XMLReader.depthLimit) levels",
          "at most \(XMLReader.depthLimit) levels", "flatten the document")
      }
      run { () throws(XMLStop) in try handler.start(name, attributes, at: offset) }
    }

    func end(_ name: XMLName) {
      depth -= 1
      run { () throws(XMLStop) in try handler.end(name, at: offset) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      run { () throws(XMLStop) in try handler.text(bytes) }
    }

    func outOfMemory() -> Outcome {
      refuse("a document that needs more memory than there is", "a smaller one", "split it")
      return stop.map { .stopped($0, line: line, column: column) } ?? .done
    }

    func malformed() -> Outcome {
      let code = XML_GetErrorCode(parser)
      let words = XML_ErrorString(code).map { String(cString: $0) } ?? "an error"
      return .stopped(
        XMLStop(
          offset: offset, found: "XML that is not well-formed (\(words))",
          expected: "well-formed XML", remedy: "write the file again, or correct it at this place"),
        line: line, column: column)
    }

    func install() {
      XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
      XML_SetElementHandler(
        parser,
        { data, name, attributes in
          guard let name, let attributes else { return }
          session(data)?.start(XMLName(name), XMLAttributes(attributes))
        },
        { data, name in
          guard let name else { return }
          session(data)?.end(XMLName(name))
        })
      XML_SetCharacterDataHandler(parser) { data, text, count in
        guard let text else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
          session(data)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
      }
      XML_SetDoctypeDeclHandler(
        parser,
        { data, _, _, _, hasSubset in
          guard hasSubset != 0 else { return }
          session(data)?.refuse(
            "a DOCTYPE with definitions of its own", "a document without them",
            "remove what stands in [ ] after DOCTYPE")
        }, nil)
      XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
        session(data)?.refuse(
          "the definition of an entity", "a document without entities of its own",
          "write the text itself instead of the entity")
      }
      XML_SetSkippedEntityHandler(parser) { data, name, _ in
        session(data)?.refuse(
          "entity \(Shown.quoted(name.map { String(cString: $0) } ?? ""))", "text",
          "write the text itself instead of the entity")
      }
      XML_SetExternalEntityRefHandlerArg(
        parser, Unmanaged.passUnretained(self).toOpaque())
      XML_SetExternalEntityRefHandler(parser) { argument, _, _, _, _ in
        session(argument.map { UnsafeMutableRawPointer($0) })?.refuse(
          "a reference to something outside of the file", "a document that is complete",
          "write the text itself instead of the entity")
        return 0
      }
    }
  }
}

private func session(_ data: UnsafeMutableRawPointer?) -> XMLReader.XMLSession? {
  data.map { Unmanaged<XMLReader.XMLSession>.fromOpaque($0).takeUnretainedValue() }
}
