// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorFormats
internal import ActorModel
internal import Foundation

/// What has to hold whatever bytes a reader is given: the fuzzer tries to break it, and the
/// ordinary suite asks it of everything that the fuzzer ever found.
///
/// The last two bytes of an input are no part of the file: they choose how it is read.
public struct ReaderCheck {
  /// Formats whose files are no text: what is wrong with one as a whole has no line.
  private static let packed: Set = ["xlsx", "ods", "kumu", "sqlite", "frozen-graph"]
  /// Between the tables of a folder or the files of an archive, which come as one input.
  public static let separator = UInt8(0x1E)
  /// The choice that has an archive made of the input: its files, each with a line of its name. Of a
  /// frozen graph it sets size and checksum right, which nothing that was changed would fit.
  public static let parts: UInt16 = 0x0800

  private let format: any MapFormat.Type
  private let options: ReadOptions
  /// Whether what was read is also written in its own format, which takes longer.
  private let writesBack: Bool
  private let bytes: [UInt8]
  /// Where tables of a folder and files that are written back are put.
  private let folder: String

  /// Makes the check of one input; `folder` is empty and nobody else's.
  public init(_ format: any MapFormat.Type, _ input: [UInt8], folder: String) {
    let choice =
      input.count < 2 ? 0 : Int(input[input.count - 2]) | Int(input[input.count - 1]) << 8
    self.format = format
    self.folder = folder
    let content = input.dropLast(min(2, input.count))
    let isWhole = choice & Int(Self.parts) == 0
    let made = format == FrozenGraphFormat.self ? Self.sealed : Self.archive
    bytes = isWhole ? Array(content) : made(content)
    options = Self.options(choice, format)
    writesBack = choice & 0x8000 != 0
  }

  /// What an input is for these bytes of a file, read with the usual options or, by `choice`, with
  /// others.
  public static func input(_ file: [UInt8], choice: UInt16 = 0) -> [UInt8] {
    file + [UInt8(choice & 0xFF), UInt8(choice >> 8)]
  }

  private static let queries = ReadOptions.Queries(
    actors: "SELECT * FROM actors", relationships: "SELECT * FROM relationships WHERE trust > 0")

  private static func options(
    _ choice: Int, _ format: any MapFormat.Type
  ) -> ReadOptions {
    func pick<Value>(_ list: [Value], _ shift: Int, _ bits: Int) -> Value {
      list[(choice >> shift & ((1 << bits) - 1)) % list.count]
    }
    let rules = ImportRules(
      onDuplicate: pick(DuplicateRule.allCases, 0, 2),
      onDangling: pick([nil, .add, .drop, .refuse], 2, 2), onLoop: pick(LoopRule.allCases, 4, 2),
      onUnknown: pick(UnknownRule.allCases, 6, 2))
    return ReadOptions(
      undirected: choice & 0x1000 != 0,
      thirdColumn: pick([nil] + ThirdColumn.allCases.map(Optional.some), 8, 3),
      columns: choice & 0x6000 == 0x6000 ? ["from": "a", "to": "b"] : [:],
      queries: format == SQLiteFormat.self && choice & 0x6000 == 0x2000 ? queries : nil,
      rules: rules)
  }

  private static func archive(_ content: ArraySlice<UInt8>) -> [UInt8] {
    let files = content.split(separator: separator, omittingEmptySubsequences: false)
    return StoredZip.bytes(
      of: files.map { file in
        let name = file.prefix { $0 != 0x0A }.prefix(200)
        return (Array(name), Array(file.dropFirst(name.count + 1)))
      })
  }

  private static func sealed(_ content: ArraySlice<UInt8>) -> [UInt8] {
    guard content.count >= 256 else { return Array(content) }
    var file = Array(content) + [UInt8](repeating: 0, count: -content.count & 63)
    func set(_ number: UInt64, at place: Int) {
      for byte in 0..<8 { file[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    }
    set(UInt64(file.count), at: 48)
    set(0, at: 56)
    var sum = FrozenChecksum()
    file.withUnsafeBytes { sum.add($0) }
    set(sum.value, at: 56)
    return file
  }

  // MARK: - What has to hold

  /// What does not hold, in words; `nil` is as it should be.
  public func complaint() -> String? {
    do {
      let loaded = try read()
      return complaint(about: loaded) ?? complaint(about: loaded.warnings, areErrors: false)
        ?? survival(of: loaded)
    } catch let error as FormatError {
      return complaint(about: error)
    } catch {
      return "the folder could not be prepared: \(error)"
    }
  }

  private func read() throws -> LoadedFile {
    guard format == CSVFolderFormat.self else {
      return try format.read(
        "input", FileBytes(name: "input", bytes: bytes), options: options)
    }
    let names = ["actors.csv", "relationships.csv", "map.json"]
    let tables = bytes.split(
      separator: Self.separator, maxSplits: 2, omittingEmptySubsequences: false)
    for (name, table) in zip(names, tables) {
      try Data(table).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    for name in names.dropFirst(tables.count) { unlink("\(folder)/\(name)") }
    return try format.read(folder, nil, options: options)
  }

  private func complaint(about loaded: LoadedFile) -> String? {
    let report = loaded.report
    let counts = [
      (report.actors, loaded.input.actorCount), (report.ties, loaded.input.relationshipCount),
    ]
    for (tally, count) in counts {
      if !tally.isBalanced { return "the report is not balanced: \(report.lines)" }
      if tally.refused > 0 { return "something was refused and there is a map: \(report.lines)" }
      if tally.kept + tally.added != count { return "\(count) are in the map: \(report.lines)" }
    }
    return loaded.format == format.id ? nil : "read as \(loaded.format)"
  }

  private func complaint(about error: FormatError) -> String? {
    if let report = error.report, !report.actors.isBalanced || !report.ties.isBalanced {
      return "the report is not balanced: \(report.lines)"
    }
    if error.problems.allSatisfy(\.isWarning) { return "refused without an error" }
    if format == CSVFolderFormat.self, error.category == .noInput { return nil }
    return complaint(about: error.problems, areErrors: true)
  }

  private func complaint(about problems: [FormatProblem], areErrors: Bool) -> String? {
    for problem in problems {
      if !areErrors, !problem.isWarning { return "an error and a map: \(problem)" }
      if [problem.found, problem.expected, problem.remedy].contains(where: \.isEmpty) {
        return "a problem that says too little: \(problem)"
      }
      if (problem.line ?? 1) < 1 || (problem.column ?? 1) < 1 { return "no place: \(problem)" }
      if problem.line == nil, !mayLackLine { return "a problem without a line: \(problem)" }
      if problem.description.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
        return "control characters in a message: \(problem)"
      }
    }
    return nil
  }

  /// Plain ties do not remember their lines, which rules would name.
  private var mayLackLine: Bool {
    Self.packed.contains(format.id)
      || format == EdgeListFormat.self
        && options.rules != ImportRules(onDangling: options.rules.onDangling)
  }

  // MARK: - What was read can be written

  private func survival(of loaded: LoadedFile) -> String? {
    let map = loaded.input.map
    let text = ActorMapJSONFormat.text(of: map)
    do throws(FormatError) {
      let file = FileBytes(name: "again.json", bytes: Array(text.utf8))
      if try ActorMapJSONFormat.read(file).input.map != map { return "JSON gives another map" }
    } catch {
      return "its JSON is refused: \(error)"
    }
    return writesBack ? ownSurvival(of: map) : nil
  }

  private func ownSurvival(of map: ActorMap) -> String? {
    guard format.canWrite, format.losses(of: map).isEmpty else { return nil }
    let path = "\(folder)/again"
    do throws(FormatError) {
      try format.write(map, to: path)
    } catch {
      // Ids that a format has no way to write are refused by name.
      return complaint(about: error.problems.map(Self.withLine), areErrors: true)
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    do throws(FormatError) {
      let again = try FormatCatalog.read(path, options: ReadOptions(format: format.id))
      return again.input.map == map ? nil : "\(format.id) gives another map"
    } catch {
      return "what \(format.id) writes is refused: \(error)"
    }
  }

  /// What cannot be written has no place in a file yet.
  private static func withLine(_ problem: FormatProblem) -> FormatProblem {
    var problem = problem
    problem.line = problem.line ?? 1
    return problem
  }
}
