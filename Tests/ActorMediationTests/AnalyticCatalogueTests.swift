// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import Testing

@testable import ActorMediation

@Suite("The catalogue of mediation analytics")
struct AnalyticCatalogueTests {
  static let descriptors = MediationCatalog.all.map { $0.descriptor }

  /// The analytics of the catalogue and what the bridge-builders’ report is made of.
  static let everything =
    descriptors + BridgeReport.descriptors + [MapsBesideEachOther.descriptor]

  @Test("every number of the design is there once, and hostile pairs beside them")
  func numbers() {
    let numbers = Self.everything.map(\.number).filter { !$0.isEmpty }
    #expect(Set(numbers) == Set((1...21).map { "D\($0)" }) && numbers.count == 21)
    #expect(Self.everything.filter(\.number.isEmpty).map(\.id) == ["hostile-pairs"])
    for descriptor in BridgeReport.descriptors {
      let error = #expect(throws: MediationError.self) {
        try MediationCatalog.analytic(descriptor.id)
      }
      #expect(error?.description.contains("ask bridges") == true)
    }
  }

  @Test("ids are kebab-case and occur once; numbers are those of the design")
  func ids() {
    let ids = Self.everything.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil })
    #expect(Self.descriptors.allSatisfy { $0.number.wholeMatch(of: /D[1-9][0-9]?/) != nil })
  }

  @Test("each says what it asks, how it is computed, what it does not say, and on what it rests")
  func words() {
    for descriptor in Self.everything {
      #expect(descriptor.question.hasSuffix("?"))
      for text in [descriptor.definition, descriptor.formula, descriptor.output, descriptor.caveat]
      {
        #expect(text.hasSuffix("."), "\(descriptor.id)")
        #expect(!text.contains("  "), "\(descriptor.id)")
      }
      #expect(!descriptor.title.isEmpty && !descriptor.literature.isEmpty)
      #expect(descriptor.literature.allSatisfy { !$0.citation.isEmpty })
      #expect(descriptor.literature.compactMap(\.doi).allSatisfy { $0.hasPrefix("10.") })
    }
  }

  @Test("a parameter that several have is the same in all of them")
  func sharedParameters() {
    var known: [String: MediationParameter] = [:]
    for parameter in Self.descriptors.flatMap(\.parameters) {
      #expect(parameter == known[parameter.name, default: parameter])
      known[parameter.name] = parameter
      #expect(parameter.name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil)
      #expect(!parameter.summary.isEmpty)
    }
    for descriptor in Self.descriptors {
      #expect(Set(descriptor.parameters.map(\.name)).count == descriptor.parameters.count)
    }
  }

  @Test("defaults are legal, and what is out of range or unknown is refused by name")
  func arguments() throws {
    for descriptor in Self.descriptors {
      let arguments = try MediationArguments(for: descriptor)
      #expect(arguments.entries.map(\.name) == descriptor.parameters.map(\.name))
      for parameter in descriptor.parameters {
        for value in Self.illegal(parameter.kind) {
          let error = #expect(throws: MediationError.self) {
            try MediationArguments([parameter.name: value], for: descriptor)
          }
          #expect(error?.description.contains("\(parameter.name) of \(descriptor.id)") == true)
        }
      }
      #expect(throws: MediationError.invalidArgument("\(descriptor.id) has no parameter nonsense"))
      { try MediationArguments(["nonsense": "1"], for: descriptor) }
    }
    #expect(throws: MediationError.self) { try MediationCatalog.analytic("nonsense") }
  }

  private static func illegal(_ kind: MediationParameter.Kind) -> [String] {
    switch kind {
    case .choice: ["", "no such word"]
    case .number(let low, let high):
      ["", "x", "nan", "inf", "-inf", String(low - 0.001), String(high + 0.001)]
    case .count(let low, let high): ["", "x", "1.5", String(low - 1), String(high + 1)]
    case .truth: ["", "yes"]
    case .list: [",", "a,,b", "a,"]
    case .text: []
    }
  }
}
