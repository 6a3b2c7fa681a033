// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the tool meets the system.
enum Process {
  /// Call first.
  static func prepare() {
    // Writing past a size limit or into a closed pipe is an error to report, not a death.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    takeSignals()
    holdStandardDescriptors()
    for fault in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
      signal(fault) { _ in Process.endAfterFault() }
    }
  }

  /// Whoever starts the tool may have signals blocked, and that is inherited: then nobody could
  /// interrupt it.
  private static func takeSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// A file that is opened must not take the place of a closed standard input, output or error:
  /// what is said there would be written into it. Using one of these still fails.
  private static func holdStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// A fault in the tool itself: the trace of the runtime would print what is in memory, names of
  /// people among it.
  private static func endAfterFault() -> Never {
    let text: StaticString = "actormap: internal error; please report it\n"
    _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
    _exit(70)
  }
}
