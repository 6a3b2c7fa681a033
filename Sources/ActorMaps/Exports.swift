// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

@_exported import ActorAnalytics
@_exported import ActorFormats
@_exported import ActorMediation
@_exported import ActorModel
@_exported import ActorRendering
@_exported import ActorReport
@_exported import ActorStyles

/// The version of this library and its tool.
public enum ActorMapVersion {
  /// The version as text.
  public static let text = "0.1.0"
}
