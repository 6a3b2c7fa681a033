// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorRendering
internal import CGraphvizShim
internal import Synchronization

/// Graphviz in this process, one request at a time.
///
/// A crash or an endless loop in Graphviz is then the end of this process: of 80 of its own
/// regression files, 7 crash it and 3 hang it. `LayoutWorker` keeps that apart. With fdp the answer
/// may also depend on what Graphviz did in this process before; in a fresh worker it does not.
public struct GraphvizLayout: GeometrySource {
  /// Graphviz holds process-wide state and crashes when two threads are in it.
  private static let lock = Mutex(())

  /// Makes a source; Graphviz is opened with the first request.
  public init() {}

  /// Answers the requests one after the other.
  ///
  /// - Throws: `LayoutFailure` with what Graphviz reports.
  public func answers(
    to requests: [LayoutRequest]
  ) throws(LayoutFailure) -> [LayoutAnswer] {
    let outcome: Result<[LayoutAnswer], LayoutFailure> = Self.lock.withLock { _ in
      Result { () throws(LayoutFailure) in
        let context = try GraphvizContext()
        var answers: [LayoutAnswer] = []
        for request in requests { answers.append(try context.answer(to: request)) }
        return answers
      }
    }
    return try outcome.get()
  }

  /// Ends this process together with the one that started it: for a worker whose asker is gone.
  public static func endWithParent() { am_die_with_parent() }

  /// The version of Graphviz and whether only the plugins that are needed were loaded.
  public static func description() throws(LayoutFailure) -> String {
    let outcome: Result<String, LayoutFailure> = lock.withLock { _ in
      Result { () throws(LayoutFailure) in try GraphvizContext().description }
    }
    return try outcome.get()
  }
}

/// Owns an open Graphviz.
private final class GraphvizContext {
  private let context: OpaquePointer
  private let hasAllPlugins: Bool

  init() throws(LayoutFailure) {
    var all: Int32 = 0
    guard let opened = am_context_open(&all) else {
      throw LayoutFailure("Graphviz could not be opened")
    }
    context = opened
    hasAllPlugins = all != 0
  }

  deinit { am_context_close(context) }

  var description: String {
    "Graphviz \(String(cString: am_version(context))), "
      + (hasAllPlugins ? "all plugins" : "layout plugins only")
  }

  func answer(to request: LayoutRequest) throws(LayoutFailure) -> LayoutAnswer {
    let graph = try GraphvizGraph(request, in: context)
    return try graph.answer(to: request)
  }
}

/// Owns a graph of Graphviz.
private final class GraphvizGraph {
  private let graph: OpaquePointer

  init(_ request: LayoutRequest, in context: OpaquePointer) throws(LayoutFailure) {
    let isHierarchy = request.engine == .dot
    guard let made = am_graph_make(context, request.nodes.count, isHierarchy ? 1 : 0) else {
      throw LayoutFailure("Graphviz could not make a graph")
    }
    graph = made
    setGraph(request)
    for (index, node) in request.nodes.enumerated() { setNode(index, node) }
    for tie in request.ties {
      let edge = am_edge_add(graph, tie.from, tie.to)
      guard edge != Int.max, edge != -1 else {
        throw LayoutFailure("Graphviz could not add a tie")
      }
      am_edge_set(graph, edge, "len", "\(max(0.05, tie.length / 72))")
      am_edge_set(graph, edge, "headclip", "false")
      am_edge_set(graph, edge, "tailclip", "false")
    }
  }

  deinit { am_graph_free(graph) }

  private func setGraph(_ request: LayoutRequest) {
    am_graph_set(graph, "start", "\(request.seed)")
    am_graph_set(graph, "inputscale", "72")
    am_graph_set(graph, "splines", "none")
    am_graph_set(graph, "overlap", "true")
    am_graph_set(graph, "sep", "+\(request.separation)")
    // Room between neighbours of a layer and between layers; only dot and circo look at it.
    am_graph_set(graph, "nodesep", "\(max(0.2, request.separation / 36))")
    am_graph_set(graph, "ranksep", "0.8")
    am_graph_set(graph, "K", "0.75")
  }

  private func setNode(_ index: Int, _ node: LayoutRequest.Node) {
    am_node_set(graph, index, "shape", "box")
    am_node_set(graph, index, "fixedsize", "true")
    am_node_set(graph, index, "label", "")
    am_node_set(graph, index, "width", "\(node.width / 72)")
    am_node_set(graph, index, "height", "\(node.height / 72)")
    if let place = node.position {
      // Graphviz counts upwards.
      am_node_set(graph, index, "pos", "\(place.x),\(-place.y)\(node.isFixed ? "!" : "")")
    }
  }

  func answer(to request: LayoutRequest) throws(LayoutFailure) -> LayoutAnswer {
    guard am_graph_layout(graph, request.engine.rawValue) == 0 else {
      throw LayoutFailure("Graphviz reports: \(String(cString: am_message()))")
    }
    let positions = request.nodes.indices.map { node in
      point { am_node_position(graph, node, $0, $1) }
    }
    guard positions.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      throw LayoutFailure("Graphviz gave places that are no numbers")
    }
    return LayoutAnswer(positions: positions)
  }

  private func point(
    _ read: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) -> Point {
    var (x, y) = (0.0, 0.0)
    read(&x, &y)
    return Point(x, -y)
  }
}
