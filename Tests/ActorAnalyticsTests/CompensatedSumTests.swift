// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorAnalytics

@Suite("Sums that lose nothing to rounding")
struct CompensatedSumTests {
  @Test("a tenth ten times is 1, and a thousand thousandths are, which plain sums miss")
  func tenths() {
    for count in [10, 1_000] {
      let parts = [Double](repeating: 1 / Double(count), count: count)
      #expect(parts.reduce(0, +) != 1)
      #expect(CompensatedSum(parts).value == 1)
    }
  }

  @Test("small terms beside large ones count: the example of Neumaier 1974")
  func cancellation() {
    #expect(CompensatedSum([1, 1e100, 1, -1e100]).value == 2)
    #expect(CompensatedSum().value == 0)
  }

  @Test("the weights of all combinations of 14 doubtful ties add up to 1")
  func combinations() {
    let chances = (1...14).map { Double($0) / 15 }
    let weights = (0..<1 << 14).map { scenario in
      chances.enumerated().reduce(1.0) { weight, chance in
        weight * (scenario >> chance.offset & 1 == 1 ? chance.element : 1 - chance.element)
      }
    }
    // Each weight is rounded 13 times, by 2⁻⁵³ of itself at most; the sum adds nothing to that.
    #expect((CompensatedSum(weights).value - 1).magnitude <= 13 * 0x1p-53)
  }

  @Test("a mean is read as people wrote its parts")
  func means() {
    #expect([0.1, 0.7, 0.1].readableMean?.description == "0.3")
    #expect([0.1, 0.2, 0.2].readableMean?.description == "0.166666666667")
    #expect([Double]().readableMean == nil)
  }
}
