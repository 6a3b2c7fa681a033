// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import Foundation

/// The design's own file of values (networkx 3.6.1, igraph 1.0.0 and R sna 2.7), where this machine
/// has it: a tree whose leaves are crossed off when they are asked for, so that a test can say that
/// no value of its part was left out.
public final class ReferenceValues {
  /// What the file does not have, or has in another form than was asked for.
  public struct Missing: Error, CustomStringConvertible {
    /// The path, and what was asked for there.
    public let description: String
  }

  /// The file; `nil` where this machine has none.
  public static let file: URL? = Folders.shared
    .map { $0.appendingPathComponent("design/reference-values.json") }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

  private let root: Any
  private var open: Set<String> = []

  /// The whole file, or one of its parts.
  public convenience init(part: String? = nil) throws {
    guard let file = Self.file else { throw Missing(description: "there is no file of values") }
    let tree = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    guard let found = part.map({ (tree as? [String: Any])?[$0] }) ?? tree else {
      throw Missing(description: "there is no part \(part ?? "")")
    }
    self.init(found)
  }

  /// A tree of dictionaries, lists, numbers, texts and nulls.
  public init(_ tree: Any) {
    root = tree
    open = Set(Self.leaves(of: tree, at: []))
  }

  /// What nobody has asked for yet, as paths.
  public var untaken: [String] { open.sorted() }

  /// What stands at a path of keys, of lists by number; it and all below count as asked for.
  public func take<Value>(_ keys: String..., as type: Value.Type = Value.self) throws -> Value {
    var found: Any? = root
    for key in keys {
      found =
        (found as? [String: Any])?[key]
        ?? (found as? [Any]).flatMap { list in
          Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
        }
    }
    guard let value = found as? Value else {
      throw Missing(description: "\(keys.joined(separator: "/")) is no \(Value.self)")
    }
    open.subtract(Self.leaves(of: value, at: keys))
    return value
  }

  /// The keys of the dictionary at a path; asks for nothing.
  public func keys(_ keys: String...) -> [String] {
    let found = keys.reduce(root as Any?) { ($0 as? [String: Any])?[$1] }
    return ((found as? [String: Any]) ?? [:]).keys.sorted()
  }

  /// Every path to something that is neither a dictionary nor a list, or that is an empty one.
  private static func leaves(of tree: Any, at path: [String]) -> [String] {
    var children: [(String, Any)] = []
    if let dictionary = tree as? [String: Any] {
      children = dictionary.map { ($0.key, $0.value) }
    } else if let list = tree as? [Any] {
      children = list.enumerated().map { (String($0.offset), $0.element) }
    }
    guard !children.isEmpty else { return [path.joined(separator: "/")] }
    return children.flatMap { leaves(of: $0.1, at: path + [$0.0]) }
  }
}
