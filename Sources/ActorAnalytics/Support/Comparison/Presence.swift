// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Whether something is on the older map, on the newer one, or on both.
public enum Presence: String, Hashable, Sendable, CaseIterable {
  /// On the newer map only.
  case added
  /// On the older map only.
  case lost
  /// On both.
  case kept
}
