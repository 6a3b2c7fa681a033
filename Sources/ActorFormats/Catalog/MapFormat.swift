// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

/// What a file holds: a map, or plain ties between ids.
public enum LoadedInput: Sendable {
  case map(ActorMap)
  case edges(EdgeList)

  /// The input as a map; ties of an edge list become ties of kind trust, or of unknown kind.
  ///
  /// - Complexity: O(actors + ties).
  public var map: ActorMap {
    switch self {
    case .map(let map): map
    case .edges(let list): ActorMap(list)
    }
  }
}

/// An input with everything doubtful that was found in it.
public struct LoadedFile: Sendable {
  public let input: LoadedInput
  public let format: String
  public let warnings: [FormatProblem]
}

/// How a file is to be read.
public struct ReadOptions: Hashable, Sendable {
  /// The format's id; `nil` looks at the name and the content.
  public var format: String?
  /// Plain edge lists hold both ways.
  public var undirected: Bool

  /// Makes options.
  public init(format: String? = nil, undirected: Bool = false) {
    self.format = format
    self.undirected = undirected
  }
}

/// A file format. To add one: a folder with a type that conforms, and its line in
/// `FormatCatalog.all`.
public protocol MapFormat: Sendable {
  /// The kebab-case id.
  static var id: String { get }
  /// What it is, in a few words.
  static var title: String { get }
  /// File names by which it is known, for example `*.actormap.json`.
  static var patterns: [String] { get }
  /// Whether `path`, or its content, is of this format.
  static func recognises(_ path: String, _ file: FileBytes?) -> Bool
  /// Reads `path`; `file` holds its bytes unless it is a folder.
  static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile
  /// What the format cannot hold of `map`, in words; empty where nothing is lost.
  static func losses(of map: ActorMap) -> [String]
  /// Writes `map` to `path`.
  static func write(_ map: ActorMap, to path: String) throws(FormatError)
}
