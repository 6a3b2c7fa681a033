// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch
internal import GraphCore

/// Lets expat go ahead on a thread of its own while what it found is made into a map: it writes
/// down what a handler would have been called with, and another thread calls the handler.
///
/// The calls, their order and what ends the reading are the same as on one thread; expat is at most
/// a few blocks ahead.
final class XMLRelay: XMLHandler, @unchecked Sendable {
  /// Smaller documents are read before a thread has begun.
  static let leastForThreads = 1 << 20
  private static let blockCount = 4
  static let blockSize = 1 << 18

  // Touched by the thread of expat alone.
  @exclusivity(unchecked) private var block: XMLRelayBlock
  /// The elements around that have text, from the outermost with such a name.
  @exclusivity(unchecked) private var textDepth = 0
  let textElements: [StaticString]?

  // Blocks go round: empty ones to the thread of expat, filled ones to the other.
  private let filled = Guarded<[XMLRelayBlock]>([])
  private let empty = Guarded<[XMLRelayBlock]>([])
  private let areFilled = DispatchSemaphore(value: 0)
  private let areEmpty = DispatchSemaphore(value: 0)
  /// Whether nobody listens any more.
  private let isOver = Guarded(false)

  private init(_ textElements: [StaticString]?, blockSize: Int) {
    self.textElements = textElements
    block = XMLRelayBlock(blockSize)
    for _ in 1..<Self.blockCount { giveBack(XMLRelayBlock(blockSize)) }
  }

  /// As `XMLReader.parse`.
  static func parse(
    _ text: FileBytes, to handler: some XMLHandler, control: ReadControl,
    blockSize: Int = blockSize
  ) throws(FormatError) -> XMLStop? {
    let relay = XMLRelay(handler.textElements, blockSize: blockSize)
    let outcome = Guarded(Result<XMLStop?, FormatError>.success(nil))
    let isDone = DispatchSemaphore(value: 0)
    // Not one of the threads that share work: those may all be waiting for this one.
    DispatchQueue(label: "org.actormap.xml").async {
      let parsed = Result { () throws(FormatError) in
        try XMLReader.parse(text, to: relay, control: control)
      }
      outcome.withLock { $0 = parsed }
      relay.finish()
      isDone.signal()
    }
    let stop = relay.replay(to: handler)
    isDone.wait()
    if let stop { return stop }
    return try outcome.withLock { $0 }.get()
  }

  // MARK: - The thread of expat

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if textDepth > 0 || textElements?.contains(where: name.is) ?? true { textDepth += 1 }
    let size = XMLRelayBlock.size(name, attributes)
    try makeRoom(for: size)
    block.start(name, attributes, at: offset, size: size)
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    if textDepth > 0 { textDepth -= 1 }
    let bytes = name.bytes
    try makeRoom(for: bytes.count)
    block.append(.end, bytes, at: offset)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    try makeRoom(for: bytes.count)
    block.append(.text, UnsafeRawBufferPointer(bytes), at: 0)
  }

  var wantsText: Bool { textDepth > 0 }

  func namesDTD(_ address: String, at offset: Int) {
    var address = address
    address.withUTF8 { bytes in
      // Where nobody listens any more, this need not arrive either.
      _ = try? makeRoom(for: bytes.count)
      if !isOver.withLock({ $0 }) {
        block.append(.namesDTD, UnsafeRawBufferPointer(bytes), at: offset)
      }
    }
  }

  private func makeRoom(for size: Int) throws(XMLStop) {
    if block.hasRoom(for: size) { return }
    let nobody = XMLStop(offset: 0, found: "", expected: "", remedy: "")
    if isOver.withLock({ $0 }) { throw nobody }
    hand(over: block)
    areEmpty.wait()
    if isOver.withLock({ $0 }) { throw nobody }
    block = empty.withLock { $0.removeLast() }
    block.clear(for: size)
  }

  private func hand(over block: XMLRelayBlock) {
    filled.withLock { $0.append(block) }
    areFilled.signal()
  }

  /// Hands over what is left; nothing comes after it.
  private func finish() {
    block.isLast = true
    hand(over: block)
  }

  // MARK: - The other thread

  /// Calls `handler` as expat would have, until the end or until it stops.
  private func replay(to handler: some XMLHandler) -> XMLStop? {
    while true {
      areFilled.wait()
      let block = filled.withLock { $0.removeFirst() }
      do { try block.replay(to: handler) } catch {
        isOver.withLock { $0 = true }
        areEmpty.signal()
        return error
      }
      if block.isLast { return nil }
      giveBack(block)
    }
  }

  private func giveBack(_ block: XMLRelayBlock) {
    empty.withLock { $0.append(block) }
    areEmpty.signal()
  }
}
