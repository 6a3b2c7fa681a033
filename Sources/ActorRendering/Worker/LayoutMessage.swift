// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the tool and its worker say to each other: lines of words and numbers, never text of a map.
///
/// A request is `layout ENGINE SEED SEPARATION`, a line `node WIDTH HEIGHT [X Y FIXED]` for
/// each box, `tie FROM TO LENGTH` for each tie, and `end`. An answer is `at X Y` for each box
/// and `end`; or `failed` and a sentence.
package enum LayoutMessage {
  package static func text(of request: LayoutRequest) -> String {
    var text = "layout \(request.engine.rawValue) \(request.seed) \(request.separation)\n"
    for node in request.nodes {
      text += "node \(node.width) \(node.height)"
      if let place = node.position { text += " \(place.x) \(place.y) \(node.isFixed ? 1 : 0)" }
      text += "\n"
    }
    for tie in request.ties { text += "tie \(tie.from) \(tie.to) \(tie.length)\n" }
    return text + "end\n"
  }

  package static func text(of answer: LayoutAnswer) -> String {
    answer.positions.map { "at \($0.x) \($0.y)\n" }.joined() + "end\n"
  }

  package static func text(of failure: LayoutFailure) -> String {
    let line = failure.description.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "failed \(line)\n"
  }

  /// Every request in `text`; `nil` where it is none of ours.
  package static func requests(in text: String) -> [LayoutRequest]? {
    var requests: [LayoutRequest] = []
    var open: LayoutRequest?
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Double($0) }
      switch (words.first, open) {
      case ("layout", nil):
        guard let request = header(words) else { return nil }
        open = request
      case ("node", .some):
        guard let node = node(numbers) else { return nil }
        open?.nodes.append(node)
      case ("tie", .some(let request)):
        guard let tie = tie(numbers, among: request.nodes.count) else { return nil }
        open?.ties.append(tie)
      case ("end", .some(let request)):
        requests.append(request)
        open = nil
      default: return nil
      }
    }
    return open == nil ? requests : nil
  }

  private static func header(_ words: [Substring]) -> LayoutRequest? {
    guard words.count == 4, let engine = LayoutEngine(rawValue: String(words[1])),
      let seed = Int(words[2]), let separation = Double(words[3]), separation.isFinite
    else { return nil }
    return LayoutRequest(
      engine: engine, seed: seed, separation: separation, nodes: [], ties: [])
  }

  private static func node(_ numbers: [Double]) -> LayoutRequest.Node? {
    guard numbers.allSatisfy(\.isFinite) else { return nil }
    switch numbers.count {
    case 2: return LayoutRequest.Node(width: numbers[0], height: numbers[1])
    case 5:
      return LayoutRequest.Node(
        width: numbers[0], height: numbers[1], position: Point(numbers[2], numbers[3]),
        isFixed: numbers[4] == 1)
    default: return nil
    }
  }

  private static func tie(_ numbers: [Double], among count: Int) -> LayoutRequest.Tie? {
    guard numbers.count == 3, numbers[2].isFinite, let from = Int(exactly: numbers[0]),
      let to = Int(exactly: numbers[1]), (0..<count).contains(from), (0..<count).contains(to)
    else { return nil }
    return LayoutRequest.Tie(from: from, to: to, length: numbers[2])
  }

  /// The answers to `requests` in what a worker wrote.
  package static func answers(
    in text: String, to requests: [LayoutRequest]
  ) throws(LayoutFailure) -> [LayoutAnswer] {
    var answers: [LayoutAnswer] = []
    var open = LayoutAnswer(positions: [])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.first == "failed" { throw LayoutFailure(String(line.dropFirst(7))) }
      let numbers = words.dropFirst().compactMap { Double($0) }.filter(\.isFinite)
      switch words.first {
      case "at" where numbers.count == 2:
        open.positions.append(Point(numbers[0], numbers[1]))
      case "end":
        answers.append(open)
        open = LayoutAnswer(positions: [])
      default: throw LayoutFailure("the worker wrote something that is no answer")
      }
    }
    let isWhole =
      answers.count == requests.count
      && zip(answers, requests).allSatisfy { $0.positions.count == $1.nodes.count }
    guard isWhole else { throw LayoutFailure("the worker ended before it had answered") }
    return answers
  }
}
