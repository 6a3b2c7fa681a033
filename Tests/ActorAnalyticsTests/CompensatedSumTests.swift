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

  @Test("a difference is read as people would write it, and is never more exact than its parts")
  func differences() {
    // By hand: .63 − .54, .854928 − .54; −1/13 to 1/15 as products of trusts give them, which is
    // 28/195 = 0.143589743589743589…
    #expect(readableDifference(0.63, less: 0.54).description == "0.09")
    #expect(readableDifference(0.854928, less: 0.54).description == "0.314928")
    #expect(readableDifference(0.54, less: 0.9 * 0.9 * 0.9).description == "-0.189")
    let (bias, before) = (0.06666666666666672, -0.0769230769230769)
    #expect(readableDifference(bias, less: before).description == "0.1435897435897436")
    #expect(readableDifference(3, less: 1) == 2 && readableDifference(0.5, less: 0.5) == 0)
    #expect(readableDifference(1e-12, less: 0) == 1e-12)
    #expect(readableDifference(1e300, less: 1) == 1e300)
  }
}
