// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Help as text, made from what commands declare; no line is longer than 100 characters unless
/// one word is.
public enum HelpText {
  private static let limit = 100

  /// The help of the whole tool.
  public static func overview(tool: String, summary: String, commands: [Command]) -> String {
    let rows = commands.map { command in
      (([command.name] + command.operands).joined(separator: " "), command.summary)
    }
    return paragraph(summary) + "\nUsage: \(tool) COMMAND [OPTIONS]\n\nCommands:\n"
      + columns(rows)
      + "\nEvery command has --help. \"-\" is standard input or output.\n"
  }

  /// The help of one command.
  public static func text(for command: Command, tool: String) -> String {
    let operands = command.operands.map { " " + $0 }.joined()
    let rows = command.options.map { option in
      let names = option.names.sorted { $0.count < $1.count }.joined(separator: ", ")
      return ((names + option.values.map { " " + $0 }.joined()), option.summary)
    }
    let details = command.details.split(separator: "\n").map { paragraph(String($0)) }.joined()
    return paragraph(command.summary) + "\nUsage: \(tool) \(command.name)\(operands) [OPTIONS]\n"
      + (details.isEmpty ? "" : "\n" + details)
      + (rows.isEmpty ? "" : "\nOptions:\n" + columns(rows))
  }

  // MARK: - Steps

  private static func paragraph(_ text: String) -> String {
    wrapped(text, to: limit).joined(separator: "\n") + "\n"
  }

  /// Two columns, the second wrapped; a left part that is too wide has a line of its own.
  private static func columns(_ rows: [(String, String)]) -> String {
    let width = min(34, rows.map { $0.0.count }.max() ?? 0)
    let indent = String(repeating: " ", count: width + 4)
    return rows.map { left, right in
      let lines = wrapped(right, to: limit - width - 4).joined(separator: "\n" + indent)
      guard left.count <= width else { return "  \(left)\n\(indent)\(lines)\n" }
      return "  \(left)" + String(repeating: " ", count: width - left.count) + "  \(lines)\n"
    }.joined()
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
