// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CExpat

/// What takes in the parts of an XML document, in their order.
///
/// Names, attributes and texts are valid only during the call.
protocol XMLHandler: AnyObject {
  /// An element begins; `offset` is the byte at which its tag stands.
  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop)
  /// An element ends; `offset` is the byte at which its closing tag stands.
  func end(_ name: XMLName, at offset: Int) throws(XMLStop)
  /// A part of the text of the innermost element, as UTF-8; it may come in several parts.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop)
  /// Whether `text` is to be called: who says no where nothing but white space may stand is spared
  /// a call for every line. Asked after every tag.
  var wantsText: Bool { get }
  /// The only elements in which, or below which, `wantsText` may say yes; `nil` for all.
  var textElements: [StaticString]? { get }
  /// The document names a DTD elsewhere, which nobody opens.
  func namesDTD(_ address: String, at offset: Int)
}

extension XMLHandler {
  /// Most formats take all text.
  var wantsText: Bool { true }
  /// Nothing is known of most formats.
  var textElements: [StaticString]? { nil }
  /// Most formats have no use for it.
  func namesDTD(_ address: String, at offset: Int) {}
}

/// Ends the reading at a byte of the document.
struct XMLStop: Error {
  let offset: Int
  let found: String
  let expected: String
  let remedy: String
}

/// Reads XML by expat: well-formed documents without definitions of entities; nothing outside of
/// the document is ever opened.
///
/// - Complexity: O(bytes) time; space for the depth of the elements.
struct XMLReader {
  /// Deeper nesting is refused: no format of maps needs it.
  static let depthLimit = 512
  /// Longer tags, comments and the like are refused: expat looks at what it has of an unfinished
  /// one again with every block.
  static let tagLimit = 1 << 24
  /// How much expat gets at once.
  private static let blockSize = 1 << 18

  /// Reads the document in `file`, whose places are told when it is refused.
  static func read(_ file: FileBytes, to handler: some XMLHandler) throws(FormatError) {
    let text = try XMLText.utf8(file)
    guard let stop = try parse(text, to: handler) else { return }
    throw text.error(
      at: stop.offset, found: stop.found, expected: stop.expected, remedy: stop.remedy)
  }

  /// Reads a document that is UTF-8, as `XMLText` makes it; what ends the reading too early is
  /// given back, so that it can be told with everything else. Where it may use another thread,
  /// expat goes ahead on that.
  static func parse(
    _ text: FileBytes, to handler: some XMLHandler, control: ReadControl = ReadControl(),
    threads: Int = 1
  ) throws(FormatError) -> XMLStop? {
    if threads > 1, text.bytes.count >= XMLRelay.leastForThreads {
      return try XMLRelay.parse(text, to: handler, control: control)
    }
    var offset = text.start
    var pace = ReadPace(control, of: text.bytes.count, in: text.name)
    let outcome = run(handler, base: text.start) { buffer in
      do throws(FormatError) { try pace.reach(offset) } catch { return .failure(error) }
      let count = min(buffer.count, text.bytes.count - offset)
      text.bytes.withUnsafeBytes { bytes in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)]))
      }
      offset += count
      return .success(count)
    }
    switch outcome {
    case .done:
      try pace.finish()
      return nil
    case .stopped(let stop, _, _): return stop
    case .unreadable(let error): throw error
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

  private enum Outcome {
    case done
    case unreadable(FormatError)
    case stopped(XMLStop, line: Int, column: Int)
  }

  private static func run(
    _ handler: some XMLHandler, base: Int, _ source: ByteStream.Source
  ) -> Outcome {
    guard let parser = XML_ParserCreate("UTF-8") else {
      let stop = XMLStop(
        offset: base, found: "no memory", expected: "room for an XML reader", remedy: "free memory")
      return .stopped(stop, line: 1, column: 1)
    }
    defer { XML_ParserFree(parser) }
    let session = XMLSession(parser, handler, base: base)
    return withExtendedLifetime(session) {
      session.install()
      var (given, begun) = (0, 0)
      while true {
        guard let room = XML_GetBuffer(parser, Int32(blockSize)) else {
          return stopped(session.outOfMemory(), session)
        }
        switch source(UnsafeMutableRawBufferPointer(start: room, count: blockSize)) {
        case .failure(let error): return .unreadable(error)
        case .success(let count):
          given += count
          let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
          if let stop = session.stop { return stopped(stop, session) }
          if status != XML_STATUS_OK { return stopped(session.malformed(), session) }
          if count == 0 { return .done }
          begun = session.byteIndex ?? begun
          if given - begun > tagLimit {
            return stopped(session.tooLong(), session)
          }
        }
      }
    }
  }

  private static func stopped(_ stop: XMLStop, _ session: XMLSession) -> Outcome {
    .stopped(stop, line: session.line, column: session.column)
  }
}
