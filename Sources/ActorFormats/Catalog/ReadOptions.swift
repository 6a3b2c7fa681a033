// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the third column of a plain edge list means.
public enum ThirdColumn: String, Hashable, Sendable, CaseIterable {
  /// Trust, −1 to 1.
  case trust
  /// Strength, 0 to 1.
  case strength
  /// A count from 0 up; the strength of a tie is its share of the largest count.
  case count
  /// Nothing: the column is left out.
  case nothing
}

/// How a file is to be read.
public struct ReadOptions: Hashable, Sendable {
  /// The format's id; `nil` looks at the name and the content.
  public var format: String?
  /// Ties of a plain edge list hold both ways, whatever the file says.
  public var undirected: Bool
  /// What the third column of a plain edge list means; `nil` means trust, if it can be.
  public var thirdColumn: ThirdColumn?
  /// How many threads may read at once; what is read does not depend on it.
  public var threads: Int

  /// Makes options.
  public init(
    format: String? = nil, undirected: Bool = false, thirdColumn: ThirdColumn? = nil,
    threads: Int = 1
  ) {
    self.format = format
    self.undirected = undirected
    self.thirdColumn = thirdColumn
    self.threads = max(1, threads)
  }
}
