// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The options that say between whom a question is asked.
enum EndArguments {
  static let options: [CommandLineKit.Option] = [
    Option(
      "--between", values: ["A", "B"], "two side or actor ids (default: all sides of the map)"),
    Option(
      "--and", values: ["C"],
      "with --between: one more side or actor; may be given several times", isRepeatable: true),
  ]

  /// `nil` where nobody was named.
  static func ends(_ invocation: Invocation) throws(UsageError) -> [String]? {
    let further = invocation.repeated.filter { $0.option == "--and" }.flatMap(\.values)
    guard let two = invocation.all("--between") else {
      guard further.isEmpty else { throw UsageError("--and needs --between A B") }
      return nil
    }
    return two + further
  }
}
