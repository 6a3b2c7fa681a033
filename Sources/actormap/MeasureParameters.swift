// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The measures that a command line asks for, and their parameters as options.
struct MeasureParameters {
  /// A parameter of this name is the tool's own option.
  private static let seed = "seed"

  /// The parameters, each name once.
  private let parameters: [MeasureParameter]
  /// The measures that may be asked for.
  private let descriptors: [MeasureDescriptor]

  /// The parameters of measures about `subject`; of all unless told.
  init(of subject: SubjectKind? = nil) {
    descriptors = MeasureCatalog.all.map { $0.descriptor }
      .filter { subject == nil || $0.subject == subject }
    var seen: Set<String> = [Self.seed]
    parameters = descriptors.flatMap(\.parameters).filter { seen.insert($0.name).inserted }
  }

  /// An option for each parameter.
  var options: [CommandLineKit.Option] {
    parameters.map { parameter in
      Option(
        "--\(parameter.name)", values: [Self.valueName(parameter)],
        "\(parameter.summary) (\(defaults(of: parameter)))")
    }
  }

  private static func valueName(_ parameter: MeasureParameter) -> String {
    switch parameter.kind {
    case .choice(let words): words.joined(separator: "|")
    case .number: "NUMBER"
    case .count: "N"
    case .actors: "ID,…"
    case .text: "ATTRIBUTE"
    case .group: "GROUP"
    }
  }

  /// The default that most measures have, then those of which it is another one.
  private func defaults(of parameter: MeasureParameter) -> String {
    var together: [(value: String, measures: [String])] = []
    for descriptor in descriptors {
      guard let own = descriptor.parameters.first(where: { $0.name == parameter.name }) else {
        continue
      }
      if let place = together.firstIndex(where: { $0.value == own.defaultValue }) {
        together[place].measures.append(descriptor.id)
      } else {
        together.append((own.defaultValue, [descriptor.id]))
      }
    }
    let most = together.map(\.measures.count).max() ?? 0
    let usual = together.first { $0.measures.count == most }?.value ?? parameter.defaultValue
    let others = together.filter { $0.value != usual }.map {
      "; \($0.measures.joined(separator: ", ")): \(MeasureParameter.words(for: $0.value))"
    }
    return "default \(MeasureParameter.words(for: usual))" + others.joined()
  }

  /// The measures of these ids, each once.
  static func measures(_ ids: [String]) throws -> [any Measure.Type] {
    var seen: Set<String> = []
    return try ids.filter { seen.insert($0).inserted }.map(measure)
  }

  /// The measure of this id; a slip is told with the id that was likely meant.
  static func measure(_ id: String) throws -> any Measure.Type {
    let known = MeasureCatalog.all.map { $0.descriptor.id }
    guard known.contains(id) else {
      let near = Spelling.nearest(to: id, among: known)
      throw UsageError(
        "no measure is called \"\(id)\"; "
          + (near.map { "did you mean \($0)?" } ?? "see: actormap list measures"))
    }
    return try MeasureCatalog.measure(id)
  }

  /// What the options give to this measure.
  func arguments(
    for measure: any Measure.Type, _ invocation: Invocation, _ common: CommonOptions
  ) throws -> MeasureArguments {
    var given: [String: String] = [:]
    for parameter in measure.descriptor.parameters {
      given[parameter.name] =
        parameter.name == Self.seed ? "\(common.seed)" : invocation.value("--\(parameter.name)")
    }
    return try MeasureArguments(given, for: measure.descriptor)
  }

  /// Refuses a parameter that none of the measures asked for has.
  func refuseUnused(_ invocation: Invocation, _ chosen: [any Measure.Type]) throws {
    let used = Set(chosen.flatMap { $0.descriptor.parameters.map(\.name) })
    for parameter in parameters
    where invocation.has("--\(parameter.name)") && !used.contains(parameter.name) {
      throw UsageError("none of the measures asked for has a parameter --\(parameter.name)")
    }
  }

  /// Refuses an attribute that no actor has: a slip would make every actor a group of its own.
  static func checkGroups(_ invocation: Invocation, _ graphs: [ActorGraph]) throws {
    guard let attribute = invocation.value("--group-by") else { return }
    let isKnown = graphs.contains { graph in
      (0..<graph.actorCount).contains { graph.text(of: attribute, actor: $0) != nil }
    }
    guard !isKnown else { return }
    throw UsageError(
      "--group-by: no actor has a field or attribute \"\(attribute)\"; usual ones are side, role, "
        + "kind, track, locality and insider")
  }
}
