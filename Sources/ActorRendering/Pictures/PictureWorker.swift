// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// librsvg in a process of its own, which limits its own memory and processor time.
///
/// The tool and whoever uses the library link no picture library; the worker `actormap-draw` does.
public struct PictureWorker: PictureSource {
  /// The worker's program.
  public let path: String
  /// Seconds that a picture may take.
  public let timeLimit: Double

  /// Names the worker's program.
  public init(path: String, timeLimit: Double = 60) {
    self.path = path
    self.timeLimit = timeLimit
  }

  /// The worker that belongs to the tool at `executable`, as `LayoutWorker.find` finds it.
  public static func find(for executable: String) -> PictureWorker? {
    LayoutWorker.find(for: executable).map { PictureWorker(path: $0.path) }
  }

  /// Starts the worker, hands it the drawing and waits for the picture.
  ///
  /// - Throws: `PictureFailure` where the picture is too large, or the worker cannot be started,
  ///   crashes, takes too long, or answers what is no picture.
  public func picture(of request: PictureRequest) throws(PictureFailure) -> [UInt8] {
    let child = ChildProcess(path, arguments: ["picture"], environment: Self.environment)
    let outcome = Result { () throws(LayoutFailure) in
      try child.run(PictureMessage.bytes(of: request), timeLimit: timeLimit)
    }
    switch outcome {
    case .success(let bytes): return try PictureMessage.picture(in: bytes)
    case .failure(let failure): throw .failed(failure.description)
    }
  }

  /// Where fonts and their configuration are; people may have put fonts into their own folder.
  private static let environment = [
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_DIRS",
    "FONTCONFIG_FILE", "FONTCONFIG_PATH",
  ]
}
