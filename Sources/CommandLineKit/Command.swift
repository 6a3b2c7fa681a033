// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a command takes: its help and its parser both follow from this.
public struct Command: Hashable, Sendable {
  /// The word that calls it.
  public let name: String
  /// The operands in order, for example `MAP`; those that may be left out come last, in brackets.
  public let operands: [String]
  /// How many operands may be given.
  public var operandCounts: ClosedRange<Int> {
    operands.count { !$0.hasPrefix("[") }...operands.count
  }
  /// What it does, in one line.
  public let summary: String
  /// Further sentences for the command's own help, a paragraph a line.
  public let details: String
  /// The options in the order in which help shows them.
  public let options: [Option]

  /// Declares a command.
  public init(
    _ name: String, operands: [String] = [], _ summary: String, details: String = "",
    options: [Option] = []
  ) {
    self.name = name
    self.operands = operands
    self.summary = summary
    self.details = details
    self.options = options
  }
}

/// What was wrong with a command line, and where help is.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence that the user reads.
  public let description: String
  /// Makes an error from the sentence that the user reads.
  public init(_ description: String) { self.description = description }
}
