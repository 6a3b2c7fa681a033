// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch
internal import Synchronization

/// Work on a range in chunks whose number never depends on the machine, folded in their order:
/// the same bits on any number of threads.
public enum ParallelChunks {
  /// The most chunks that a range is cut into.
  public static let limit = 64

  /// Calls `body` for consecutive parts of `0..<count` and gives back the results in order.
  ///
  /// - Parameters:
  ///   - threads: how many parts may be worked on at once.
  ///   - least: below so many, starting threads costs more than they save.
  ///   - progress: told after each part how many of how many are done, from any thread.
  public static func map<Part: Sendable>(
    _ count: Int, threads: Int, least: Int = 256,
    progress: (@Sendable (Int, Int) -> Void)? = nil, body: @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    let chunks = min(count, limit)
    let range = { (chunk: Int) in (chunk * count / chunks)..<((chunk + 1) * count / chunks) }
    guard threads > 1, count >= least else {
      return (0..<chunks).map { chunk in
        defer { progress?(chunk + 1, chunks) }
        return body(range(chunk))
      }
    }
    let parts = Guarded([Part?](repeating: nil, count: chunks))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, chunks)) { _ in
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let part = body((chunk * count / chunks)..<((chunk + 1) * count / chunks))
        let done = parts.withLock { parts in
          parts[chunk] = part
          return parts.count { $0 != nil }
        }
        progress?(done, chunks)
      }
    }
    return parts.withLock { $0.compactMap { $0 } }
  }

  /// The sum of equally long arrays in their order.
  public static func sum(_ parts: [[Double]], count: Int) -> [Double] {
    var total = [Double](repeating: 0, count: count)
    for part in parts {
      for index in 0..<count { total[index] += part[index] }
    }
    return total
  }
}
