// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

/// Plain ties, one a line: `u v` or `u v trust`, separated by spaces, tabs or commas.
///
/// Lines that begin with `#` or `%` are comments; `# undirected` says that ties hold both ways.
public enum EdgeListFormat: MapFormat {
  public static let id = "edge-list"
  public static let title = "plain ties, one a line: u v [trust]"
  public static let patterns = ["*.txt", "*.edges", "*.el", "*.tsv", "*.csv"]
  static let endings = [".txt", ".edges", ".el", ".tsv", ".csv"]

  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    file != nil && !ActorMapJSONFormat.recognises(path, file)
  }

  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard let file else { return try read(path, try FileBytes.read(path), options: options) }
    let list = try EdgeListReader.read(file, undirected: options.undirected)
    return LoadedFile(input: .edges(list), format: id, warnings: [])
  }

  public static func losses(of map: ActorMap) -> [String] {
    let tied = Set(map.relationships.flatMap { [$0.from, $0.to] })
    let odd = map.actors.count { $0.id.contains { " \t,#%\n\r".contains($0) } || $0.id.isEmpty }
    let trustless = map.relationships.count { $0.trust == nil }
    let directed = Set(map.relationships.map(\.directed))
    let counts: [(Int, String)] = [
      (map.actors.count { !tied.contains($0.id) }, "actors without a tie"),
      (odd, "actors whose id holds a space, a comma or a comment mark"),
      (map.actors.count { !isBare($0) }, "actors with more than an id"),
      (
        trustless == map.relationships.count ? 0 : trustless,
        "ties without trust, among ties with trust"
      ),
      (map.relationships.count { !isBare($0) }, "ties with more than two ends and trust"),
      (directed.count > 1 ? map.relationships.count { !$0.directed } : 0, "undirected ties"),
      (isBare(map) ? 0 : 1, "title, sides, sources and other parts of the map"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }

  private static func isBare(_ actor: Actor) -> Bool {
    actor == Actor(id: actor.id, name: actor.name) && actor.name == actor.id
  }

  private static func isBare(_ tie: Relationship) -> Bool {
    tie
      == Relationship(
        from: tie.from, to: tie.to, kind: tie.trust == nil ? nil : .trust, trust: tie.trust,
        directed: tie.directed)
  }

  private static func isBare(_ map: ActorMap) -> Bool {
    map == ActorMap(actors: map.actors, relationships: map.relationships)
  }

  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    let undirected = !map.relationships.isEmpty && map.relationships.allSatisfy { !$0.directed }
    let hasTrust = map.relationships.allSatisfy { $0.trust != nil }
    var text = undirected ? "# undirected\n" : ""
    for tie in map.relationships {
      let trust = hasTrust ? tie.trust.map { " " + JSONText.number($0.value) } ?? "" : ""
      text += "\(tie.from) \(tie.to)\(trust)\n"
    }
    try AtomicFile.write(Array(text.utf8), to: path)
  }
}

extension ActorMap {
  /// A map of the ties of an edge list: of kind trust where they carry trust, else of no kind.
  public init(_ list: EdgeList) {
    self.init(
      actors: list.ids.map { Actor(id: $0) },
      relationships: list.sources.indices.map { tie in
        Relationship(
          from: list.ids[Int(list.sources[tie])], to: list.ids[Int(list.targets[tie])],
          kind: list.trust == nil ? nil : .trust, trust: list.trust.flatMap { Trust($0[tie]) },
          directed: list.isDirected)
      })
  }
}
