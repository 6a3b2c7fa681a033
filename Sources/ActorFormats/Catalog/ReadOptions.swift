// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How a file is to be read.
public struct ReadOptions: Hashable, Sendable {
  /// The format's id; `nil` looks at the name and the content.
  public var format: String?
  /// Ties of a plain edge list hold both ways, whatever the file says.
  public var undirected: Bool

  /// Makes options.
  public init(format: String? = nil, undirected: Bool = false) {
    self.format = format
    self.undirected = undirected
  }
}
