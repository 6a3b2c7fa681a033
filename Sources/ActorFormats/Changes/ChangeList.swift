// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// What a change does, by the word that begins it.
public enum ChangeVerb: String, Hashable, Sendable, CaseIterable {
  /// Changes fields of an actor or a tie.
  case set
  /// Adds an actor or a tie.
  case add
  /// Removes an actor or a tie.
  case remove
  /// Removes the sponsorship ties that go out from an actor.
  case withdraw
}

/// Changes to a map in the order in which they are made, each with the place where it was written.
///
/// The notation of one change, on the command line or as a line of a file:
///
///     set a1->WN trust=.6 confidence=.9
///     set actor:UN role=mediator,sponsor side= attributes.region=north
///     set a1->WN to=EC
///     set side:A members=PA,a1
///     add tie UN->PB:trust trust=.5
///     add actor X name="New envoy" role=mediator
///     remove a1->WN
///     remove actor:IO
///     withdraw IO
///
/// A tie is named by its ends, `FROM->TO` (or `→`), or `FROM--TO` where it holds both ways, with
/// `:KIND` after them where several ties have these ends; or as `tie:ID`. Fields are those of the
/// map format; lists have commas, nothing after `=` clears the field. What has spaces or signs in
/// it stands in quotation marks. In a file `#` begins a comment. A file may also be a JSON list of
/// objects such as `{"set": "a1->WN", "trust": 0.6}`.
public struct ChangeList: Sendable {
  /// One change and where it was written.
  struct Entry: Sendable {
    let change: MapChange
    let text: String
    let source: Source
    let offset: Int
    let fields: [String: Int]
  }

  /// Where changes are written: a file, or an option that shows itself whole.
  struct Source: Sendable {
    let bytes: FileBytes
    let isOption: Bool

    /// Problems of an option need no line and column.
    func told(_ problem: FormatProblem) -> FormatProblem {
      guard isOption else { return problem }
      var problem = problem
      (problem.line, problem.column) = (nil, nil)
      return problem
    }
  }

  private(set) var entries: [Entry] = []
  /// What is doubtful in the changes as they are written.
  public private(set) var warnings: [FormatProblem] = []

  /// A list without any change.
  public init() {}

  /// The changes.
  public var changes: [MapChange] { entries.map(\.change) }
  /// The changes as they were written, each beginning with its verb.
  public var texts: [String] { entries.map(\.text) }

  /// Adds a change as an option of a command line gives it.
  ///
  /// - Parameters:
  ///   - verb: what the change does.
  ///   - text: the rest of the change, in the notation.
  ///   - option: what the option is called in messages, for example `--set`.
  public mutating func add(
    _ verb: ChangeVerb, _ text: String, from option: String
  ) throws(FormatError) {
    let name = "\(option) \(Shown.quoted(text, limit: 200))"
    let source = Source(bytes: FileBytes(name: name, bytes: Array(text.utf8)), isOption: true)
    var reader = ChangeReader(source)
    reader.readOption(verb)
    try take(reader)
  }

  /// Adds the changes of a file: one a line, or a JSON list.
  public mutating func add(_ file: FileBytes) throws(FormatError) {
    try file.requireText(
      expecting: "changes, one a line",
      remedy: "write one, such as: set a->b trust=0.5")
    var reader = ChangeReader(Source(bytes: file, isOption: false))
    let first = file.bytes[file.start...].first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      let document = try JSONReader.read(
        file, expecting: "a JSON list of changes",
        remedy: "write [{\"set\": \"a->b\", \"trust\": 0.5}]")
      reader.readDocument(document)
    } else {
      reader.readLines()
    }
    try take(reader)
  }

  private mutating func take(_ reader: ChangeReader) throws(FormatError) {
    let found = Result { () throws(FormatError) in try reader.log.finish() }
    switch found {
    case .success(let warnings):
      self.warnings += warnings.map(reader.source.told)
      entries += reader.entries
    case .failure(let error):
      throw FormatError(error.category, error.problems.map(reader.source.told))
    }
  }

  /// Makes the changes to `map`, which stays as it is; the first that cannot be made is told with
  /// its place.
  public func applied(to map: ActorMap) throws(FormatError) -> ChangedMap {
    let result = Result { () throws(MapChangeProblem) in try map.applying(changes) }
    switch result {
    case .success(let changed): return changed
    case .failure(let problem): throw located(problem)
    }
  }

  private func located(_ problem: MapChangeProblem) -> FormatError {
    let entry = entries[problem.change]
    var offset = entry.offset
    if case .field(let name) = problem.part { offset = entry.fields[name] ?? offset }
    var error = entry.source.bytes.error(
      at: offset, found: problem.found, expected: problem.expected, remedy: problem.remedy)
    error.problems = error.problems.map(entry.source.told)
    return error
  }
}
