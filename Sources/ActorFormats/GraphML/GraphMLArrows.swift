// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The ends at which an editor draws arrows. yEd writes files in which every edge has a direction,
/// and means one only where there is an arrow.
struct GraphMLArrows {
  private var ofEdge: (source: Bool, target: Bool)?
  private var turned = (count: 0, first: 0)
  private var both = (count: 0, first: 0)

  /// Begins an edge, of which nothing is known yet.
  mutating func begin() { ofEdge = nil }

  /// Takes in what an element Arrows says.
  mutating func read(_ attributes: XMLAttributes) {
    let isDrawn = { (text: String?) in text != nil && text != "none" }
    ofEdge = (isDrawn(attributes["source"]), isDrawn(attributes["target"]))
  }

  /// Gives the edge at `offset` the direction that is drawn, unless it says one itself; for graphs
  /// whose edges have directions.
  mutating func settle(_ ties: inout GraphMLTable?, at offset: Int) {
    guard let arrows = ofEdge, ties?.isEmpty(3) ?? false else { return }
    ties?.set(3, .boolean(arrows.source != arrows.target))
    if arrows.source == arrows.target {
      Self.count(&both, offset)
    } else if arrows.source {
      ties?.swapEnds()
      Self.count(&turned, offset)
    }
  }

  private static func count(_ told: inout (count: Int, first: Int), _ offset: Int) {
    if told.count == 0 { told.first = offset }
    told.count += 1
  }

  /// Tells how many edges were not read as their tags have them.
  func tell(_ notes: GraphMLNotes) {
    let edges = { (count: Int) in count == 1 ? "an edge" : "\(count) edges, this is the first," }
    if both.count > 0 {
      notes.warning(
        both.first, found: edges(both.count) + " drawn with two arrows or with none",
        expected: "an arrow at the target",
        remedy: "nothing, if the ties hold both ways: so they are read; else say directed=\"true\"")
    }
    if turned.count > 0 {
      notes.warning(
        turned.first, found: edges(turned.count) + " drawn with an arrow at the source",
        expected: "an arrow at the target",
        remedy: "nothing, if the ties go that way: so they are read; else say directed=\"true\"")
    }
  }
}
