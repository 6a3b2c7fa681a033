// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap whatif`: how the ranking moves when actors or ties change, without editing the map.
enum WhatIfCommand: ToolCommand {
  static let declaration = Command(
    "whatif", operands: ["MAP"], "how the ranking moves when ties or actors change",
    details: "Makes the changes to a copy of the map, in the order in which they are given, and "
      + "sets the ranking before and after side by side, with what moved it. The map stays as it "
      + "is. CHANGE is in quotation marks, because a shell takes > for itself:\n"
      + "--set \"a->b trust=.8 confidence=.9\" changes a tie, --set \"a->b to=c\" its end, --set "
      + "\"actor:x role=mediator side=\" an actor, --set \"side:A members=x,y\" who is of a side; "
      + "nothing after = clears the field, lists have commas.\n"
      + "--add \"tie a->b:trust trust=.5\" and --add \"actor x name='New envoy' role=mediator\" add "
      + "one.\n"
      + "--remove \"a->b\" and --remove actor:x remove one; an actor’s ties go with it.\n"
      + "a--b is a tie that holds both ways; a->b:trust says the kind where several ties have these "
      + "ends; tie:ID names a tie by its id. What has spaces stands in quotation marks of the other "
      + "sort.\n"
      + "Fields of actors: " + ActorField.allCases.map(\.rawValue).joined(separator: ", ") + ".\n"
      + "Fields of ties: " + RelationshipField.allCases.map(\.rawValue).joined(separator: ", ")
      + ".\nFields of sides: name, members.\nattributes.NAME=VALUE sets an attribute of your own, of "
      + "an actor or a tie.",
    options: changeOptions + [
      Option("--write", values: ["FILE"], "also write the changed map to a file of its own")
    ] + BridgeArguments.ends + BridgeArguments.rule + BridgeArguments.channels
      + BridgeArguments.report
      + [BridgeArguments.certain] + UncertaintyArguments.options + ViewArguments.options)

  private static let changeOptions: [CommandLineKit.Option] = [
    Option(
      "--set", values: ["CHANGE"],
      "change fields of a tie, an actor or a side; may be given several times",
      isRepeatable: true),
    Option(
      "--add", values: ["CHANGE"], "add a tie or an actor; may be given several times",
      isRepeatable: true),
    Option(
      "--remove", values: ["CHANGE"], "remove a tie or an actor; may be given several times",
      isRepeatable: true),
    Option(
      "--withdraw", values: ["SPONSOR"],
      "remove the sponsorship ties that go out from an actor, who stays; may be given several times",
      isRepeatable: true),
    Option(
      "--changes", values: ["CHANGES"],
      "changes from a file, one a line (set a->b trust=.8), # for comments, or a JSON list "
        + "([{\"set\": \"a->b\", \"trust\": 0.8}]); may be given several times",
      isRepeatable: true),
  ]

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    var question = try BridgeArguments.question(invocation)
    question.uncertainty = try BridgeArguments.uncertainty(invocation, common)
    let target = try WhatIfTarget(invocation)
    let changes = try changes(invocation, common)
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    let changed = try asUsage { () throws(FormatError) in try changes.applied(to: map) }
    var either = map
    either.relationships += changed.map.relationships
    either.actors += changed.map.actors
    try ViewArguments.check(question.view, against: either)
    try BridgeArguments.check(question.roles ?? [], against: either)
    try target.check(changed.map)
    let whatIf = try WhatIf(
      changed, written: changes.texts, question: question, control: common.control)
    let grounds = try [map, changed.map].map { try ground($0, question) }
    var report = AssessmentReport(grounds[1], results: [whatIf.result])
    report.first = grounds[0]
    report.pairing = .changes
    if !format.tellsView {
      for (when, ground) in zip(["before", "after"], grounds) {
        common.notice("\(when) the changes: \(ground.view.words)")
      }
      if question.rule.isUnusual { common.notice(question.rule.words) }
    }
    try target.write(report.text(as: format), changed.map)
    return .done
  }

  /// What the report says of a map as a whole. Where the ends that were asked for are not there,
  /// which the report tells, it is told without ends.
  private static func ground(
    _ map: ActorMap, _ question: BridgeQuestion
  ) throws -> MediationGround {
    let asked = Result { () throws(MediationError) in
      try MediationGround(
        map, between: question.between, candidates: question.candidates, rule: question.rule,
        view: question.view)
    }
    if case .success(let ground) = asked { return ground }
    return try MediationGround(
      map, candidates: question.candidates, rule: question.rule, view: question.view)
  }

  // MARK: - Changes

  private static func changes(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> ChangeList {
    var list = ChangeList()
    for given in invocation.repeated where given.option != "--and" {
      guard let value = given.values.first else { continue }
      if let verb = ChangeVerb(rawValue: String(given.option.dropFirst(2))) {
        try asUsage { () throws(FormatError) in
          try list.add(verb, value, from: given.option)
        }
      } else {
        try addFile(value, to: &list, invocation)
      }
    }
    guard !list.changes.isEmpty else {
      throw UsageError(
        invocation.repeated.allSatisfy { $0.option == "--and" }
          ? "say what changes: --set, --add, --remove, --withdraw or --changes; see: actormap "
            + "whatif --help"
          : "the files of --changes hold no change; write one a line, such as: set a->b trust=0.5")
    }
    for warning in list.warnings { common.notice(warning.description) }
    return list
  }

  private static func addFile(
    _ path: String, to list: inout ChangeList, _ invocation: Invocation
  ) throws {
    let isTwice =
      invocation.repeated.count { $0.option == "--changes" && $0.values.first == "-" } > 1
    if path == "-", invocation.operands[0] == "-" || isTwice {
      throw UsageError("only one of the map and the files of changes can be standard input")
    }
    try list.add(try FileBytes.read(path))
  }

  /// What is wrong with an option is a matter of usage, what is wrong with a file is not.
  private static func asUsage<Value>(
    _ body: () throws(FormatError) -> Value
  ) throws -> Value {
    switch Result(catching: body) {
    case .success(let value): return value
    case .failure(let error):
      guard let file = error.problems.first?.file,
        changeOptions.contains(where: { file.hasPrefix($0.name + " ") })
      else { throw error }
      throw UsageError(error.description)
    }
  }
}

/// Where a what-if is written: the report, and perhaps the changed map.
struct WhatIfTarget {
  private let path: String?
  private let copy: (path: String, format: any MapFormat.Type)?

  /// - Throws: `UsageError` where a map cannot be written there.
  init(_ invocation: Invocation) throws {
    path = invocation.value("--output")
    copy = try invocation.value("--write").map {
      try Self.copy($0, besides: invocation.value("--output"))
    }
  }

  private static func copy(
    _ path: String, besides output: String?
  ) throws -> (path: String, format: any MapFormat.Type) {
    guard path != "-", path != output else {
      throw UsageError("--write: name a file of its own, for example changed.actormap.json")
    }
    guard let format = FormatCatalog.format(forWriting: path), format.canWrite else {
      throw UsageError(
        "--write: the name \"\(path)\" does not tell the format; name it *.actormap.json")
    }
    return (path, format)
  }

  /// Refuses a format that would lose something of the changed map.
  func check(_ map: ActorMap) throws {
    guard let copy, let loss = copy.format.losses(of: map).first else { return }
    throw UsageError("--write: \(copy.format.id) cannot hold \(loss); name it *.actormap.json")
  }

  func write(_ text: String, _ map: ActorMap) throws {
    if let copy { try copy.format.write(map, to: copy.path) }
    try Output.write(text, to: path)
  }
}
