// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A word of a change: its bytes, and which of them stood in quotation marks and so mean nothing
/// but themselves.
struct ChangeWord {
  struct Letter {
    let byte: UInt8
    let isQuoted: Bool
    let offset: Int
  }

  let letters: ArraySlice<Letter>
  /// Where it begins.
  let offset: Int

  var text: String { String(decoding: letters.map(\.byte), as: UTF8.self) }

  /// Where `mark` first stands, outside of quotation marks.
  func first(_ mark: String) -> Range<Int>? { place(of: mark, in: letters.indices) }

  /// Where `mark` last stands, outside of quotation marks.
  func last(_ mark: String) -> Range<Int>? {
    for start in letters.indices.reversed() {
      if let place = place(of: mark, in: start..<(start + 1)) { return place }
    }
    return nil
  }

  private func place(of mark: String, in starts: Range<Int>) -> Range<Int>? {
    let bytes = Array(mark.utf8)
    for start in starts where start + bytes.count <= letters.endIndex {
      let part = letters[start..<(start + bytes.count)]
      if part.map(\.byte) == bytes, !part.contains(where: \.isQuoted) {
        return part.startIndex..<part.endIndex
      }
    }
    return nil
  }

  func before(_ place: Range<Int>) -> ChangeWord {
    ChangeWord(letters: letters[..<place.lowerBound], offset: offset)
  }

  func after(_ place: Range<Int>) -> ChangeWord {
    let rest = letters[place.upperBound...]
    return ChangeWord(letters: rest, offset: rest.first?.offset ?? offset)
  }
}

/// Cuts the text of a change into words at spaces.
///
/// Single or double quotation marks hold what has spaces or signs in it; they open at the
/// beginning of a word and after `=`, `:`, `->`, `--` and `→`, so that an apostrophe in a word is
/// one. In them a backslash stands before a quotation mark or a backslash that is meant as such.
struct ChangeWordReader {
  /// A quotation mark that is never closed.
  struct Unclosed: Error {
    let offset: Int
  }

  private let bytes: ArraySlice<UInt8>
  private let place: (Int) -> Int
  private var index: Int
  /// Where the last word ends.
  private(set) var end: Int
  private var letters: [ChangeWord.Letter] = []
  private var hasWord = false
  private var start = 0

  /// - Parameter place: what a position in `bytes` is in the file.
  init(_ bytes: ArraySlice<UInt8>, place: @escaping (Int) -> Int = { $0 }) {
    self.bytes = bytes
    self.place = place
    index = bytes.startIndex
    end = index
  }

  /// The words; with `comments`, a word that begins with `#` and all after it is left out.
  mutating func words(comments: Bool) throws(Unclosed) -> [ChangeWord] {
    var words: [ChangeWord] = []
    func finish(_ reader: inout ChangeWordReader) {
      if reader.hasWord {
        reader.end = reader.index
        words.append(ChangeWord(letters: reader.letters[...], offset: reader.place(reader.start)))
      }
      reader.letters = []
      reader.hasWord = false
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
        finish(&self)
        index += 1
      } else if comments, byte == UInt8(ascii: "#"), !hasWord {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), opensQuotes {
        begin()
        try takeQuoted(byte)
      } else {
        begin()
        letters.append(.init(byte: byte, isQuoted: false, offset: place(index)))
        index += 1
      }
    }
    finish(&self)
    return words
  }

  private mutating func begin() {
    if !hasWord { start = index }
    hasWord = true
  }

  private var opensQuotes: Bool {
    guard hasWord else { return true }
    let tail = letters.suffix(3)
    guard let last = tail.last, !last.isQuoted else { return false }
    switch last.byte {
    case UInt8(ascii: "="), UInt8(ascii: ":"): return true
    case UInt8(ascii: ">"), UInt8(ascii: "-"):
      return tail.dropLast().last?.byte == UInt8(ascii: "-")
    default: return tail.map(\.byte) == Array("→".utf8)
    }
  }

  private mutating func takeQuoted(_ mark: UInt8) throws(Unclosed) {
    let opening = index
    index += 1
    while index < bytes.endIndex, bytes[index] != mark {
      let next = index + 1
      if bytes[index] == UInt8(ascii: "\\"), next < bytes.endIndex,
        bytes[next] == mark || bytes[next] == UInt8(ascii: "\\")
      {
        index = next
      }
      letters.append(.init(byte: bytes[index], isQuoted: true, offset: place(index)))
      index += 1
    }
    guard index < bytes.endIndex else { throw Unclosed(offset: place(opening)) }
    index += 1
  }
}
