// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import CommandLineKit
import GraphCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Times what ActorMap computes; `Tools/bench` sets it beside other programs.
@main
struct ActorMapBench {
  private static let options = [
    Option("--threads", values: ["N"], "threads that may work at once (default: 1)"),
    Option("--directed", "ties of a file go one way only"),
    Option(
      "--set", values: ["NAME=VALUE"], "a parameter of the measure, over that of the task",
      isRepeatable: true),
  ]
  private static let commands = [
    Command("list", "The tasks: id, how ties are read, what is called."),
    Command(
      "run", operands: ["TASK", "GRAPH"], "Runs a task and prints one line of JSON.",
      details: GraphSource.help,
      options: options + [
        Option("--runs", values: ["K"], "how often it is timed (default: 1)"),
        Option("--values", values: ["FILE"], "writes the values found, as doubles"),
      ]),
    Command(
      "serve", operands: ["TASK", "GRAPH"],
      "Loads the graph, then obeys lines on standard input: run, held, values FILE, end.",
      details: GraphSource.help, options: options),
    Command(
      "growth", operands: ["GRAPH"], "Times several tasks on one graph, a line of JSON each.",
      details: GraphSource.help,
      options: options + [
        Option("--tasks", values: ["A,B"], "the tasks in their order"),
        Option("--least", values: ["S"], "repeats each until so many seconds are over"),
      ]),
    Command(
      "generate", operands: ["GRAPH", "FILE"], "Writes a generated graph as plain ties.",
      details: GraphSource.help),
  ]

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      say("actormap-bench: \(error)\n")
      exit(error is UsageError ? 64 : 65)
    }
  }

  private static func run(_ words: [String]) throws {
    guard let command = commands.first(where: { $0.name == words.first }) else {
      print(
        HelpText.overview(
          tool: "actormap-bench", summary: "Times what ActorMap computes.", commands: commands),
        terminator: "")
      return
    }
    if words.contains("--help") {
      return print(HelpText.text(for: command, tool: "actormap-bench"), terminator: "")
    }
    let invocation = try Invocation(Array(words.dropFirst()), for: command)
    guard invocation.operands.count == command.operands.count else {
      throw UsageError("\(command.name) takes " + command.operands.joined(separator: " "))
    }
    switch command.name {
    case "run": try runOnce(invocation)
    case "serve": try serve(invocation)
    case "growth": try growth(invocation)
    case "generate": try generate(invocation)
    default: list()
    }
  }

  // MARK: - Commands

  private static func list() {
    for task in BenchTask.all { print("\(task.id)\t\(task.reading.rawValue)\t\(task.entry)") }
  }

  private static func runOnce(_ invocation: Invocation) throws {
    var session = try session(invocation, task: invocation.operands[0])
    for _ in 0..<(try invocation.integer("--runs", least: 1) ?? 1) { _ = try session.run() }
    let peak = Memory.peak
    var line = session.opening
    line.add("seconds", session.times)
    line.add("peak", peak)
    line.add("checksum", try session.write(to: invocation.value("--values")))
    print(line.text)
  }

  private static func serve(_ invocation: Invocation) throws {
    var session = try session(invocation, task: invocation.operands[0])
    answer(session.opening)
    while let order = readLine() {
      let words = order.split(separator: " ", maxSplits: 1).map(String.init)
      var line = JSONLine()
      switch words.first {
      case "run":
        line.add("seconds", try session.run())
        line.add("peak", Memory.peak)
      case "held": if let held = Memory.held { line.add("held", held) }
      case "values": line.add("checksum", try session.write(to: words.dropFirst().first))
      case "end": return
      default: throw UsageError("found \"\(order)\", expected run, held, values FILE or end")
      }
      answer(line)
    }
  }

  private static func growth(_ invocation: Invocation) throws {
    let ids = try invocation.list("--tasks") ?? []
    let least = try invocation.number("--least", in: 0...60) ?? 0.2
    let source = try GraphSource(invocation.operands[0])
    let threads = try invocation.integer("--threads", least: 1) ?? 1
    let ties = try source.ties(directed: invocation.has("--directed"), threads: threads)
    var graphs: [Reading: BenchGraph] = [:]
    for id in ids {
      let task = try task(id)
      let graph = graphs[task.reading] ?? BenchGraph(ties, reading: task.reading, threads: threads)
      graphs[task.reading] = graph
      let subject = BenchTask.Subject(
        source: source, isDirected: invocation.has("--directed"), graph: graph,
        parameters: try parameters(invocation),
        control: RunControl(threads: threads))
      var times: [Double] = []
      Memory.forgetPeak()
      repeat {
        times.append(try task.run(subject).seconds)
      } while times.reduce(0, +) < least && times.count < 100
      var line = JSONLine()
      line.add("task", task.id)
      line.add("actors", graph.actors.actorCount)
      line.add("ties", graph.graph.tieCount)
      line.add("seconds", times.sorted()[times.count / 2])
      line.add("runs", times.count)
      line.add("peak", Memory.peak)
      answer(line)
    }
  }

  private static func generate(_ invocation: Invocation) throws {
    let source = try GraphSource(invocation.operands[0])
    guard source.path == nil else { throw UsageError(GraphSource.help) }
    try source.write(to: invocation.operands[1])
  }

  // MARK: - Steps

  /// Prints a line that somebody waits for.
  private static func answer(_ line: JSONLine) {
    print(line.text)
    fflush(nil)
  }

  private static func say(_ message: String) {
    let bytes = Array(message.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  private static func task(_ id: String) throws(UsageError) -> BenchTask {
    guard let task = BenchTask.task(id) else {
      throw UsageError("no task is called \"\(id)\"; see: actormap-bench list")
    }
    return task
  }

  private static func session(
    _ invocation: Invocation, task id: String
  ) throws -> BenchSession {
    try BenchSession(
      task(id), on: GraphSource(invocation.operands[1]),
      directed: invocation.has("--directed"),
      threads: invocation.integer("--threads", least: 1) ?? 1,
      parameters: parameters(invocation))
  }

  private static func parameters(
    _ invocation: Invocation
  ) throws(UsageError) -> [String: String] {
    var parameters: [String: String] = [:]
    for occurrence in invocation.repeated {
      let parts = occurrence.values[0].split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw UsageError("--set needs NAME=VALUE") }
      parameters[parts[0]] = parts[1]
    }
    return parameters
  }
}
