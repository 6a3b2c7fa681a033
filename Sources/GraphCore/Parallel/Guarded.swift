// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Synchronization

/// A value that threads change one after the other.
///
/// The lock is the standard library's `Mutex`, into which the thread sanitizer cannot see: to it,
/// two turns have nothing between them. So the value lies beside the lock, and a number that every
/// turn reads first and writes last shows which came first.
///
/// Sendable without being checked, because nothing but `withLock` reaches the value.
package final class Guarded<Value>: @unchecked Sendable {
  private let lock = Mutex(())
  private let turns = Atomic(0)
  private var value: Value

  /// Begins with `value`, which nobody else may hold.
  package init(_ value: sending Value) { self.value = value }

  /// Reads or changes the value while all others wait.
  package func withLock<Outcome>(_ body: (inout Value) -> Outcome) -> Outcome {
    lock.withLock { _ in
      _ = turns.load(ordering: .acquiring)
      defer { turns.store(0, ordering: .releasing) }
      return body(&value)
    }
  }
}
