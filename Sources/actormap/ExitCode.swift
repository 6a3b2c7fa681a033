// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The tool's exit codes; scripts depend on them.
enum ExitCode: Int32 {
  case done = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case `internal` = 70
  case cannotCreate = 73
  case inputOutput = 74
  case permission = 77
}

/// An error as the user meets it.
struct Failure {
  let code: ExitCode
  let message: String

  init(_ error: any Error) {
    switch error {
    case let error as UsageError: self.init(.usage, error.description)
    case let error as QuestionError: self.init(.usage, error.description)
    case let error as MediationError:
      if case .tooFewEnds = error {
        self.init(.usage, error.description + ", with --between A B")
      } else {
        self.init(.usage, error.description)
      }
    case let error as FormatError:
      self.init(ExitCode(rawValue: error.category.exitCode) ?? .internal, error.description)
    case let error as AnalysisError:
      if case .negativeTies = error {
        self.init(.badData, error.description)
      } else {
        self.init(.usage, error.description)
      }
    default: self.init(.internal, "\(error)")
    }
  }

  private init(_ code: ExitCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
