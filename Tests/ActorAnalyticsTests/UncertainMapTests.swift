// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Measures of a map whose ties are doubtful")
struct UncertainMapTests {
  private func tie(
    _ from: String, _ to: String, _ confidence: Double? = nil, directed: Bool = false,
    trust: Double? = nil
  ) -> Relationship {
    Relationship(
      from: from, to: to, trust: trust.flatMap(Trust.init),
      confidence: confidence.flatMap(Confidence.init).map(RecordedConfidence.probability),
      directed: directed)
  }

  private func map(_ ties: [Relationship]) -> ActorMap {
    let ids = Set(ties.flatMap { [$0.from, $0.to] }).sorted()
    return ActorMap(actors: ids.map { Actor(id: $0) }, relationships: ties)
  }

  private func result(
    _ id: String, _ map: ActorMap, _ options: UncertaintyOptions = UncertaintyOptions(),
    view: ViewOptions = ViewOptions(), threads: Int = 1
  ) throws -> MeasureResult {
    let measure = try MeasureCatalog.measure(id)
    return try UncertainMap(map, view: view, options: options).result(
      of: measure.init(MeasureArguments(for: measure.descriptor)),
      control: RunControl(threads: threads))
  }

  private func value(_ column: String, _ actor: String, _ result: MeasureResult) throws -> Double? {
    let row = try #require(result.subjects.firstIndex { $0.id == actor })
    let found = try #require(result.columns.first { $0.name == column })
    return found.cells[row].number
  }

  /// Ties among others, so many that they are drawn.
  private var elsewhere: [Relationship] { (0..<14).map { tie("x\($0)", "y\($0)", 0.5) } }

  @Test(
    "path A–B–C with a doubtful A–C: E[betweenness of B] is 1 − q", arguments: [0.3, 0.5, 0.96])
  func path(q: Double) throws {
    let ties = [tie("A", "B"), tie("B", "C"), tie("A", "C", q)]
    let exact = try result("betweenness", map(ties))
    #expect(exact.uncertainty?.method == .exact)
    #expect(exact.uncertainty?.draws == 2)
    #expect(exact.uncertainty?.tiesWithoutConfidence == 2)
    #expect(isClose(try value("betweenness.mean", "B", exact), 1 - q))
    #expect(isClose(try value("betweenness.first", "B", exact), 1 - q))
    #expect(try value("betweenness.first", "A", exact) == 0, "where all are 0 nobody is first")
    #expect(try value("betweenness.low", "B", exact) == 0)
    #expect(try value("betweenness.high", "B", exact) == (q > 0.95 ? 0 : 1))
    #expect(try value("betweenness", "B", exact) == 0, "the value itself is that of the whole map")
    let options = UncertaintyOptions(maxDraws: 4_000, standardError: 0)
    let drawn = try result("betweenness", map(ties + elsewhere), options)
    #expect(drawn.uncertainty?.method == .draws)
    #expect(drawn.uncertainty?.draws == 4_000)
    let mean = try #require(try value("betweenness.mean", "B", drawn))
    #expect(abs(mean - (1 - q)) < 4 * (q * (1 - q) / 4_000).squareRoot())
  }

  @Test("a triangle is connected with probability 3p² − 2p³", arguments: [0.2, 0.5, 0.9])
  func triangle(p: Double) throws {
    let ties = [tie("A", "B", p), tie("B", "C", p), tie("C", "A", p)]
    let found = try result("eigenvector", map(ties))
    for actor in ["A", "B", "C"] {
      let share = try value("eigenvector.undefined-share", actor, found)
      #expect(isClose(share, 1 - (3 * p * p - 2 * p * p * p)))
    }
  }

  @Test("E[degree] is the sum of the confidences; a grade counts by the map's table")
  func degree() throws {
    var other = map([tie("A", "B", 0.3), tie("B", "C", 0.6), tie("B", "D")])
    other.relationships[0].confidence = .grade("likely")
    other.confidenceGrades = [Confidence(0.8)].compactMap { $0 }.map {
      ConfidenceGrade(grade: "likely", confidence: $0)
    }
    let found = try result("degree", other)
    #expect(isClose(try value("degree.mean", "B", found), 0.8 + 0.6 + 1))
    #expect(isClose(try value("degree.mean", "C", found), 0.6))
  }

  @Test("what the whole map decides holds in every draw: directions, and what is read")
  func decidedOnce() throws {
    let mixed = map([tie("A", "B"), tie("B", "C", 0.5, directed: true)])
    let degrees = try result("degree", mixed)
    #expect(try value("degree.low", "A", degrees) == 2, "in and out, also without B to C")
    let trusting = map([tie("A", "B", 0.5, trust: 0.8), tie("B", "C")])
    let found = try result("in-trust", trusting)
    #expect(try value("in-trust.mean", "B", found) == 0.4)
    #expect(try value("in-trust.undefined-share", "B", found) == 0)
  }

  @Test("threads, and the order of the file, change no bit")
  func deterministic() throws {
    let ties = [tie("A", "B", 0.4), tie("B", "C", 0.7), tie("A", "B", 0.2)] + elsewhere
    let options = UncertaintyOptions(maxDraws: 2_000, standardError: 0, seed: 11)
    let one = try result("betweenness", map(ties), options)
    var random = SeededRandom(seed: 3)
    for threads in [2, 8] {
      let other = try result(
        "betweenness", map(random.shuffled(ties)), options, threads: threads)
      #expect(other.columns == one.columns)
    }
    let seeded = try result(
      "betweenness", map(ties), UncertaintyOptions(maxDraws: 2_000, standardError: 0, seed: 12))
    #expect(seeded.columns != one.columns)
  }

  @Test("draws end in batches, once every standard error is small enough")
  func stopping() throws {
    let found = try result("degree", map(elsewhere), UncertaintyOptions(standardError: 0.012))
    let account = try #require(found.uncertainty)
    #expect(account.draws % UncertaintyOptions.batch == 0)
    #expect(account.draws < 10_000)
    #expect(account.standardError <= 0.012)
    let few = try result("degree", map(elsewhere), UncertaintyOptions(maxDraws: 700))
    #expect(few.uncertainty?.draws == 700)
  }

  @Test("drawn trust has the recorded trust as its mean, and is no longer sure")
  func spread() throws {
    let ties = [tie("A", "B", directed: true, trust: 0.6)]
    let options = UncertaintyOptions(maxDraws: 4_000, standardError: 0, trustSpread: 9)
    let found = try result("in-trust", map(ties), options)
    // Beta with mean .6 and size 9 has the variance .6 · .4 / 10.
    let mean = try #require(try value("in-trust.mean", "B", found))
    #expect(abs(mean - 0.6) < 4 * (0.024 / 4_000).squareRoot())
    let low = try #require(try value("in-trust.low", "B", found))
    let high = try #require(try value("in-trust.high", "B", found))
    #expect(low < 0.45 && high > 0.75)
  }

  @Test("without confidences, and without ties, there is a reason and no number")
  func nothingToSay() throws {
    let sure = try result("degree", map([tie("A", "B")]))
    #expect(sure.uncertainty?.method == .noConfidence)
    #expect(sure.columnNames == ["degree", "degree.normalised"])
    let empty = try result("degree", ActorMap(actors: [Actor(id: "A")]))
    #expect(empty.uncertainty?.method == .noTies)
    let ties = try result("bridges", map([tie("A", "B", 0.5)]))
    #expect(ties.uncertainty == nil)
  }
}
