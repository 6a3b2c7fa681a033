// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// How the doubt about ties is carried into the analytics of the catalogue.
public struct MediationDoubtOptions: Hashable, Sendable {
  /// The most draws; `nil` leaves it to the size of the map, 20 to 1,000.
  public var draws: Int?
  /// Draws end when no probability has a larger standard error; 0 means never.
  public var standardError: Double
  /// Which draws are made; the same seed gives the same draws.
  public var seed: Int
  /// How sure trust itself is; `nil` takes trust as recorded.
  public var trustSpread: Double?
  /// Whether ties that rest on the same single source are drawn together.
  public var joinsCommonSources: Bool

  /// Makes options; as many draws as the map's size allows, a standard error of 0.01, seed 7,
  /// trust as recorded, all ties independent.
  public init(
    draws: Int? = nil, standardError: Double = 0.01, seed: Int = 7, trustSpread: Double? = nil,
    joinsCommonSources: Bool = false
  ) {
    self.draws = draws
    self.standardError = standardError
    self.seed = seed
    self.trustSpread = trustSpread
    self.joinsCommonSources = joinsCommonSources
  }

  func uncertainty(_ effort: DoubtEffort) -> UncertaintyOptions {
    UncertaintyOptions(
      maxDraws: effort.draws, standardError: standardError, seed: seed, trustSpread: trustSpread,
      joinsCommonSources: joinsCommonSources)
  }

  /// The same doubt for a ranking, which is cheap enough for as many draws as `bridges` makes.
  var ofRanking: UncertaintyOptions {
    let usual = UncertaintyOptions()
    return UncertaintyOptions(
      maxDraws: draws ?? usual.maxDraws, standardError: standardError, seed: seed,
      trustSpread: trustSpread, joinsCommonSources: joinsCommonSources)
  }
}
