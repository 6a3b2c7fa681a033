// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Graphviz's ways to place actors.
public enum LayoutEngine: String, Hashable, Sendable, CaseIterable {
  case neato
  case fdp
  case sfdp
  case dot
  case twopi
  case circo

  /// What it is good for.
  public var title: String {
    switch self {
    case .neato: "distances in the drawing follow distances in the map (Graphviz)"
    case .fdp: "ties pull, actors push (Graphviz)"
    case .sfdp: "as fdp, for hundreds of actors and more (Graphviz)"
    case .dot: "layers from top to bottom, for hierarchies (Graphviz)"
    case .twopi: "rings around the centre (Graphviz)"
    case .circo: "circles (Graphviz)"
    }
  }
}

/// A question of pure geometry: boxes and what ties them. No text of the map is in it.
public struct LayoutRequest: Hashable, Sendable {
  /// A box to be placed; sizes in points.
  public struct Node: Hashable, Sendable {
    /// From left to right, in points.
    public var width: Double
    /// From top to bottom, in points.
    public var height: Double
    /// Where the search begins or, when fixed, where the box stays.
    public var position: Point?
    /// Whether the box stays at its position.
    public var isFixed: Bool

    /// Makes a box.
    public init(width: Double, height: Double, position: Point? = nil, isFixed: Bool = false) {
      self.width = width
      self.height = height
      self.position = position
      self.isFixed = isFixed
    }
  }

  /// A tie between two boxes, by their numbers, and how long it should become in points.
  public struct Tie: Hashable, Sendable {
    /// The number of the box where the tie begins.
    public var from: Int
    /// The number of the box where the tie ends.
    public var to: Int
    /// The length wished for, in points.
    public var length: Double

    /// Makes a tie.
    public init(from: Int, to: Int, length: Double) {
      self.from = from
      self.to = to
      self.length = length
    }
  }

  /// Who places the boxes.
  public var engine: LayoutEngine
  /// Where random searches begin.
  public var seed: Int
  /// The room kept free around each box, in points.
  public var separation: Double
  /// The boxes, by their numbers.
  public var nodes: [Node]
  /// The ties, by the numbers of their boxes.
  public var ties: [Tie]

  /// Makes a request.
  public init(
    engine: LayoutEngine, seed: Int, separation: Double, nodes: [Node], ties: [Tie]
  ) {
    self.engine = engine
    self.seed = seed
    self.separation = separation
    self.nodes = nodes
    self.ties = ties
  }
}

/// Where the boxes are.
public struct LayoutAnswer: Hashable, Sendable {
  /// The centre of each box.
  public var positions: [Point]

  /// Makes an answer.
  public init(positions: [Point]) { self.positions = positions }
}

/// Why there is no geometry from Graphviz. A drawing is made all the same, with our own layout.
public struct LayoutFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, to follow "Graphviz could not be used: ".
  public let description: String
  /// Makes a failure.
  public init(_ description: String) { self.description = description }
}

/// Whoever answers questions of geometry: a worker process, or Graphviz in this process.
public protocol GeometrySource: Sendable {
  /// An answer for each request, in their order.
  func answers(to requests: [LayoutRequest]) throws(LayoutFailure) -> [LayoutAnswer]
}
