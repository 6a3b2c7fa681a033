// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Which way a tie went from one map to a later one.
public enum TieCourse: String, Hashable, Sendable, CaseIterable {
  /// Only the newer map has it.
  case added
  /// Only the older map has it.
  case lost
  /// Its trust rose or, where that is the same, its strength.
  case strengthened
  /// Its trust fell or, where that is the same, its strength.
  case weakened
  /// Neither trust nor strength changed, or one of the two maps does not record them.
  case steady
}
