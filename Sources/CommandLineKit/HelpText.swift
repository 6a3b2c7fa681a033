// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Help as text, made from what commands declare.
public enum HelpText {
  /// The help of the whole tool.
  public static func overview(tool: String, summary: String, commands: [Command]) -> String {
    let rows = commands.map { command in
      (([command.name] + command.operands).joined(separator: " "), command.summary)
    }
    return summary + "\n\nUsage: \(tool) COMMAND [OPTIONS]\n\nCommands:\n" + columns(rows)
      + "\nEvery command has --help. \"-\" is standard input or output.\n"
  }

  /// The help of one command.
  public static func text(for command: Command, tool: String) -> String {
    let operands = command.operands.map { " " + $0 }.joined()
    let rows = command.options.map { option in
      let names = option.names.sorted { $0.count < $1.count }.joined(separator: ", ")
      return ((names + option.values.map { " " + $0 }.joined()), option.summary)
    }
    return command.summary + "\n\nUsage: \(tool) \(command.name)\(operands) [OPTIONS]\n"
      + (command.details.isEmpty ? "" : "\n" + command.details + "\n")
      + "\nOptions:\n" + columns(rows)
  }

  /// Two columns; the second is wrapped at 100 characters.
  private static func columns(_ rows: [(String, String)]) -> String {
    let width = min(34, rows.map { $0.0.count }.max() ?? 0)
    return rows.map { left, right in
      let lines = wrapped(right, to: 96 - width)
      let gap = String(repeating: " ", count: max(0, width - left.count))
      let head =
        left.count > width
        ? "  \(left)\n  " + String(repeating: " ", count: width) : "  \(left)\(gap)"
      let indent = "\n" + String(repeating: " ", count: width + 4)
      return head + "  " + lines.joined(separator: indent) + "\n"
    }.joined()
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count + 1 > width, !lines[lines.count - 1].isEmpty {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }
}
