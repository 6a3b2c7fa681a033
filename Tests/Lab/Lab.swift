// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import Foundation
import TestSupport

/// What Tools/sample-map and Tools/drawing-measures run; not part of any product.
@main
enum Lab {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch words.first {
    case "sample" where (2...3).contains(numbers.count) && numbers[0] >= 2:
      let map = SampleMap.make(
        numbers[0], seed: numbers[1], sides: numbers.count > 2 ? numbers[2] : nil)
      print(ActorMapJSONFormat.text(of: map), terminator: "")
    case "measures" where words.count > 1: try Comparison.run(Array(words.dropFirst()))
    default:
      FileHandle.standardError.write(
        Data("usage: sample-map COUNT SEED [SIDES] | drawing-measures MAP…\n".utf8))
      exit(64)
    }
  }
}
