// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorAnalytics

/// What every measure says of values that its parameters cannot have.
@Suite("The parameters of every measure")
struct MeasureArgumentTests {
  @Test(
    "arguments out of range, and unknown ones, are refused by name", arguments: ConformanceTests.ids
  )
  func arguments(id: String) throws {
    let descriptor = try MeasureCatalog.measure(id).descriptor
    func refuses(_ given: [String: String], naming text: String) {
      let error = #expect(throws: AnalysisError.self, "\(given)") {
        try MeasureArguments(given, for: descriptor)
      }
      guard case .invalidArgument(let sentence) = error else {
        Issue.record("\(id) \(given): \(String(describing: error))")
        return
      }
      #expect(sentence.contains(text) && sentence.contains(id))
    }
    refuses(["no-such-parameter": "1"], naming: "no-such-parameter")
    let defaults = try MeasureArguments(for: descriptor)
    for parameter in descriptor.parameters {
      #expect(defaults[parameter.name] == parameter.defaultValue)
      switch parameter.kind {
      case .choice(let words):
        #expect(words.contains(parameter.defaultValue) && Set(words).count == words.count)
        for word in ["", "nonsense", words[0].uppercased(), words[0] + " "] {
          refuses([parameter.name: word], naming: parameter.name)
        }
      case .number(let low, let high):
        for word in ["", "x", "nan", "inf", "-inf", "1e999", "\(low.nextDown)", "\(high)", "0,5"] {
          refuses([parameter.name: word], naming: parameter.name)
        }
        for number in [low, (low + high) / 2, high.nextDown] {
          let arguments = try MeasureArguments([parameter.name: "\(number)"], for: descriptor)
          #expect(arguments.number(parameter.name) == number)
        }
      case .count(let low, let high):
        for word in ["", "x", "1.5", "\(low - 1)", "\(high + 1)"] {
          refuses([parameter.name: word], naming: parameter.name)
        }
        for number in [low, high] {
          let arguments = try MeasureArguments([parameter.name: "\(number)"], for: descriptor)
          #expect(arguments.count(parameter.name) == number)
        }
      case .actors:
        for word in [",", "a,", ",a"] { refuses([parameter.name: word], naming: parameter.name) }
        let arguments = try MeasureArguments([parameter.name: "b,a,b"], for: descriptor)
        #expect(arguments.list(parameter.name) == ["b", "a"])
      case .text, .group:
        let arguments = try MeasureArguments([parameter.name: "any thing"], for: descriptor)
        #expect(arguments[parameter.name] == "any thing")
      }
    }
  }
}
