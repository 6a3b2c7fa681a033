// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

extension ViewReport {
  /// How the map was read, in one or two lines for people.
  public var words: String { words(after: "Read as \(reading.rawValue)") }

  /// The same for reports that read more than this.
  func words(after lead: String) -> String {
    var line =
      "\(lead), \(isDirected ? "directed" : "undirected")" + (asOf.map { ", as of \($0)" } ?? "")
      + ": \(count(ties, "tie")) from "
      + "\(count(relationships, "relationship"))"
    let lost = leftOutInOrder.map { "\($0.count) \($0.reason.words)" }
    if !lost.isEmpty { line += "; left out: " + lost.joined(separator: ", ") }
    let changed = [
      bothWays > 0 ? "\(bothWays) read both ways" : nil,
      selfLoops > 0 ? "\(count(selfLoops, "self-loop")) left out" : nil,
      merged > 0 ? "\(merged) parallel merged" : nil,
      reciprocated > 0 ? "\(reciprocated) recorded both ways" : nil,
      signClashes > 0 ? "\(signClashes) with both signs" : nil,
    ].compactMap { $0 }
    if !changed.isEmpty { line += "; " + changed.joined(separator: ", ") }
    return line + "."
  }

  /// The same for programs.
  var tree: AttributeValue { tree(naming: nil) }

  /// The same with the ids of ties that were left out, where they are known.
  func tree(naming ties: LeftOutTies?) -> AttributeValue {
    .tree([
      ("readAs", .string(reading.rawValue)), ("directed", .boolean(isDirected)),
      ("asOf", asOf.map { .string($0.description) }),
      ("kinds", kinds.map { .strings($0.map(\.rawValue)) }),
      ("layers", layers.map(AttributeValue.strings)),
      ("relationships", .integer(relationships)), ("ties", .integer(self.ties)),
      (
        "leftOut",
        .list(
          leftOutInOrder.map {
            .tree([
              ("reason", .string($0.reason.rawValue)), ("count", .integer($0.count)),
              ("ties", ties?.ids[$0.reason].map(AttributeValue.strings)),
            ])
          })
      ),
      ("bothWays", .integer(bothWays)), ("merged", .integer(merged)),
      ("reciprocated", .integer(reciprocated)),
      ("signClashes", .integer(signClashes)), ("selfLoops", .integer(selfLoops)),
    ])
  }
}

/// A number with its noun in the right form.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
