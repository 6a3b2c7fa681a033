// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The options that say how a file is read: its format, its columns, and what is done with what a
/// map cannot hold as it stands.
enum ReadArguments {
  static let options: [CommandLineKit.Option] = [
    Option("--from", values: ["FORMAT"], "the format of the input (default: found out)"),
    Option("--actors", values: ["TABLE"], "the table of actors where the input is one of ties"),
    Option(
      "--map", values: ["FIELD=HEADER,…"],
      "which column or attribute is which field: from=Source,to=Target,trust=Weight; others are "
        + "found by their names, see check"),
    Option(
      "--weight-is", values: ["MEANING"],
      "what a number means that is only called a weight or stands third in a plain edge list: "
        + "trust, strength, count (strength is its share of the largest), distance (trust is e to "
        + "the minus distance) or nothing (it is left out)"),
    Option("--sql-actors", values: ["SQL"], "selects the actors of a database"),
    Option("--sql-ties", values: ["SQL"], "selects the ties of a database"),
    Option(
      "--on-duplicate", values: ["RULE"],
      "actors and ties that were there before: refuse, first, last or merge (default: refuse those "
        + "with the same id, keep each tie without one)"),
    Option(
      "--on-dangling", values: ["RULE"],
      "ties of unknown actors: refuse (default where actors are listed), add or drop"),
    Option(
      "--on-loop", values: ["RULE"],
      "ties from an actor to itself: keep (default; no view counts them), refuse or drop"),
    Option(
      "--on-unknown", values: ["RULE"],
      "columns and keys that are no fields: keep (default, as attributes), refuse or drop"),
  ]

  /// How the input is to be read.
  static func reading(_ invocation: Invocation) throws -> ReadOptions {
    var options = ReadOptions(
      undirected: invocation.has("--undirected"),
      thirdColumn: try invocation.choice("--weight-is", ThirdColumn.self),
      columns: try columns(invocation), actorsPath: invocation.value("--actors"),
      queries: try queries(invocation), rules: try rules(invocation))
    if let id = invocation.value("--from") {
      guard FormatCatalog.all.contains(where: { $0.id == id && $0.canRead }) else {
        throw UsageError(
          "--from: found \"\(id)\", expected one of "
            + FormatCatalog.all.filter { $0.canRead }.map { $0.id }.joined(separator: ", "))
      }
      options.format = id
    }
    return options
  }

  private static func rules(_ invocation: Invocation) throws -> ImportRules {
    ImportRules(
      onDuplicate: try invocation.choice("--on-duplicate", DuplicateRule.self),
      onDangling: try invocation.choice("--on-dangling", DanglingRule.self),
      onLoop: try invocation.choice("--on-loop", LoopRule.self) ?? .keep,
      onUnknown: try invocation.choice("--on-unknown", UnknownRule.self) ?? .keep)
  }

  private static func queries(_ invocation: Invocation) throws -> ReadOptions.Queries? {
    let actors = invocation.value("--sql-actors")
    guard let ties = invocation.value("--sql-ties") else {
      guard actors == nil else {
        throw UsageError("--sql-actors selects the actors only; say --sql-ties as well")
      }
      return nil
    }
    return ReadOptions.Queries(actors: actors, relationships: ties)
  }

  /// The fields by header. A header may have commas in it: what follows one begins a new pair only
  /// where it names a field.
  private static func columns(_ invocation: Invocation) throws -> [String: String] {
    guard let text = invocation.value("--map") else { return [:] }
    var pairs: [(field: String, header: String)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let field = String(halves[0])
      if halves.count == 2, ReadOptions.fields.contains(field) {
        pairs.append((field, String(halves[1])))
      } else if let last = pairs.indices.last {
        pairs[last].header += "," + part
      } else {
        throw UsageError(
          "--map: found \"\(part)\", expected FIELD=HEADER with one of the fields "
            + ReadOptions.fields.joined(separator: ", "))
      }
    }
    for (place, pair) in pairs.enumerated() {
      guard !pairs[..<place].contains(where: { $0.field == pair.field }) else {
        throw UsageError("--map names two columns for \(pair.field)")
      }
    }
    return Dictionary(pairs.map { ($0.field, $0.header) }) { $1 }
  }
}
