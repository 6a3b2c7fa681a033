// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

package import ActorModel

/// What was found while a map was decoded: every problem, and where each part of the map stands.
package final class DecodingLog {
  private struct Finding {
    let file: Int
    let offset: Int
    let severity: ModelProblem.Severity
    let found: String
    let expected: String
    let remedy: String
    /// The problem of the model and where the entry stands of which its remedy speaks.
    var earlier: (problem: ModelProblem, offset: Int)?
  }

  /// Begins without any finding.
  package init() {}

  /// Text, or a sheet whose places are those of `GridPlace`.
  private enum Origin {
    case text(FileBytes)
    case grid(name: String, hasCells: Bool)
  }

  /// What happens to keys that ActorMap does not know.
  var unknownRule = UnknownRule.keep
  /// How many values were left out for that, by key.
  private(set) var dropped: [String: Int] = [:]

  private var files: [Origin] = []
  private var findings: [Finding] = []
  /// From what the entries of a list were made, one for each.
  private enum Origins {
    case nodes([JSONNode])
    /// Where they begin, and how they are read again.
    case offsets([Int], again: (Int) -> JSONNode?)

    var offsets: [Int] {
      switch self {
      case .nodes(let nodes): nodes.map(\.offset)
      case .offsets(let offsets, _): offsets
      }
    }
  }

  private var others: [String: [Int]] = [:]
  private var parts: [String: (file: Int, origins: Origins)] = [:]

  /// Takes in a file; the number stands for it. Problems are told in the order of the files.
  package func open(_ file: FileBytes) -> Int {
    files.append(.text(file))
    return files.count - 1
  }

  /// Takes in a sheet, or a table of a database where `hasCells` is false.
  func open(grid name: String, hasCells: Bool = true) -> Int {
    files.append(.grid(name: name, hasCells: hasCells))
    return files.count - 1
  }

  /// The place of a blank cell: in sheets where row and column meet, in text that of the row.
  func cell(under header: Int, inRowAt row: Int, of file: Int) -> Int {
    guard files.indices.contains(file), case .grid = files[file] else { return row }
    return GridPlace.offset(row: GridPlace.row(of: row), column: GridPlace.column(of: header))
  }

  /// Counts a value that is left out.
  func drop(_ key: String) { dropped[key, default: 0] += 1 }

  /// Where that begins from which the entries of `list` were made.
  func offsets(of list: String) -> [Int] { parts[list]?.origins.offsets ?? [] }

  /// Keeps the origins of those entries only that stay, in this order.
  func keep(_ list: String, _ places: [Int]) {
    guard let part = parts[list] else { return }
    let stay = Set(places)
    for (place, offset) in part.origins.offsets.enumerated() where !stay.contains(place) {
      noteOther(than: list, at: offset)
    }
    switch part.origins {
    case .nodes(let nodes): parts[list] = (part.file, .nodes(places.map { nodes[$0] }))
    case .offsets(let offsets, let again):
      parts[list] = (part.file, .offsets(places.map { offsets[$0] }, again: again))
    }
  }

  /// Remembers that at `offset` something begins that is none of the entries of `list`, so that
  /// what is wrong with it is not taken for an error of the entry before.
  func noteOther(than list: String, at offset: Int) { others[list, default: []].append(offset) }

  /// Where such things begin.
  func others(than list: String) -> [Int] { others[list] ?? [] }

  /// How many problems were found so far.
  var count: Int { findings.count }

  /// The places of all errors in a file, in order.
  func errors(in file: Int) -> [Int] {
    findings.filter { $0.file == file && $0.severity == .error }.map(\.offset).sorted()
  }

  /// The file of the entries of `list`.
  func file(of list: String) -> Int? { parts[list]?.file }

  /// Adds a problem of the entry `index` of `list`, at its member `key` where it has one.
  func add(
    _ severity: ModelProblem.Severity, at list: String, _ index: Int, _ key: String, found: String,
    expected: String, remedy: String
  ) {
    let (file, offset) = place(of: [list, String(index), key])
    add(severity, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }

  /// Remembers from what the entries of `list` were made.
  func note(_ list: String, in file: Int, _ nodes: [JSONNode]) {
    parts[list] = (file, .nodes(nodes))
  }

  /// Remembers where the entries of `list` begin, in a JSON file unless `again` says how they are
  /// read.
  func note(
    _ list: String, in file: Int, at offsets: [Int], again: ((Int) -> JSONNode?)? = nil
  ) {
    let origin = files[file]
    let json: (Int) -> JSONNode? = { offset in
      guard case .text(let text) = origin else { return nil }
      return JSONReader.value(of: text, at: offset)
    }
    parts[list] = (file, .offsets(offsets, again: again ?? json))
  }

  /// Adds a problem at a byte of a file.
  package func add(
    _ severity: ModelProblem.Severity, in file: Int, at offset: Int, found: String,
    expected: String, remedy: String
  ) {
    findings.append(
      Finding(
        file: file, offset: offset, severity: severity, found: found, expected: expected,
        remedy: remedy))
  }

  /// Adds the keys that stand twice in an object.
  package func add(_ repeated: [JSONDocument.RepeatedKey], in file: Int) {
    for key in repeated {
      add(
        .error, in: file, at: key.offset, found: "key \(Shown.quoted(key.key)) a second time",
        expected: "each key once in an object", remedy: "remove or rename one of the two")
    }
  }

  /// Adds what the model itself finds wrong, at the place of the nearest part that is known.
  func add(_ problems: [ModelProblem]) {
    for problem in problems {
      let (file, offset) = place(of: problem.path.steps)
      add(
        problem.severity, in: file, at: offset, found: problem.found, expected: problem.expected,
        remedy: problem.remedy)
      guard let earlier = problem.earlier else { continue }
      let before = place(of: earlier.steps)
      if before.file == file { findings[findings.count - 1].earlier = (problem, before.offset) }
    }
  }

  private func place(of steps: [String]) -> (file: Int, offset: Int) {
    guard let list = steps.first, let part = parts[list] else { return (0, 0) }
    var steps = steps.dropFirst()
    var offset = node(0, of: part)?.offset ?? 0
    guard let step = steps.popFirst() else { return (part.file, offset) }
    if list == "layout" {
      // The only part that is an object of its own: the step is an actor's id.
      return (part.file, node(0, of: part)?.member(step)?.keyOffset ?? offset)
    }
    guard let index = Int(step), var node = node(index, of: part) else {
      return (part.file, offset)
    }
    offset = node.offset
    while let step = steps.popFirst(), let inner = Self.inner(node, step) {
      node = inner
      offset = inner.offset
    }
    return (part.file, offset)
  }

  private func node(_ index: Int, of part: (file: Int, origins: Origins)) -> JSONNode? {
    switch part.origins {
    case .nodes(let nodes): return nodes.indices.contains(index) ? nodes[index] : nil
    case .offsets(let offsets, let again):
      return offsets.indices.contains(index) ? again(offsets[index]) : nil
    }
  }

  private static func inner(_ node: JSONNode, _ step: String) -> JSONNode? {
    if case .list(let nodes) = node.value {
      guard let index = Int(step), nodes.indices.contains(index) else { return nil }
      return nodes[index]
    }
    return node.member(step)?.node ?? MapKeys.foreign[step].flatMap { node.member($0)?.node }
  }

  /// The warnings in the order of their places, or an error with every problem.
  package func finish() throws(FormatError) -> [FormatProblem] {
    // Sorting is not stable, so what was found first breaks ties.
    let sorted = findings.enumerated().sorted { a, b in
      (a.element.file, a.element.offset, a.offset) < (b.element.file, b.element.offset, b.offset)
    }
    var problems: [FormatProblem] = []
    var positions: (file: Int, at: Positions)?
    let earlier = earlierLines()
    for (_, finding) in sorted {
      switch files[finding.file] {
      case .grid(let name, let hasCells):
        problems.append(Self.problem(finding, in: name, hasCells: hasCells))
      case .text(let bytes):
        var at = positions.flatMap { $0.file == finding.file ? $0.at : nil } ?? Positions(bytes)
        var problem = at.problem(
          finding.severity, at: finding.offset, found: finding.found, expected: finding.expected,
          remedy: finding.remedy)
        // In a file of one line the number of the entry says more than that of the line.
        if let (told, place) = finding.earlier, let line = earlier[finding.file]?[place],
          line != problem.line
        {
          problem.remedy = told.remedy(callingEarlier: "that of line \(line)")
        }
        problems.append(problem)
        positions = (finding.file, at)
      }
    }
    guard problems.allSatisfy(\.isWarning) else { throw FormatError(.badData, problems) }
    return problems
  }

  /// The lines of the entries of which remedies speak, by file and offset: found in one pass, for
  /// they may stand anywhere before.
  private func earlierLines() -> [Int: [Int: Int]] {
    var lines: [Int: [Int: Int]] = [:]
    for (file, origin) in files.enumerated() {
      guard case .text(let bytes) = origin else { continue }
      let offsets = findings.compactMap { $0.file == file ? $0.earlier?.offset : nil }
      var at = Positions(bytes)
      for offset in offsets.sorted() { lines[file, default: [:]][offset] = at.line(at: offset) }
    }
    return lines
  }

  private static func problem(
    _ finding: Finding, in name: String, hasCells: Bool
  ) -> FormatProblem {
    let cell = hasCells ? " in cell \(GridPlace.name(of: finding.offset))" : ""
    // What databases call their columns stands in no row.
    let line = GridPlace.row(of: finding.offset) + 1
    let remedy = finding.earlier.map { problem, place in
      problem.remedy(callingEarlier: "that of row \(GridPlace.row(of: place) + 1)")
    }
    return FormatProblem(
      file: name, line: line > 0 ? line : nil,
      column: line > 0 ? GridPlace.column(of: finding.offset) + 1 : nil,
      isWarning: finding.severity == .warning,
      found: finding.found + cell, expected: finding.expected, remedy: remedy ?? finding.remedy)
  }
}
