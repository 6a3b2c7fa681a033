// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How a kernel runs: never what it gives.
public struct KernelControl: Sendable {
  /// How many threads may work at once.
  public let threads: Int
  /// Told now and then how many parts of how many are done, from any thread.
  public let progress: (@Sendable (Int, Int) -> Void)?
  /// Asked before each piece of work, from any thread: `true` ends the run.
  public let isCancelled: (@Sendable () -> Bool)?

  /// Makes a control; one thread and silence by default.
  public init(
    threads: Int = 1, progress: (@Sendable (Int, Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.threads = max(1, threads)
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Throws where the run was cancelled. Kernels call it before each piece of work, which on small
  /// graphs is milliseconds; some ask more rarely on large ones: `HopBetweenness` once for sixteen
  /// sources and hardly while it cuts the graph into blocks and orders them, `LaneSearch`
  /// (`HopSums`) once a level of 512 sources, the spectral kernels once a pass over all arcs
  /// (`RowParts`). `Components`, `StrongComponents`, `Blocks` and `CoreNumbers` never ask: they are
  /// linear, cores nearly so.
  public func check() throws(Cancellation) {
    if isCancelled?() ?? false { throw Cancellation() }
  }
}

/// The run was ended from outside before it had a result.
public struct Cancellation: Error, Hashable, Sendable {
  /// Makes one.
  public init() {}
}
