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
///     fuzz --seeds FOLDER SIZE   writes files to begin with: FOLDER/small, to SIZE bytes, and
///                                FOLDER/large, both of which are there
///     fuzz [OPTIONS] FOLDER...   runs libFuzzer
///
/// One execution reads the input as a file of the format, with the options that its last two bytes
/// choose. What is refused must say why; what is read must be accounted for in the report and be
/// the same map when it was written as JSON and read again, and, where the options say so and the
/// format loses nothing of it, when it was written in its own format (`ReaderCheck`). Files are at
/// hand in memory; those of folders, and those written in their own format, lie in a folder that
/// is memory too.
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
    if arguments.count == 4, arguments[1] == "--seeds", let size = Int(arguments[3]) {
      try Seeds(reader, folder: folder, smallLimit: size).write(to: arguments[2])
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
