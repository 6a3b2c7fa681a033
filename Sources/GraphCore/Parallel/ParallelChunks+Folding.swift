// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch
internal import Synchronization

extension ParallelChunks {
  /// How many parts a thread may have begun that are not folded yet.
  private static let partsAhead = 4

  /// Works on consecutive parts of `0..<count` and folds what they give in their order, as soon as
  /// their turn comes: the same bits on any number of threads, and no more results held at once
  /// than four for each thread.
  ///
  /// - Parameters:
  ///   - chunks: how many parts; must not depend on the machine.
  ///   - room: makes the workspace that one thread keeps for all of its parts.
  ///   - body: works on one part; what it gives must not depend on what `room` held before.
  ///   - combine: adds the result of the next part to the sum.
  package static func fold<Room, Part: Sendable, Sum: Sendable>(
    _ count: Int, chunks: Int = limit, control: KernelControl, into sum: Sum,
    room: @Sendable () -> Room,
    body: @Sendable (inout Room, Range<Int>) throws(Cancellation) -> Part,
    combine: @Sendable (inout Sum, Part) -> Void
  ) throws(Cancellation) -> Sum {
    let chunks = max(1, min(count, chunks))
    let next = Atomic(0)
    let wasCancelled = Atomic(false)
    let folding = Guarded(OrderedFold(sum: sum, parts: [Part?](repeating: nil, count: chunks)))
    let threads = min(max(1, control.threads), chunks)
    // Begins at 0, for a semaphore must not end below where it began.
    let roomForParts = DispatchSemaphore(value: 0)
    for _ in 0..<(partsAhead * threads) { roomForParts.signal() }
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      // The oldest part that is not folded is always worked on, so the others do not wait forever;
      // who ends lets the next one through, to end as well.
      defer { roomForParts.signal() }
      var room = room()
      while true {
        roomForParts.wait()
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks, !wasCancelled.load(ordering: .relaxed) else { return }
        let range = (chunk * count / chunks)..<((chunk + 1) * count / chunks)
        let outcome = Result { () throws(Cancellation) in
          try control.check()
          return try body(&room, range)
        }
        guard case .success(let part) = outcome else {
          return wasCancelled.store(true, ordering: .relaxed)
        }
        let (done, folded) = folding.withLock { $0.add(part, at: chunk, combine: combine) }
        for _ in 0..<folded { roomForParts.signal() }
        control.progress?(done, chunks)
      }
    }
    if wasCancelled.load(ordering: .relaxed) { throw Cancellation() }
    return folding.withLock { $0.sum }
  }
}

/// Results that wait for their turn, and the sum of those whose turn has come.
private struct OrderedFold<Part: Sendable, Sum: Sendable>: Sendable {
  var sum: Sum
  private var parts: [Part?]
  private var folded = 0
  private var done = 0

  init(sum: Sum, parts: [Part?]) {
    self.sum = sum
    self.parts = parts
  }

  /// How many parts are there with this one, and how many were folded now.
  mutating func add(
    _ part: Part, at place: Int, combine: (inout Sum, Part) -> Void
  ) -> (done: Int, folded: Int) {
    parts[place] = part
    done += 1
    let before = folded
    while folded < parts.count, let next = parts[folded] {
      combine(&sum, next)
      parts[folded] = nil
      folded += 1
    }
    return (done, folded - before)
  }
}
