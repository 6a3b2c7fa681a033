// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How an analysis runs: never what it gives.
public struct RunControl: Sendable {
  /// How many threads may work at once.
  public var threads: Int
  /// Told now and then how many parts of how many are done, from any thread.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Makes a control; one thread and silence by default.
  public init(threads: Int = 1, progress: (@Sendable (Int, Int) -> Void)? = nil) {
    self.threads = max(1, threads)
    self.progress = progress
  }
}
