// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// How a mediator works: the attribute `modality` of an actor, in full or as its letter.
enum Modality: String, Hashable, Sendable, CaseIterable {
  case facilitator = "F"
  case goBetween = "G"
  case broker = "B"

  /// `nil` where the actor is no mediator, has no modality or one in other words.
  init?(of actor: Actor) {
    guard actor.has(.mediator), let text = actor.text(of: "modality")?.lowercased()
    else { return nil }
    let found = Self.allCases.first { $0.word == text || $0.rawValue.lowercased() == text }
    guard let found else { return nil }
    self = found
  }

  /// The word for it in map files.
  var word: String {
    switch self {
    case .facilitator: "facilitator"
    case .goBetween: "go-between"
    case .broker: "broker"
    }
  }

  /// Its letter in the glyph.
  var letter: Word {
    switch self {
    case .facilitator: .letterFacilitator
    case .goBetween: .letterGoBetween
    case .broker: .letterBroker
    }
  }

  /// The modality in words, for the legend.
  var title: Word {
    switch self {
    case .facilitator: .markFacilitator
    case .goBetween: .markGoBetween
    case .broker: .markBroker
    }
  }
}
