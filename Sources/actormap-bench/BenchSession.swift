// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import CommandLineKit
import GraphCore

/// A task with its graph in memory, run as often as asked: the work of one process.
struct BenchSession {
  let task: BenchTask
  let subject: BenchTask.Subject
  /// Seconds that loading and freezing took.
  let loading: Double
  /// What the process held before and after loading.
  let heldBefore: Int?
  let heldAfter: Int?
  private(set) var times: [Double] = []
  private var values: () throws -> [Double] = { [] }

  init(
    _ task: BenchTask, on source: GraphSource, directed: Bool, threads: Int,
    parameters: [String: String]
  ) throws {
    self.task = task
    heldBefore = Memory.held
    let clock = ContinuousClock()
    let start = clock.now
    let graph =
      try task.loads
      ? nil
      : BenchGraph(
        source.ties(directed: directed, threads: threads), reading: task.reading, threads: threads)
    loading = (clock.now - start).seconds
    heldAfter = Memory.held
    Memory.forgetPeak()
    subject = BenchTask.Subject(
      source: source, isDirected: directed, graph: graph, parameters: parameters,
      control: RunControl(threads: threads))
  }

  /// Runs the task once and gives back how many seconds it took.
  mutating func run() throws -> Double {
    // What the last run found would count as memory of this one.
    values = { [] }
    let (seconds, values) = try task.run(subject)
    self.values = values
    times.append(seconds)
    return seconds
  }

  /// Writes what the last run found; gives back its checksum.
  func write(to path: String?) throws -> String {
    let found = try values()
    if let path { try ValuesFile.write(found, to: path) }
    return ValuesFile.checksum(found)
  }

  /// What is known before the first run.
  var opening: JSONLine {
    var line = JSONLine()
    line.add("task", task.id)
    line.add("entry", task.entry.replacing("\"", with: "'"))
    line.add("threads", subject.control.threads)
    if let graph = subject.graph {
      line.add("actors", graph.actors.actorCount)
      line.add("ties", graph.graph.tieCount)
    }
    line.add("loading", loading)
    if let heldBefore { line.add("heldBefore", heldBefore) }
    if let heldAfter { line.add("heldAfter", heldAfter) }
    return line
  }
}
