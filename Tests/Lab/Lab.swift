// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import ActorRendering
import Foundation
import GraphvizLayout
import TestSupport

/// What Tools/sample-map and Tools/drawing-measures run; not part of any product.
@main
enum Lab {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "sample", words.count >= 3, let count = Int(words[1]), count >= 2,
      let seed = Int(words[2])
    {
      let sides = words.count > 3 ? Int(words[3]) : nil
      print(
        ActorMapJSONFormat.text(of: SampleMap.make(count, seed: seed, sides: sides)), terminator: "")
    } else if words.first == "draw" {
      for path in words.dropFirst() {
        let map = try FormatCatalog.read(path).input.map
        let clock = ContinuousClock()
        var d: MapDrawing?
        let t = clock.measure { d = MapDrawing(map, geometry: GraphvizLayout()) }
        let t2 = clock.measure { _ = MapDrawing(map, options: DrawingOptions(routing: .straight), geometry: GraphvizLayout()) }
        let name = path.replacingOccurrences(of: "/map.actormap.json", with: "").split(separator: "/").last!
        try d!.svg.write(toFile: "/tmp/layout/out/\(name).svg", atomically: true, encoding: .utf8)
        print(name, t, t2, d!.measure.words)
      }
    } else if words.first == "measures", words.count > 1 {
      try Comparison.run(Array(words.dropFirst()))
    } else {
      print("usage: sample COUNT SEED [SIDES] | measures MAP…")
      exit(64)
    }
  }
}
