// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The name of an element or attribute as it is written, with its prefix.
struct XMLName {
  private let start: UnsafePointer<CChar>

  init(_ start: UnsafePointer<CChar>) { self.start = start }

  /// The name with its prefix, and the 0 at its end.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: strlen(start) + 1)
  }

  /// The name with its prefix.
  var text: String { String(cString: start) }

  /// The name without its prefix.
  var local: String { String(cString: localStart) }

  private var localStart: UnsafePointer<CChar> {
    strchr(start, 0x3A).map { UnsafePointer($0 + 1) } ?? start
  }

  /// Whether the name without its prefix is `name`, without making a text of it.
  func `is`(_ name: StaticString) -> Bool {
    Self.isSame(start, name) || Self.isSame(localStart, name)
  }

  private static func isSame(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    strcmp(text, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// Whether the name with its prefix begins with `beginning`.
  func begins(with beginning: StaticString) -> Bool {
    strncmp(
      start, UnsafeRawPointer(beginning.utf8Start).assumingMemoryBound(to: CChar.self),
      beginning.utf8CodeUnitCount) == 0
  }
}

/// The attributes of an element, in the order of the document.
struct XMLAttributes: Sequence {
  private let base: UnsafeMutablePointer<UnsafePointer<CChar>?>
  /// The byte after the tag in which they stand.
  let tagEnd: Int

  init(_ base: UnsafeMutablePointer<UnsafePointer<CChar>?>, tagEnd: Int) {
    self.base = base
    self.tagEnd = tagEnd
  }

  /// A name and a value, as they stand in the memory of expat.
  struct Entry {
    let name: XMLName
    let value: UnsafePointer<CChar>

    /// The value as text.
    var text: String { String(cString: value) }
  }

  func makeIterator() -> Iterator { Iterator(place: base) }

  struct Iterator: IteratorProtocol {
    fileprivate var place: UnsafeMutablePointer<UnsafePointer<CChar>?>

    mutating func next() -> Entry? {
      guard let key = place.pointee, let value = place[1] else { return nil }
      place += 2
      return Entry(name: XMLName(key), value: value)
    }
  }

  /// The bytes of the attribute with this name, whatever its prefix, with a 0 at their end.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    first { $0.name.is(name) }?.value
  }

  /// The value of the attribute with this name, whatever its prefix.
  subscript(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// All of them, with prefixes.
  var all: [(name: String, value: String)] { map { ($0.name.text, $0.text) } }
}
