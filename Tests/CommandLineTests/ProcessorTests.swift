// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

/// The C library has several versions of its functions, for processors with and without some
/// instructions, which differ in the last bit; `GLIBC_TUNABLES` chooses among them. Drawings may
/// not depend on that, nor on the language, the fonts and the threads of a machine.
@Suite("The same bytes on every machine")
struct ProcessorTests {
  private let plain = "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA"

  /// The search of places for a map of some size looks at most; the rest is seen on a small one.
  @Test(
    "without FMA and AVX2, in another language, without fonts",
    arguments: [
      ("karate-club", 1, ["--size-by", "betweenness"]),
      ("mozambique-1992", 1, []),
      ("two-valleys", 3, ["--size-by", "betweenness"]), ("two-valleys", 1, ["--roll-up", "side"]),
      ("two-valleys", 1, ["--channels", "A", "B"]),
      ("two-valleys", 1, ["--focus", "EC", "--within", "1", "--theme", "print"]),
    ] as [(String, Int, [String])])
  func own(name: String, settings: Int, options: [String]) throws {
    let arguments = ["render", shipped(name)] + options
    let usual = try Tool.run(arguments)
    #expect(usual.code == 0)
    let all = [plain, Language.turkish, "FONTCONFIG_FILE=/dev/null HOME=/nowhere"]
    for setting in all.prefix(settings) {
      let other = try Tool.run(arguments, shell: "\(setting) \"$0\" \"$@\"")
      #expect(other.output == usual.output, "\(setting)")
    }
  }

  @Test(
    "with each engine of Graphviz, in a worker without FMA and AVX2",
    arguments: ["neato", "fdp", "sfdp", "dot", "twopi", "circo"])
  func worker(engine: String) throws {
    let arguments = [
      "render", shipped("oslo-1993"), "--layout", engine, "--routing", "straight",
    ]
    let usual = try Tool.run(arguments)
    #expect(usual.code == 0 && usual.error == "")
    try withFolder { folder in
      let worker = folder + "/worker"
      let program = Folders.products.appendingPathComponent("actormap-draw").path
      try write("#!/bin/sh\n\(plain) exec '\(program)' \"$@\"\n", to: worker)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: worker)
      let other = try Tool.run(
        arguments, shell: "\(plain) ACTORMAP_DRAW='\(worker)' \"$0\" \"$@\"")
      #expect(other.error == "")
      #expect(other.output == usual.output)
    }
  }
}
