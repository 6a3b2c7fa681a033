// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap new`: a template map to fill in.
enum NewCommand: ToolCommand {
  static let declaration = Command(
    "new", operands: ["FOLDER"], "makes a template map: tables with an example, and notes")

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let folder = invocation.operands[0]
    guard folder != "-" else { throw UsageError("new makes a folder; name one") }
    guard !FileBytes.exists(folder) else {
      throw FormatError(
        .cannotCreate,
        [
          FormatProblem(
            file: folder, line: nil, column: nil, isWarning: false,
            found: "something there already", expected: "a name that is free",
            remedy: "choose another name; nothing has been changed")
        ])
    }
    try CSVFolderFormat.write(MapTemplate.map, to: folder)
    try AtomicFile.write(Array(MapTemplate.notes.utf8), to: folder + "/NOTES.md")
    common.notice("wrote \(folder); next: actormap check \(folder)")
    return .done
  }
}
