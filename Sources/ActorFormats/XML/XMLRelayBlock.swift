// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Calls of a handler of XML, written down one after the other to be made later.
final class XMLRelayBlock {
  enum Kind: UInt8 {
    case start
    case end
    case text
    case namesDTD
  }

  /// What stands before the names and texts of a call.
  private struct Call {
    let kind: Kind
    /// How many bytes of text there are, or how many attributes.
    let count: Int
    let offset: Int
    let tagEnd: Int
    /// How far the next call is.
    let stride: Int
  }

  private typealias Pointer = UnsafePointer<CChar>?

  private var memory: UnsafeMutableRawPointer
  private let usualCapacity: Int
  private var capacity: Int
  private var count = 0
  /// Whether no block comes after this one.
  var isLast = false

  /// - Parameter capacity: how many bytes it has, where no call needs more by itself.
  init(_ capacity: Int) {
    (usualCapacity, self.capacity) = (capacity, capacity)
    memory = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  // MARK: - Writing

  /// How many bytes the names and values of a tag take.
  static func size(_ name: XMLName, _ attributes: XMLAttributes) -> Int {
    var size = name.bytes.count + 2 * MemoryLayout<Pointer>.stride
    for entry in attributes {
      size += entry.name.bytes.count + strlen(entry.value) + 1 + 2 * MemoryLayout<Pointer>.stride
    }
    return size
  }

  /// Whether a call with so many bytes still has room.
  func hasRoom(for size: Int) -> Bool { count + Self.stride(of: size) <= capacity }

  private static func stride(of size: Int) -> Int {
    MemoryLayout<Call>.stride + (size + 15) & ~15
  }

  /// Begins anew, with room for a call of so many bytes.
  func clear(for size: Int) {
    count = 0
    let needed = max(usualCapacity, Self.stride(of: size))
    guard needed != capacity else { return }
    memory.deallocate()
    memory = .allocate(byteCount: needed, alignment: 16)
    capacity = needed
  }

  /// Writes a call with one text down.
  ///
  /// - Precondition: there is room for it.
  func append(_ kind: Kind, _ bytes: UnsafeRawBufferPointer, at offset: Int) {
    let body = open(kind, bytes.count, at: offset, tagEnd: 0, size: bytes.count)
    UnsafeMutableRawBufferPointer(start: body, count: bytes.count).copyMemory(from: bytes)
  }

  /// Writes the beginning of an element down: addresses as expat has them, then what they point to.
  ///
  /// - Precondition: there is room for it, as `size(_:_:)` tells it.
  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int, size: Int) {
    var texts = 1
    for _ in attributes { texts += 2 }
    let body = open(.start, texts, at: offset, tagEnd: attributes.tagEnd, size: size)
    let pointers = body.bindMemory(to: Pointer.self, capacity: texts + 1)
    var place = body + (texts + 1) * MemoryLayout<Pointer>.stride
    var next = 0
    func add(_ text: UnsafeRawBufferPointer) {
      UnsafeMutableRawBufferPointer(start: place, count: text.count).copyMemory(from: text)
      pointers[next] = UnsafePointer(place.assumingMemoryBound(to: CChar.self))
      place += text.count
      next += 1
    }
    add(name.bytes)
    for entry in attributes {
      add(entry.name.bytes)
      add(UnsafeRawBufferPointer(start: entry.value, count: strlen(entry.value) + 1))
    }
    pointers[next] = nil
  }

  private func open(
    _ kind: Kind, _ texts: Int, at offset: Int, tagEnd: Int, size: Int
  ) -> UnsafeMutableRawPointer {
    let stride = Self.stride(of: size)
    let place = memory + count
    place.storeBytes(
      of: Call(kind: kind, count: texts, offset: offset, tagEnd: tagEnd, stride: stride),
      as: Call.self)
    count += stride
    return place + MemoryLayout<Call>.stride
  }

  // MARK: - Reading

  /// Makes the calls in their order.
  func replay(to handler: some XMLHandler) throws(XMLStop) {
    var place = memory
    let end = memory + count
    while place < end {
      let call = place.load(as: Call.self)
      let body = place + MemoryLayout<Call>.stride
      place += call.stride
      switch call.kind {
      case .start:
        let pointers = body.assumingMemoryBound(to: Pointer.self)
        guard let name = pointers[0] else { continue }
        try handler.start(
          XMLName(name), XMLAttributes(pointers + 1, tagEnd: call.tagEnd), at: call.offset)
      case .end:
        try handler.end(XMLName(body.assumingMemoryBound(to: CChar.self)), at: call.offset)
      case .text:
        let bytes = body.assumingMemoryBound(to: UInt8.self)
        if handler.wantsText {
          try handler.text(UnsafeBufferPointer(start: bytes, count: call.count))
        }
      case .namesDTD:
        let bytes = UnsafeRawBufferPointer(start: body, count: call.count)
        handler.namesDTD(String(decoding: bytes, as: UTF8.self), at: call.offset)
      }
    }
  }
}
