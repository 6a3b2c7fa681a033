// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Reads one block after the other; each thread has one of its own.
final class TieWorker: @unchecked Sendable {
  private let buffer = LineBuffer()
  private var parser: TieParser

  init(_ shape: TieShape, seed: UInt64) { parser = TieParser(shape, seed: seed) }

  var shape: TieShape { parser.shape }
  var header: (line: Int, column: Int)? { parser.header }

  /// Reads the next block and hands it in at its turn; `false` at the end or after an error.
  func readNext(_ blocks: LineBlocks, _ turns: TieTurns, isFirst: Bool) -> Bool {
    switch blocks.next(into: buffer) {
    case .success(nil): return false
    case .failure(let failure):
      turns.wait(for: failure.number)
      turns.fail(.unreadable(failure.error))
      return false
    case .success(let number?):
      var lines = buffer.lines
      if isFirst, lines.starts(with: [0xEF, 0xBB, 0xBF]) {
        lines = UnsafeBufferPointer(rebasing: lines[3...])
      }
      let part = parser.parse(lines)
      turns.wait(for: number)
      guard !turns.hasFailed else {
        turns.next()
        return false
      }
      guard turns.hasRoom(for: part.ties.count) else {
        blocks.finish()
        turns.failForRoom()
        return false
      }
      if let failure = part.failure {
        blocks.finish()
        turns.fail(.failure(lines: turns.lines, failure))
        return false
      }
      return hand(in: part.ties, lines: part.lines, blocks, turns)
    }
  }

  /// At this block's turn its new ids get their numbers; the ties follow when others go on.
  private func hand(
    in ties: BlockTies, lines: Int, _ blocks: LineBlocks, _ turns: TieTurns
  ) -> Bool {
    guard let numbers = turns.number(parser.ids.new) else {
      blocks.finish()
      return false
    }
    turns.add(ties, lines: lines)
    parser.ids.settle(numbers, turns.register)
    turns.next()
    guard !numbers.isEmpty else { return true }
    for column in [ties.sources, ties.targets] {
      for place in 0..<ties.count where column.base[place] >= IDKey.newCode {
        column.base[place] = numbers[Int(column.base[place] & ~IDKey.newCode)]
      }
    }
    return true
  }
}

/// Takes the blocks in the order of the file, whichever thread reads them.
final class TieTurns: @unchecked Sendable {
  /// What ended the reading before the end of the file.
  enum Outcome {
    case unreadable(FormatError)
    /// An error on a line after `lines` others.
    case failure(lines: Int, TieFailure)
  }

  private let turnstile = Turnstile()
  // What follows is touched only by the thread whose turn it is, and by nobody else before the
  // threads begin and after they end.
  let register: IDRegister
  private(set) var lines = 0
  private var parts: [BlockTies] = []
  private var outcome: Outcome?
  private let tieLimit: Int
  private var tieCount = 0

  init(_ register: IDRegister, tieLimit: Int) {
    self.register = register
    self.tieLimit = tieLimit
  }

  var hasFailed: Bool { outcome != nil }

  /// Waits until all blocks before `number` were handed in.
  func wait(for number: Int) { turnstile.wait(for: number) }

  /// Lets the next block come.
  func next() { turnstile.next() }

  func fail(_ outcome: Outcome) {
    if self.outcome == nil { self.outcome = outcome }
    next()
  }

  /// The numbers of ids that a thread had not met; `nil` after an error.
  func number(_ new: [NewID]) -> [UInt32]? {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(new.count)
    for id in new {
      guard let number = register.number(of: id, lines: lines) else {
        let failure = TieFailure(
          line: id.line, column: id.column, found: "more than \(IDRegister.limit) ids",
          expected: "fewer", remedy: "split the file")
        fail(.failure(lines: lines, failure))
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether a graph can hold so many ties more.
  func hasRoom(for more: Int) -> Bool { more <= tieLimit - tieCount }

  /// Ends the reading because it cannot. Told of the whole file, for where it is cut into blocks must
  /// not be seen.
  func failForRoom() {
    let failure = TieFailure(
      line: 0, column: 1, found: "more than \(tieLimit) ties", expected: "fewer",
      remedy: "split the file")
    fail(.failure(lines: 0, failure))
  }

  func add(_ ties: BlockTies, lines: Int) {
    parts.append(ties)
    tieCount += ties.count
    self.lines += lines
  }

  /// All blocks in their order, which are then given up, and what ended them.
  func finish() -> (parts: [BlockTies], outcome: Outcome?) {
    defer { parts = [] }
    return (parts, outcome)
  }
}
