// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// A measure of actors, of ties, of sets or of the whole map. To add one: a new file with a type
/// that conforms, and its line in its family's list in `MeasureCatalog`. Command line, help and
/// documentation follow from the descriptor.
public protocol Measure: Sendable {
  /// What the measure is.
  static var descriptor: MeasureDescriptor { get }
  /// Takes the parameters.
  init(_ arguments: MeasureArguments) throws(AnalysisError)
  /// Computes the measure; every value is a finite number or undefined with a reason.
  func result(on graph: ActorGraph, control: RunControl) throws(AnalysisError) -> MeasureResult
  /// About how many bytes it needs beside the map, where that is worth telling before it starts;
  /// `nil` where it is not.
  func memory(on graph: ActorGraph, threads: Int) -> Int?
}

extension Measure {
  /// Nothing worth telling.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? { nil }

  /// The descriptor, at hand inside an instance.
  var descriptor: MeasureDescriptor { Self.descriptor }

  /// A result with a row for each actor.
  func actorResult(
    on graph: ActorGraph, parameters: MeasureArguments, columns: [[Cell]]
  ) -> MeasureResult {
    let subjects = graph.actorIDs.indices.map {
      MeasureSubject.actor(id: graph.actorIDs[$0], name: graph.name(of: $0))
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: subjects,
      columns: zip(descriptor.columns, columns).map { MeasureColumn($0, $1) })
  }

  /// A result of one row, about the whole map; `cells` are those of the columns in their order.
  func mapResult(parameters: MeasureArguments, cells: [Cell]) -> MeasureResult {
    MeasureResult(
      descriptor, parameters: parameters, subjects: [.map],
      columns: zip(descriptor.columns, cells).map { MeasureColumn($0, [$1]) })
  }

  /// A result with a row for each subject; `rows` hold the cells of the columns in their order.
  func result(
    of rows: [(subject: MeasureSubject, cells: [Cell])], parameters: MeasureArguments
  ) -> MeasureResult {
    MeasureResult(
      descriptor, parameters: parameters, subjects: rows.map(\.subject),
      columns: descriptor.columns.enumerated().map { place, name in
        MeasureColumn(name, rows.map { $0.cells[place] })
      })
  }

  /// The positions of the actors that a parameter names, in the order of their ids; `nil` where it
  /// names nobody. Refuses an id that the map does not have.
  func actors(
    _ parameter: String, of arguments: MeasureArguments, on graph: ActorGraph
  ) throws(AnalysisError) -> [Int]? {
    let ids = arguments.list(parameter)
    guard !ids.isEmpty else { return nil }
    var positions: Set<Int> = []
    for id in ids {
      guard let position = graph.index(of: id) else {
        throw .invalidArgument(
          "\(parameter) of \(descriptor.id): found \"\(id)\", expected an actor of the map")
      }
      positions.insert(position)
    }
    return positions.sorted()
  }

  /// Throws where the view has negative ties, naming them.
  func refuseNegativeTies(of graph: ActorGraph) throws(AnalysisError) {
    guard graph.view.reading == .signed else { return }
    let core = graph.graph
    let negative = core.values.indices.filter { core.values[$0] < 0 }
    guard !negative.isEmpty else { return }
    let ties = Set(negative.map(graph.tieID(ofArc:))).sorted(by: idPrecedes)
    throw .negativeTies(measure: descriptor.id, ties: ties)
  }
}
