// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import CFuzzer
import Foundation
import TestSupport

/// The fuzzer of one reader, which `ACTORMAP_FUZZ_READER` names because libFuzzer starts itself
/// again with its own arguments; see Tools/fuzz.
///
///     fuzz --readers             prints the readers that there are
///     fuzz --seeds FOLDER        writes files to begin with
///     fuzz [OPTIONS] FOLDER...   runs libFuzzer
@main
struct Fuzz {
  /// A folder in memory where there is one: tables of folders are read from files.
  private static let folder =
    (FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory())
    + "/actormap-fuzz-\(getpid())"

  private static let reader: any MapFormat.Type = {
    let id = ProcessInfo.processInfo.environment["ACTORMAP_FUZZ_READER"] ?? ""
    guard let format = try? FormatCatalog.format(id), format.canRead else {
      fatalError("ACTORMAP_FUZZ_READER names no reader: \(id)")
    }
    return format
  }()

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst().first == "--readers" {
      for format in FormatCatalog.all where format.canRead { print(format.id) }
      return
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: Fuzz.folder) }
    if arguments.count == 3, arguments[1] == "--seeds" {
      try Seeds(reader, folder: folder).write(to: arguments[2])
      return
    }
    exit(run())
  }

  private static func run() -> Int32 {
    var count = CommandLine.argc
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    return LLVMFuzzerRunDriver(&count, &words) { data, size in
      let input = Array(UnsafeBufferPointer(start: data, count: size))
      if let complaint = ReaderCheck(Fuzz.reader, input, folder: Fuzz.folder).complaint() {
        fatalError(complaint)
      }
      return 0
    }
  }
}
