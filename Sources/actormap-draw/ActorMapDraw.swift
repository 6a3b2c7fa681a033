// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorRendering
import GraphvizLayout
import Raster

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The worker: answers what it reads from standard input on standard output, questions of geometry
/// with Graphviz and, called with `picture`, requests for a picture with librsvg. It may crash or
/// be killed at any time without harm to whoever asked.
@main
struct ActorMapDraw {
  static func main() {
    let word = CommandLine.arguments.dropFirst().first
    if word == "--version" {
      let graphviz = (try? GraphvizLayout.description()) ?? "no Graphviz"
      print("\(graphviz); \(Raster.description)")
      return
    }
    GraphvizLayout.endWithParent()
    limit()
    switch word {
    case nil: answerLayout()
    case "picture": answerPicture()
    default: exit(64)
    }
  }

  private static func answerLayout() {
    guard let requests = LayoutMessage.requests(in: String(decoding: input(), as: UTF8.self))
    else {
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

  private static func answerPicture() {
    let request = PictureMessage.request(in: input())
    let outcome = Result { () throws(PictureFailure) in
      guard let request else { throw PictureFailure.failed("the worker was asked nothing known") }
      return try Raster().picture(of: request)
    }
    answer(PictureMessage.bytes(of: outcome))
  }

  /// Half a gigabyte and two minutes of processor time; no core dump, no file.
  private static func limit() {
    // Fontconfig tries to write its cache where that is old: that fails, and it goes on without.
    signal(SIGXFSZ, SIG_IGN)
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

  private static func input() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return bytes
  }

  private static func answer(_ text: String) { answer(Array(text.utf8)) }

  private static func answer(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exit(74) }
    }
  }
}
