// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel

/// D14: whether tables reach the countryside as well as the towns, or any two groups alike.
///
/// **Formula.** Within each group: cover = Σ share of its constituencies that the table covers / Σ
/// share of its constituencies. Gap = cover of the first − cover of the second. Representation =
/// share of the first group among the members whose group is known / its share of the population.
/// Access = population-weighted mean over the group's constituencies of the best τ to any member,
/// without a hop limit. Brokers are actors of the first group with Gould–Fernandez gatekeeper
/// positions on the partition by the attribute.
///
/// - Complexity: that of the tables (D9, D10) where none is given, else one search a constituency.
public struct RepresentationGap: MediationAnalytic {
  /// What the analytic is.
  public static let descriptor = MediationDescriptor(
    id: "representation-gap", number: "D14", title: "Urban–rural gap, and the like",
    question: "Does the table reach the rural majority as well as the towns, or any two groups "
      + "alike?",
    definition: "For each table the share of either group that trusts somebody there enough, the "
      + "gap between the two, whether the first group has its share of the seats, and how far its "
      + "trust reaches the table at all. Without a table of your own, the smallest and the most "
      + "inclusive ones are looked at.",
    formula: "cover_g = Σ share of constituencies of g with τ_h to a member ≥ θ_c / Σ share of "
      + "constituencies of g; gap = cover of the first − cover of the second; representation = "
      + "(share of the first among members with a known value) / (its share of the population "
      + "with a known value); access_g = Σ share · max over members of τ(x→m) / Σ share, without a "
      + "hop limit.",
    output:
      "At the table of Envoy of Party A, Women’s network and Envoy of Party B 35.7 % of rural "
      + "and 100 % of urban people trust somebody enough: a gap of −64.3 points.",
    caveat: "Coverage is reach by trust, not consent or a mandate; people inside a group differ, "
      + "and the map gives each community one voice.",
    literature: [
      Literature(
        "Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to "
          + "brokerage in transaction networks. Sociological Methodology 19, 89–126",
        doi: "10.2307/270949"),
      Literature(
        "Lederach, J. P. (1997). Building peace: sustainable reconciliation in divided societies. "
          + "United States Institute of Peace Press"),
    ],
    keyNumbers: [
      .numbers("gap", "gap"), .numbers("gap", "representation"),
      .numbers("brokers", "gatekeeper", ranked: true),
    ],
    parameters: [
      MediationParameter(
        "attribute", .text, default: "locality", "the field or attribute that tells the group"),
      MediationParameter(
        "compare", .list, default: "",
        "two values of the attribute (default rural,urban, or the two that the map has)"),
      MediationParameter(
        "table", .list, default: "",
        "the members of the table to look at (default: the smallest and most inclusive ones)"),
    ] + ConveneQuestion.parameters + CoverageQuestion.parameters)

  private let attribute: String
  private let compared: [String]
  private let table: [String]
  private let question: ConveneQuestion
  private let coverageQuestion: CoverageQuestion

  /// Takes the parameters.
  public init(_ arguments: MediationArguments) throws(MediationError) {
    attribute = arguments["attribute"]
    compared = arguments.list("compare")
    table = arguments.list("table")
    question = ConveneQuestion(arguments)
    coverageQuestion = CoverageQuestion(arguments)
    guard compared.isEmpty || compared.count == 2 else {
      throw .invalidArgument(
        "compare of representation-gap: found \(compared.count == 1 ? "one value" : "\(compared.count) values"), "
          + "expected two, such as rural,urban")
    }
  }

  /// Answers for each table.
  public func findings(
    on ground: MediationGround, control: RunControl
  ) throws(MediationError) -> MediationFindings {
    for id in table where ground.actor(id) == nil { throw .unknownActor(id) }
    let coverage = Coverage(ground, coverageQuestion)
    let convening = try Convening(ground, question, coverage: coverage)
    var findings = MediationFindings(notices: coverage.notices(ground))
    guard let groups = try groups(ground, coverage, &findings) else { return findings }
    let tables = tables(convening, ground, &findings)
    let ruler = GapRuler(
      ground: ground, coverage: coverage, attribute: attribute, groups: groups)
    findings.sentences += tables.map(ruler.sentence)
    findings.sections = [ruler.gaps(tables), try ruler.brokers()]
    return findings
  }

  /// The two values; `nil`, saying so, where the map does not have two.
  private func groups(
    _ ground: MediationGround, _ coverage: Coverage, _ findings: inout MediationFindings
  ) throws(MediationError) -> [String]? {
    let actors = ground.map.actors
    let known = Set(coverage.constituencies.compactMap { actors[$0].text(of: attribute) })
    if !compared.isEmpty {
      let all = Set(actors.compactMap { $0.text(of: attribute) })
      for value in compared where !all.contains(value) {
        throw .invalidArgument(
          "compare of representation-gap: no actor has \(attribute) \"\(value)\"; there are "
            + (all.isEmpty ? "none" : all.sorted(by: idPrecedes).joined(separator: ", ")))
      }
      return compared
    }
    if attribute == "locality", known.isSuperset(of: ["rural", "urban"]) {
      return ["rural", "urban"]
    }
    let values = known.sorted(by: idPrecedes)
    if values.count == 2 { return values }
    findings.notices.append(
      "The constituencies with a population share have "
        + (values.isEmpty ? "no value" : values.count == 1 ? "one value" : "\(values.count) values")
        + " of \(attribute)\(values.isEmpty ? "" : " (\(enumerated(values)))"), so "
        + (values.count > 2 ? "say which two to compare." : "no two groups can be compared."))
    return nil
  }

  private func tables(
    _ convening: Convening, _ ground: MediationGround, _ findings: inout MediationFindings
  ) -> [[Int]] {
    if !table.isEmpty { return [ground.network.indices(table).sorted()] }
    let words = TableWords(convening)
    switch convening.smallest() {
    case .contradiction(let found):
      findings.sentences += words.contradiction(found)
      return []
    case .undecided(let size):
      findings.notices.append(words.undecided(size))
      return []
    case .found(let smallest, _):
      guard let size = smallest.first?.members.count else { return [] }
      let inclusive = convening.frontier(from: size, upTo: nil).points.flatMap {
        $0.tables.prefix(5)
      }
      var seen: Set<[Int]> = []
      return (smallest.prefix(10) + inclusive).map(\.members).filter { seen.insert($0).inserted }
    }
  }
}

/// Measures two groups at tables.
private struct GapRuler {
  let ground: MediationGround
  let coverage: Coverage
  let attribute: String
  let groups: [String]
  /// By constituency the best product of a chain of trust from it to each actor.
  private let products: [[Double]]

  init(ground: MediationGround, coverage: Coverage, attribute: String, groups: [String]) {
    self.ground = ground
    self.coverage = coverage
    self.attribute = attribute
    self.groups = groups
    products = coverage.constituencies.map { ground.network.products(from: $0) }
  }

  private struct Reading {
    var cover: [Cell]
    var access: [Cell]
    var gap: Cell
    var representation: Cell
  }

  private func group(of actor: Int) -> String? { ground.map.actors[actor].text(of: attribute) }

  private func places(_ group: String) -> [Int] {
    coverage.constituencies.indices.filter {
      self.group(of: coverage.constituencies[$0]) == group
    }
  }

  private func sum(_ places: [Int]) -> Double { places.reduce(0) { $0 + coverage.shares[$1] } }

  private func share(_ part: Double, of whole: Double) -> Cell {
    whole > 0 ? .value(part / whole) : .undefined(.noConstituency)
  }

  private func read(_ table: [Int]) -> Reading {
    let covered = Set(table.flatMap { coverage.covers[$0] })
    let cover = groups.map { group in
      share(sum(places(group).filter(covered.contains)), of: sum(places(group)))
    }
    let access = groups.map { group in
      share(
        places(group).reduce(0) { total, place in
          let products = products[place]
          return total + coverage.shares[place] * (table.map { products[$0] }.max() ?? 0)
        }, of: sum(places(group)))
    }
    var gap: Cell = .undefined(.noConstituency)
    if let a = cover[0].number, let b = cover[1].number { gap = .value(a - b) }
    return Reading(
      cover: cover, access: access, gap: gap, representation: representation(table))
  }

  private func representation(_ table: [Int]) -> Cell {
    let known = table.compactMap(group)
    guard !known.isEmpty else { return .undefined(.noKnownMember) }
    let everyone = coverage.constituencies.indices.filter {
      group(of: coverage.constituencies[$0]) != nil
    }
    let (part, whole) = (sum(places(groups[0])), sum(everyone))
    guard part > 0, whole > 0 else { return .undefined(.noConstituency) }
    return .value(Double(known.count { $0 == groups[0] }) / Double(known.count) / (part / whole))
  }

  // MARK: - Words and rows

  func sentence(_ table: [Int]) -> MediationSentence {
    let reading = read(table)
    let names = enumerated(table.map { ground.map.actors[$0].name })
    guard let a = reading.cover[0].number, let b = reading.cover[1].number,
      let gap = reading.gap.number
    else {
      return MediationSentence(
        "At the table of \(names) the two groups cannot be compared: "
          + "\(UndefinedReason.noConstituency.words).")
    }
    let points = percent(gap, minus: "−").replacingSuffix(" %", by: "")
    return MediationSentence(
      "At the table of \(names) \(percent(a)) of \(people(groups[0])) and "
        + "\(percent(b)) of \(people(groups[1])) trust somebody enough: "
        + (TrustComparison.isSame(gap, 0) ? "no gap." : "a gap of \(points) points."))
  }

  private func people(_ group: String) -> String {
    attribute == "locality"
      ? "the \(group) population" : "the population with \(attribute) \(group)"
  }

  func gaps(_ tables: [[Int]]) -> MediationSection {
    let (first, second) = (groups[0], groups[1])
    return MediationSection(
      id: "gap", title: "\(first) and \(second) at each table", subject: "actors",
      columns: [
        MediationColumn("cover.\(first)", "reached, \(first)", .number),
        MediationColumn("cover.\(second)", "reached, \(second)", .number),
        MediationColumn("gap", "gap", .number, "reached of \(first) less reached of \(second)"),
        MediationColumn(
          "representation", "seats by share", .number,
          "1 where \(first) members hold the share of seats that \(first) people have in the "
            + "population"),
        MediationColumn(
          "access.\(first)", "access, \(first)", .number,
          "the mean of the best trust that reaches anyone at the table, by population"),
        MediationColumn("access.\(second)", "access, \(second)", .number),
      ],
      rows: tables.map { table in
        let reading = read(table)
        return MediationRow(
          table.map { ground.named(ground.map.actors[$0].id) },
          [
            reading.cover[0], reading.cover[1], reading.gap, reading.representation,
            reading.access[0], reading.access[1],
          ].map(MediationCell.init))
      })
  }

  /// Actors of the first group through whom others have to pass to reach that group.
  func brokers() throws(MediationError) -> MediationSection {
    let found = Result { () throws(AnalysisError) in
      try MeasureCatalog.result(
        "gould-fernandez", parameters: ["group-by": attribute, "no-side": "drop"],
        on: ground.network.frozen)
    }
    var rows: [MediationRow] = []
    if case .success(let result) = found,
      let column = result.columnNames.firstIndex(of: "gould-fernandez.gatekeeper")
    {
      for index in ground.map.actors.indices where group(of: index) == groups[0] {
        if let count = result.columns[column].cells[index].number, count > 0 {
          rows.append(
            MediationRow(
              [ground.named(ground.map.actors[index].id)], [.number(count)]))
        }
      }
    }
    return MediationSection(
      id: "brokers", title: "Brokers into the group \(groups[0])", subject: "actor",
      columns: [
        MediationColumn(
          "gatekeeper", "gatekeeper", .number,
          "pairs that the actor joins from outside the group into it, not tied themselves")
      ], rows: rows)
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
  }
}
