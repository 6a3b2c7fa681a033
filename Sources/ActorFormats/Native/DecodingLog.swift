// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What was found while a map was decoded: every problem, and where each part of the map stands.
final class DecodingLog {
  private(set) var problems: [FormatProblem] = []
  private var places: [String: (file: FileBytes, offset: Int)] = [:]

  /// Remembers that the part of the map at `path` stands at `offset` of `file`.
  func note(_ path: [String], in file: FileBytes, at offset: Int) {
    places[path.joined(separator: "/")] = (file, offset)
  }

  func add(_ problem: FormatProblem) { problems.append(problem) }

  /// Adds what the model itself finds wrong, at the place of the nearest part that is known.
  func add(_ found: [ModelProblem], wholeFile: String) {
    for problem in found {
      var steps = problem.path.steps
      while !steps.isEmpty, places[steps.joined(separator: "/")] == nil { steps.removeLast() }
      let isWarning = problem.severity == .warning
      if let place = places[steps.joined(separator: "/")] {
        problems.append(
          place.file.problem(
            at: place.offset, warning: isWarning, found: problem.found,
            expected: problem.expected, remedy: problem.remedy))
      } else {
        problems.append(
          FormatProblem(
            file: wholeFile, line: nil, column: nil, isWarning: isWarning, found: problem.found,
            expected: problem.expected, remedy: problem.remedy))
      }
    }
  }

  /// The warnings in the order of their places, or an error with every problem.
  func finish() throws(FormatError) -> [FormatProblem] {
    let sorted = problems.sorted { a, b in
      if a.file != b.file { return a.file < b.file }
      return (a.line ?? 0, a.column ?? 0) < (b.line ?? 0, b.column ?? 0)
    }
    guard sorted.allSatisfy(\.isWarning) else { throw FormatError(.badData, sorted) }
    return sorted
  }
}
