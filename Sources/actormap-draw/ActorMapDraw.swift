// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorRendering
import GraphvizLayout

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The worker: reads questions of geometry from standard input, answers them with Graphviz on
/// standard output. It may crash or be killed at any time without harm to whoever asked.
@main
struct ActorMapDraw {
  static func main() {
    if CommandLine.arguments.dropFirst().first == "--version" {
      let text = (try? GraphvizLayout.description()) ?? "no Graphviz"
      print(text)
      return
    }
    GraphvizLayout.endWithParent()
    limit()
    guard let requests = LayoutMessage.requests(in: input()) else {
      answer(LayoutMessage.text(of: LayoutFailure("the worker was asked something unknown")))
      exit(64)
    }
    let outcome = Result { () throws(LayoutFailure) in
      try GraphvizLayout().answers(to: requests)
    }
    switch outcome {
    case .success(let answers): answer(answers.map(LayoutMessage.text(of:)).joined())
    case .failure(let failure):
      answer(LayoutMessage.text(of: failure))
      exit(70)
    }
  }

  /// Half a gigabyte and two minutes of processor time; no core dump, no file.
  private static func limit() {
    for (resource, value) in [
      (RLIMIT_AS, 512 << 20), (RLIMIT_CPU, 120), (RLIMIT_CORE, 0), (RLIMIT_FSIZE, 0),
    ] {
      var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(UInt32(resource.rawValue)), &limit)
      #else
        setrlimit(resource, &limit)
      #endif
    }
  }

  private static func input() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func answer(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exit(74) }
    }
  }
}
