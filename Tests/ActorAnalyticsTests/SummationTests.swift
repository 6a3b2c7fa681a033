// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import Testing

@Suite("Sums of probabilities")
struct SummationTests {
  @Test("what additions round away is kept: ten tenths are 1, and 1 survives 1e100 − 1e100")
  func compensated() {
    #expect((0..<10).reduce(0.0) { sum, _ in sum + 0.1 } != 1)
    #expect(CompensatedSum(repeatElement(0.1, count: 10)).value == 1)
    #expect(CompensatedSum([1, 1e100, 1, -1e100]).value == 2)
  }

  @Test("fourteen digits are kept, of small numbers too, and nothing becomes 0")
  func digits() {
    #expect(fourteenDigits(0.43740000000000007) == 0.4374)
    #expect(fourteenDigits(0.43740000000002) == 0.43740000000002)
    #expect(fourteenDigits(0.1 + 0.2) == 0.3)
    #expect(fourteenDigits(-0.30000000000000004) == -0.3)
    #expect(fourteenDigits(0.000123456789012345678) == 0.00012345678901235)
    #expect(fourteenDigits(1.5e-9) == 1.5e-9 && fourteenDigits(0) == 0 && fourteenDigits(1) == 1)
  }

  @Test("all combinations of sixteen ties of .9 add up to what multiplying gives")
  func combinations() {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: 17)
    for scenario in 0..<(1 << 16) {
      let there = scenario.nonzeroBitCount
      let weight = (0..<16).reduce(1.0) { $0 * ($1 < there ? 0.9 : 1 - 0.9) }
      sums[there] += weight
    }
    // .9^16, and 16 · .9^15 · .1
    #expect(fourteenDigits(sums[16].value) == 0.18530201888518)
    #expect(fourteenDigits(sums[15].value) == 0.32942581135144)
    #expect(fourteenDigits(CompensatedSum(sums.map(\.value)).value) == 1)
  }
}
