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
    } else if words.first == "tune" {
      var sums = [Double](repeating: 0, count: 9)
      let start = clock()
      for path in words.dropFirst() {
        let map = try FormatCatalog.read(path).input.map
        let m = MapDrawing(map, options: DrawingOptions(routing: .straight)).measure
        let v = [log(Double(m.crossings + 1)), m.stress ?? 0, Double(m.crossedLabels), Double(m.tiesThroughGlyphs), Double(m.sidesWithoutHull), Double(m.labelOverlaps + m.labelsOnGlyphs), Double(m.coveredSigns), m.areaPerActor, log(m.lengthRatio ?? 1)]
        for i in v.indices { sums[i] += v[i] / Double(words.count - 1) }
      }
      print(String(format: "x %.0f stress %.3f nx %.1f tg %.2f nohull %.2f over %.2f sc %.2f area %.1f L %.1f  cpu %.2f", exp(sums[0]), sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], exp(sums[8]), Double(clock() - start) / 1e6))
    } else if words.first == "draw" {
      for path in words.dropFirst() {
        let map = try FormatCatalog.read(path).input.map
        func cpu(_ f: () -> Void) -> String { let a = clock(); f(); return String(format: "%.3f", Double(clock() - a) / 1e6) }
        var d: MapDrawing?
        let t = cpu { d = MapDrawing(map) }
        let t2 = cpu { _ = MapDrawing(map, options: DrawingOptions(routing: .straight)) }
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
