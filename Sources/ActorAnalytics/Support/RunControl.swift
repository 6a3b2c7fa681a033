// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

package import GraphCore

/// How an analysis runs: never what it gives.
public struct RunControl: Sendable {
  /// How many threads may work at once.
  public var threads: Int
  /// Told now and then how many parts of how many are done, from any thread.
  public var progress: (@Sendable (Int, Int) -> Void)?
  /// Asked before each piece of work, from any thread: `true` ends the run with
  /// `AnalysisError.cancelled`. A piece is some searches, or one pass over all ties: on small maps
  /// milliseconds, on large ones longer. What is linear in the map, or nearly so, never asks:
  /// components, strong components, cores, blocks, articulation points and bridges; nor does the
  /// preparation of betweenness.
  public var isCancelled: (@Sendable () -> Bool)?

  /// Makes a control; one thread and silence by default.
  public init(
    threads: Int = 1, progress: (@Sendable (Int, Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.threads = max(1, threads)
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Runs a kernel under this control.
  package func running<Value>(
    _ kernel: (KernelControl) throws(Cancellation) -> Value
  ) throws(AnalysisError) -> Value {
    let control = KernelControl(threads: threads, progress: progress, isCancelled: isCancelled)
    let outcome = Result { () throws(Cancellation) in try kernel(control) }
    guard case .success(let value) = outcome else { throw .cancelled }
    return value
  }
}
