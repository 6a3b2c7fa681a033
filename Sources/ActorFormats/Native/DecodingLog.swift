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
  }

  /// Begins without any finding.
  package init() {}

  private var files: [FileBytes] = []
  private var findings: [Finding] = []
  /// For every list of the map, the nodes from which its entries were made, one for each.
  private var parts: [String: (file: Int, nodes: [JSONNode])] = [:]

  /// Takes in a file; the number stands for it. Problems are told in the order of the files.
  package func open(_ file: FileBytes) -> Int {
    files.append(file)
    return files.count - 1
  }

  /// Remembers from what the entries of `list` were made.
  func note(_ list: String, in file: Int, _ nodes: [JSONNode]) { parts[list] = (file, nodes) }

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
    }
  }

  private func place(of steps: [String]) -> (file: Int, offset: Int) {
    guard let list = steps.first, let part = parts[list] else { return (0, 0) }
    var steps = steps.dropFirst()
    var offset = part.nodes.first?.offset ?? 0
    guard let step = steps.popFirst() else { return (part.file, offset) }
    if list == "layout" {
      // The only part that is an object of its own: the step is an actor's id.
      return (part.file, part.nodes.first?.member(step)?.keyOffset ?? offset)
    }
    guard let index = Int(step), part.nodes.indices.contains(index) else {
      return (part.file, offset)
    }
    var node = part.nodes[index]
    offset = node.offset
    while let step = steps.popFirst(), let inner = Self.inner(node, step) {
      node = inner
      offset = inner.offset
    }
    return (part.file, offset)
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
    for (_, finding) in sorted {
      var at =
        positions.flatMap { $0.file == finding.file ? $0.at : nil }
        ?? Positions(files[finding.file])
      problems.append(
        at.problem(
          finding.severity, at: finding.offset, found: finding.found,
          expected: finding.expected, remedy: finding.remedy))
      positions = (finding.file, at)
    }
    guard problems.allSatisfy(\.isWarning) else { throw FormatError(.badData, problems) }
    return problems
  }
}
