// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

/// Reads plain ties: block by block, on several threads, the same list on any number of them.
///
/// - Complexity: O(bytes) time; space for the ids, the ties and a few blocks.
struct EdgeListReader {
  static let expected = "ties, one a line: u v [trust]"

  private let name: String
  private let options: ReadOptions
  private let blocks: LineBlocks
  private let tieLimit: Int
  private let seed = UInt64.random(in: .min ... .max)

  /// The ties of `file`, and what is doubtful in it.
  static func read(
    _ file: FileBytes, _ options: ReadOptions
  ) throws(FormatError) -> (list: EdgeList, warnings: [FormatProblem]) {
    try read(ByteStream(file), options)
  }

  /// The ties of `stream`, and what is doubtful in it.
  static func read(
    _ stream: ByteStream, _ options: ReadOptions
  ) throws(FormatError) -> (list: EdgeList, warnings: [FormatProblem]) {
    let reader = EdgeListReader(stream.name, options, LineBlocks(stream, options.control))
    return try reader.read(head: try stream.peek(4))
  }

  /// - Parameter tieLimit: the most ties that there can be; each may become two arcs.
  init(
    _ name: String, _ options: ReadOptions, _ blocks: LineBlocks,
    tieLimit: Int = FrozenGraph.arcLimit / 2
  ) {
    self.name = name
    self.tieLimit = tieLimit
    self.options = options
    self.blocks = blocks
  }

  /// - Parameter head: the first four bytes.
  func read(
    head: ArraySlice<UInt8>
  ) throws(FormatError) -> (list: EdgeList, warnings: [FormatProblem]) {
    if let (kind, remedy) = FileBytes.knownBinary(head) {
      throw problem(1, 1, kind, "UTF-8 text", remedy)
    }
    if head.isEmpty || Array(head) == [0xEF, 0xBB, 0xBF] {
      throw problem(
        1, 1, "nothing", Self.expected, "write one, or begin with: actormap new FOLDER")
    }
    let register = IDRegister(seed: seed)
    let turns = TieTurns(register, tieLimit: tieLimit)
    let (worker, warnings) = readBeginning(turns)
    readRest(worker, turns)
    let (parts, outcome) = turns.finish()
    switch outcome {
    case .unreadable(let error): throw error
    case .failure(let lines, let failure):
      throw problem(
        lines + failure.line + 1, failure.column, failure.found, failure.expected, failure.remedy)
    case nil: break
    }
    guard parts.contains(where: { $0.count > 0 }) else {
      throw problem(1, 1, "no tie", Self.expected, "add a line for each tie")
    }
    return (try list(of: parts, worker.shape, register), warnings)
  }

  private func problem(
    _ line: Int, _ column: Int, _ found: String, _ expected: String, _ remedy: String
  ) -> FormatError {
    FormatError(
      .badData,
      [
        FormatProblem(
          file: name, line: line, column: column, found: found, expected: expected, remedy: remedy)
      ])
  }

  // MARK: - Blocks

  /// Reads blocks until the first line of ties or headers has settled what the others look like.
  private func readBeginning(_ turns: TieTurns) -> (TieWorker, warnings: [FormatProblem]) {
    let worker = TieWorker(TieShape(meaning: options.thirdColumn), seed: seed)
    var warnings: [FormatProblem] = []
    var isFirst = true
    while worker.shape.columns == nil {
      let linesBefore = turns.lines
      guard worker.readNext(blocks, turns, isFirst: isFirst) else { break }
      isFirst = false
      if let header = worker.header {
        warnings.append(
          FormatProblem(
            file: name, line: linesBefore + header.line + 1, column: header.column,
            isWarning: true, found: "a line of headers", expected: "ties",
            remedy: "turn it into a comment with #; it is not counted as a tie"))
      }
    }
    return (worker, warnings)
  }

  private func readRest(_ first: TieWorker, _ turns: TieTurns) {
    guard !turns.hasFailed, !blocks.isFinished else { return }
    let workers =
      [first] + (1..<Self.workers(options.threads)).map { _ in TieWorker(first.shape, seed: seed) }
    ParallelChunks.onThreads(workers.count) { place in
      while workers[place].readNext(blocks, turns, isFirst: false) {}
    }
  }

  /// Each worker has a table of ids of its own, so more of them than keep the disk busy only take
  /// memory.
  private static func workers(_ threads: Int) -> Int { min(max(1, threads), 32) }

  // MARK: - The list

  private func list(
    of parts: [BlockTies], _ shape: TieShape, _ register: IDRegister
  ) throws(FormatError) -> EdgeList {
    let meaning = shape.columns == 3 ? options.thirdColumn ?? .trust : .nothing
    let values = shape.hasValues ? Self.joined(parts) { $0.values } : []
    return EdgeList(
      ids: try ids(register), sources: Self.joined(parts) { $0.sources },
      targets: Self.joined(parts) { $0.targets }, trust: Self.trust(values, meaning),
      strength: Self.strength(values, meaning),
      isDirected: !(options.undirected || shape.saysUndirected == true))
  }

  private static func joined<Element>(
    _ parts: [BlockTies], _ column: (BlockTies) -> FrozenMemory<Element>?
  ) -> [Element] {
    let count = parts.reduce(0) { $0 + $1.count }
    return [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      for part in parts {
        guard let column = column(part), let base = buffer.baseAddress else { continue }
        (base + filled).initialize(from: column.base, count: part.count)
        filled += part.count
      }
    }
  }

  private static func strength(_ values: [Double], _ meaning: ThirdColumn) -> [Double]? {
    switch meaning {
    case .strength: return values
    case .count:
      let largest = values.max() ?? 0
      return values.map { WeightRule.strength($0, ofLargest: largest) }
    case .trust, .distance, .nothing: return nil
    }
  }

  private static func trust(_ values: [Double], _ meaning: ThirdColumn) -> [Double]? {
    switch meaning {
    case .trust: values
    case .distance: values.map(WeightRule.trust)
    case .strength, .count, .nothing: nil
    }
  }

  /// Every id as text. The table compares bytes, the rest of ActorMap compares characters, so two
  /// spellings of the same characters are refused here.
  private func ids(_ register: IDRegister) throws(FormatError) -> [String] {
    let ids = register.entries.map { String(decoding: $0.bytes, as: UTF8.self) }
    if register.entries.allSatisfy({ $0.bytes.allSatisfy { $0 < 0x80 } }) { return ids }
    var seen: Set<String> = []
    for (id, entry) in zip(ids, register.entries) where !seen.insert(id).inserted {
      throw problem(
        entry.line, entry.column, "id \(Shown.quoted(id)) in a second spelling",
        "the same bytes for the same characters",
        "save the file in one Unicode normal form")
    }
    return ids
  }

  /// Whether these are the usual names of the two ends, in small letters. `u` and `v` are the ids
  /// of many an example, so they are names only where the third cell is a name as well.
  static func isHeader(_ words: [String]) -> Bool {
    let ends = Array(words.prefix(2))
    if [["from", "to"], ["source", "target"], ["src", "dst"]].contains(ends) { return true }
    return ends == ["u", "v"] && words.count == 3
      && PlainNumber.value(of: ArraySlice(words[2].utf8)) == nil
  }
}
