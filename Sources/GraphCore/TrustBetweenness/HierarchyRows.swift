// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A hierarchy laid out for sweeps: node 0 is the highest, and each row holds the arcs between a
/// node and higher ones.
struct HierarchyRows: Sendable {
  /// What every sweep reads of an arc.
  struct Link: Sendable {
    /// The higher end.
    let other: UInt32
    let value: Double
  }

  /// What sweeps read that count paths.
  struct Extent: Sendable {
    let steps: Double
    let count: Double
  }

  /// The arcs of one direction, each in the row of its lower end.
  struct Arcs: Sendable {
    var offsets: [UInt32] = [0]
    var links: [Link] = []
    var extents: [Extent] = []
    /// The lower end of each arc.
    var owners: [UInt32] = []
    /// Which arc of the hierarchy each is.
    var numbers: [Int32] = []
  }

  let isDirected: Bool
  /// From a node to higher ones.
  var up = Arcs()
  /// From higher nodes to a node; the same where the graph is undirected.
  var down = Arcs()
  /// Where the flows of the arcs downwards begin in a list of flows.
  var downFlows = 0
  /// The node of the graph in each place.
  let nodes: [UInt32]
  /// Places so that those near each other have much of their climbs in common.
  private(set) var sources: [UInt32] = []

  var nodeCount: Int { nodes.count }
  var flowCount: Int { downFlows + down.links.count }

  init(_ hierarchy: PathHierarchy) {
    isDirected = hierarchy.isDirected
    nodes = hierarchy.order.reversed()
    var places = [UInt32](repeating: 0, count: nodes.count)
    for (place, node) in nodes.enumerated() { places[Int(node)] = UInt32(place) }
    up = Self.arcs(hierarchy.outLinks, hierarchy, nodes, places)
    down = up
    if hierarchy.isDirected {
      down = Self.arcs(hierarchy.inLinks, hierarchy, nodes, places)
      downFlows = up.links.count
    }
    leaveOutBeaten()
    sources = sourceOrder()
  }

  private static func arcs(
    _ links: [[PathHierarchy.Link]], _ hierarchy: PathHierarchy, _ nodes: [UInt32],
    _ places: [UInt32]
  ) -> Arcs {
    var result = Arcs()
    for (place, node) in nodes.enumerated() {
      let row = links[Int(node)].map { (other: places[Int($0.node)], arc: $0.arc) }
      for (other, number) in row.sorted(by: { $0.other < $1.other }) {
        let arc = hierarchy.arcs[Int(number)]
        result.links.append(Link(other: other, value: arc.value))
        result.extents.append(Extent(steps: Double(arc.steps), count: arc.count))
        result.owners.append(UInt32(place))
        result.numbers.append(number)
      }
      result.offsets.append(UInt32(result.links.count))
    }
    return result
  }

  /// Depth first through the tree in which each node hangs below its lowest higher neighbour.
  private func sourceOrder() -> [UInt32] {
    var children = [[UInt32]](repeating: [], count: nodeCount)
    var stack: [UInt32] = []
    for place in (0..<nodeCount).reversed() {
      let ups = up.links[Int(up.offsets[place])..<Int(up.offsets[place + 1])]
      let downs = down.links[Int(down.offsets[place])..<Int(down.offsets[place + 1])]
      if let parent = [ups.last, downs.last].compactMap({ $0?.other }).max() {
        children[Int(parent)].append(UInt32(place))
      } else {
        stack.append(UInt32(place))
      }
    }
    var order: [UInt32] = []
    while let place = stack.popLast() {
      order.append(place)
      stack.append(contentsOf: children[Int(place)])
    }
    return order
  }
}

/// A hierarchy as sweeps read it, for as long as its rows are held in place.
struct HierarchyView {
  /// The arcs of one direction.
  struct Arcs {
    fileprivate let offsets: UnsafeBufferPointer<UInt32>
    let links: UnsafeBufferPointer<HierarchyRows.Link>
    let extents: UnsafeBufferPointer<HierarchyRows.Extent>
    let owners: UnsafeBufferPointer<UInt32>

    @inline(__always)
    func row(_ place: Int) -> Range<Int> {
      Range(uncheckedBounds: (Int(offsets[place]), Int(offsets[place + 1])))
    }
  }

  let up: Arcs
  let down: Arcs
  let downFlows: Int
  let nodes: UnsafeBufferPointer<UInt32>
  /// How many nodes the one in each place stands for.
  let weights: UnsafeBufferPointer<Double>
}

extension HierarchyRows {
  /// Calls `body` with a view; `weights` are by place.
  func withView<Result>(weights: [Double], _ body: (HierarchyView) -> Result) -> Result {
    up.withView { up in
      down.withView { down in
        nodes.withUnsafeBufferPointer { nodes in
          weights.withUnsafeBufferPointer { weights in
            body(
              HierarchyView(
                up: up, down: down, downFlows: downFlows, nodes: nodes, weights: weights))
          }
        }
      }
    }
  }
}

extension HierarchyRows.Arcs {
  fileprivate func withView<Result>(_ body: (HierarchyView.Arcs) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in
      links.withUnsafeBufferPointer { links in
        extents.withUnsafeBufferPointer { extents in
          owners.withUnsafeBufferPointer { owners in
            body(
              HierarchyView.Arcs(
                offsets: offsets, links: links, extents: extents, owners: owners))
          }
        }
      }
    }
  }
}
