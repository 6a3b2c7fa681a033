// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch

/// Lets threads through one after the other, in the order of the numbers that they hold.
package final class Turnstile: Sendable {
  private struct Turn {
    var number = 0
    var waiting: [Int: DispatchSemaphore] = [:]
  }

  private let turn = Guarded(Turn())

  /// Begins with number 0.
  package init() {}

  /// Waits until all numbers below `number` are through.
  package func wait(for number: Int) {
    let semaphore: DispatchSemaphore? = turn.withLock { turn in
      if turn.number == number { return nil }
      let semaphore = DispatchSemaphore(value: 0)
      turn.waiting[number] = semaphore
      return semaphore
    }
    semaphore?.wait()
  }

  /// Lets the next number through.
  package func next() {
    turn.withLock { turn in
      turn.number += 1
      _ = turn.waiting.removeValue(forKey: turn.number)?.signal()
    }
  }
}

extension ParallelChunks {
  /// Calls `body` once on each of `threads` threads, with its number.
  package static func onThreads(_ threads: Int, _ body: @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: max(1, threads), execute: body)
  }
}
