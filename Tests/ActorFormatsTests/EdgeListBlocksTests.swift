// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import GraphCore
import TestSupport
import Testing

@testable import ActorFormats

/// What a file says does not depend on where it is cut into blocks, nor on how many threads read.
@Suite("Edge lists in blocks")
struct EdgeListBlocksTests {
  private struct Outcome: Equatable {
    let list: EdgeList?
    let words: [String]
  }

  private func read(
    _ bytes: [UInt8], first: Int = 1 << 16, later: Int = 1 << 21, threads: Int = 1,
    tieLimit: Int = FrozenGraph.arcLimit / 2
  ) -> Outcome {
    let stream = ByteStream(FileBytes(name: "e", bytes: bytes))
    let head = ArraySlice(bytes.prefix(4))
    let reader = EdgeListReader(
      "e", ReadOptions(threads: threads),
      LineBlocks(stream, firstSize: first, laterSize: later), tieLimit: tieLimit)
    do throws(FormatError) {
      let (list, warnings) = try reader.read(head: head)
      return Outcome(list: list, words: warnings.map(\.description))
    } catch {
      return Outcome(list: nil, words: error.problems.map(\.description))
    }
  }

  private static let texts = [
    "a b\nc d\n", "\u{FEFF}# undirected\n\n1 2 0.5\n2 ä -1e-1\n  3\t1 1\r\n07 7 0\n",
    "from,to\r\na , b\r\n,x\n", "1 2\n2 3\n3 4 5\n", "1 2 0.5\n2 3 2\n", "1 2\n\n%c\n3 4",
    "1,2,3,4\n", "# c\nu v\nab\u{E9} x\nx \"y\n", "é b\nc e\u{301}\n", "a b\nc \u{0}\n",
    "1234567 8388607\n8388608 8388609\n12345678 1234567\n00 0\n",
    "abcdefgh abcdefgi\nabcdefgi abcdefg\nabcdefg abcdefgh\n",
  ]

  @Test("cut at every size of block, on one thread and on three", arguments: texts.indices)
  func everySize(place: Int) {
    let bytes = Array(Self.texts[place].utf8)
    let whole = read(bytes)
    for size in 1...(bytes.count + 1) {
      for threads in [1, 3] {
        #expect(read(bytes, first: size, later: size, threads: threads) == whole, "\(size)")
        #expect(read(bytes, first: 1, later: size, threads: threads) == whole, "\(size)")
      }
    }
  }

  @Test("more ties than a graph can hold are refused, wherever blocks are cut")
  func tooManyTies() {
    let text = "a b\nb c\n# a remark\nc d\nd e\n"
    #expect(read(Array(text.utf8), tieLimit: 4).list?.sources.count == 4)
    let words = ["e:1:1: found more than 3 ties, expected fewer; to mend it, split the file"]
    // An error behind them is not the first one.
    for bytes in [Array(text.utf8), Array((text + "one\n").utf8)] {
      for size in 1...bytes.count {
        for threads in [1, 3] {
          let found = read(bytes, first: size, later: size, threads: threads, tieLimit: 3)
          #expect(found.list == nil && found.words == words)
        }
      }
    }
  }

  @Test("a byte that is no text, at every place, is the first error wherever blocks are cut")
  func badBytes() {
    let text = Array("1 2\n3 4\nab cd\n5 6\n".utf8)
    for place in text.indices {
      var bytes = text
      bytes[place] = 0xFF
      let line = text[..<place].count { $0 == 0x0A } + 1
      for size in [1, 5, 100] {
        let words = read(bytes, first: size, later: size, threads: 2).words
        #expect(words.count == 1 && words[0].hasPrefix("e:\(line):"), "\(place) \(words)")
        #expect(words[0].contains("found byte 0xFF, not UTF-8"))
      }
    }
  }

  @Test("random lines give what a plain reader gives", arguments: 0..<6)
  func againstPlainReader(seed: Int) {
    var random = SeededRandom(seed: seed)
    let names = (0..<400).map { number in
      random.pick([
        "\(number)", "n\(number)", "a-rather-long-name-\(number)", "ä\(number)", "0\(number)",
      ])
    }
    var text = "# undirected\n"
    var ids: [String] = []
    var ends: [[UInt32]] = [[], []]
    var trust: [Double] = []
    for _ in 0..<5_000 {
      let pair = [random.pick(names), random.pick(names)]
      let value = random.pick(["0.5", "1", "-0.25", "5e-1", ".125", "0.333333333333333333"])
      let blank = random.pick([" ", "\t", "  "])
      text += pair.joined(separator: blank) + blank + value + random.pick(["\n", "\r\n", " \n"])
      for (side, name) in pair.enumerated() {
        if !ids.contains(name) { ids.append(name) }
        ends[side].append(UInt32(ids.firstIndex(of: name) ?? 0))
      }
      trust.append(Double(value) ?? .nan)
    }
    let expected = EdgeList(
      ids: ids, sources: ends[0], targets: ends[1], trust: trust, isDirected: false)
    for (size, threads) in [(1 << 20, 1), (1_000, 1), (1_000, 2), (77, 8)] {
      let found = read(Array(text.utf8), first: size, later: size, threads: threads)
      #expect(found == Outcome(list: expected, words: []), "\(size) \(threads)")
    }
  }

  @Test("lines longer than a block, and a comment longer than all")
  func longLines() {
    let long = String(repeating: "x", count: 300_000)
    let text = "#\(long)\(long)\n\(long)1 \(long)2\n\(long)2 b\n"
    let list = read(Array(text.utf8), first: 10, later: 1_000, threads: 2).list
    #expect(list?.ids == [long + "1", long + "2", "b"])
    #expect(list?.sources == [0, 1] && list?.targets == [1, 2])
  }

  @Test("of errors on many lines the first is told, on any number of threads")
  func firstError() {
    let lines = (0..<3_000).map { $0 % 100 == 77 ? "x" : "\($0) \($0 + 1)" }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    for threads in [1, 2, 8] {
      for _ in 0..<20 {
        let words = read(bytes, first: 50, later: 50, threads: threads).words
        #expect(words.count == 1 && words[0].hasPrefix("e:78:1: found one column"))
      }
    }
  }
}
