// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// An option of a command: `--name VALUE`, `--name=VALUE` or, without values, just `--name`.
public struct Option: Hashable, Sendable {
  /// The long name first, for example `--output`, then short ones, for example `-o`.
  public let names: [String]
  /// What stands for each value in help, for example `FILE`; none for a switch.
  public let values: [String]
  /// What it does, in one line.
  public let summary: String
  /// Whether it may be given several times; its values are then in `Invocation.repeated`.
  public let isRepeatable: Bool

  /// Declares an option.
  ///
  /// - Parameters:
  ///   - short: another, short name, for example `-o`.
  ///   - isRepeatable: whether it may be given several times.
  public init(
    _ name: String, short: String? = nil, values: [String] = [], _ summary: String,
    isRepeatable: Bool = false
  ) {
    names = [name] + (short.map { [$0] } ?? [])
    self.values = values
    self.summary = summary
    self.isRepeatable = isRepeatable
  }

  /// The name under which its values are found.
  public var name: String { names[0] }
}
