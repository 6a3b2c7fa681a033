// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import ActorRendering
import Foundation
import GraphvizLayout

/// States the reading measures of our layout beside those of plain neato and fdp, drawn with the
/// same straight ties and the same placement of names.
enum Comparison {
  static func run(_ paths: [String]) throws {
    print("map".padded(28) + "layout".padded(8) + DrawingMeasure.heading)
    for path in paths {
      let map = try FormatCatalog.read(path).input.map
      let name = path.split(separator: "/").suffix(2).joined(separator: "/")
        .replacingOccurrences(of: "/map.actormap.json", with: "")
      row(name, "ours", map, .auto)
      row(name, "straight", map, .straight)
      for engine in ["neato", "fdp"] { row(name, engine, try placed(map, by: engine), .straight) }
    }
  }

  private static func row(
    _ name: String, _ layout: String, _ map: ActorMap, _ routing: RoutingChoice
  ) {
    let options = DrawingOptions(routing: routing)
    let measure = MapDrawing(map, options: options, geometry: GraphvizLayout()).measure
    print(name.padded(28) + layout.padded(9) + measure.row)
  }

  /// The map with the places that the Graphviz program gives it, boxes large enough for names.
  private static func placed(_ map: ActorMap, by engine: String) throws -> ActorMap {
    let number = Dictionary(uniqueKeysWithValues: map.actors.enumerated().map { ($1.id, $0) })
    var text = "graph { graph [overlap=prism];\n"
    text += "node [shape=box, fixedsize=true, label=\"\", height=0.75];\n"
    for (index, actor) in map.actors.enumerated() {
      let width = min(110, max(36, 6.6 * Double(actor.name.count))) / 72
      text += "n\(index) [width=\(width)];\n"
    }
    for tie in map.relationships {
      if let a = number[tie.from], let b = number[tie.to] { text += "n\(a) -- n\(b);\n" }
    }
    let answer = try output(of: engine, input: text + "}\n")
    var copy = map
    copy.layout = answer.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.first == "node", let index = Int(words[1].dropFirst()), let x = Double(words[2]),
        let y = Double(words[3])
      else { return nil }
      return FixedPosition(actor: map.actors[index].id, x: 72 * x, y: -72 * y)
    }
    return copy
  }

  private static func output(of program: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-Tplain"]
    let (given, taken) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = taken
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    given.fileHandleForWriting.closeFile()
    let data = taken.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension String {
  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(1, width - count)) + self
  }

  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

extension DrawingMeasure {
  fileprivate static let heading =
    "cross stress long/short  l-l l-g l-x g-g t-g signs hulls hidden  width×height  area/actor"

  fileprivate var row: String {
    func cell(_ value: Int, _ width: Int) -> String { "\(value)".leftPadded(width) }
    func decimal(_ value: Double?, _ digits: Int, _ width: Int) -> String {
      (value.map { String(format: "%.\(digits)f", $0) } ?? "–").leftPadded(width)
    }
    return cell(crossings, 5) + decimal(stress, 3, 7) + decimal(lengthRatio, 1, 9) + "  "
      + [labelOverlaps, labelsOnGlyphs, crossedLabels, glyphOverlaps, tiesThroughGlyphs]
      .map { cell($0, 4) }.joined()
      + cell(coveredSigns, 5) + cell(sidesWithoutHull, 6) + cell(hiddenTies, 7)
      + "\(Int(width))×\(Int(height))".leftPadded(14) + decimal(areaPerActor, 1, 8)
  }
}
