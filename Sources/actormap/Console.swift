// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard error.
enum Console {
  /// Prints lines, without anything of a map or a name that a terminal would obey.
  static func error(_ text: String) {
    let lines = text.hasSuffix("\n") ? text : text + "\n"
    var shown = String.UnicodeScalarView()
    for scalar in lines.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      shown.append(isControl ? " " : scalar)
    }
    Progress.clear()
    // Nothing can be done about a standard error that is closed: the result is not looked at.
    _ = String(shown).withCString(unbuffered)
  }

  static var isTerminal: Bool { isatty(2) == 1 }
}

/// Standard output, or a file that is written whole or not at all.
enum Output {
  static func write(_ text: String, to path: String?) throws {
    try AtomicFile.write(Array(text.utf8), to: path ?? "-")
  }
}

/// Progress of long work on a terminal: nothing in the first second, then at most ten a second.
enum Progress {
  /// Whether a line of it stands on the terminal.
  private static let isShown = Mutex(false)

  /// Takes the line away, so that something else can be printed.
  static func clear() {
    isShown.withLock { isShown in
      if isShown { _ = "\r\u{1B}[K".withCString(unbuffered) }
      isShown = false
    }
  }

  /// - Parameter isShowing: whether there is somebody to look at it.
  static func reporter(isShowing: Bool = Console.isTerminal) -> (@Sendable (Int, Int) -> Void)? {
    guard isShowing else { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    let last = Mutex(start)
    return { done, total in
      let now = clock.now
      guard now - start > .seconds(1) else { return }
      let isDue = last.withLock { last in
        guard now - last > .milliseconds(100) || done == total else { return false }
        last = now
        return true
      }
      guard isDue else { return }
      if done == total { return clear() }
      let share = total > 0 ? "\(min(100, done * 100 / total)) %" : "\(done) read"
      isShown.withLock { isShown in
        _ = ("\r" + share).withCString(unbuffered)
        isShown = true
      }
    }
  }
}

private func unbuffered(_ text: UnsafePointer<CChar>) -> Int { write(2, text, strlen(text)) }
