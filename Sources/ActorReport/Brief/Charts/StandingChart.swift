// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation

/// D12 in one picture: how independent of sponsors candidates are, and how well backed.
struct StandingChart {
  private struct Candidate {
    let name: String
    let rank: Int
    let support: Double
    let independence: Double
    let isOnFront: Bool
    let group: String
  }

  /// Candidates that stand at the same place.
  private struct Mark {
    let place: (x: Double, y: Double)
    let label: String
    let isOnFront: Bool
  }

  private let candidates: [Candidate]
  private let missing: [String]
  private let thresholds: (support: Double, independence: Double)

  /// - Parameters:
  ///   - standings: the candidates in the order of their ranks.
  ///   - thresholds: from where on one counts as backed, and as independent.
  init(_ standings: MediationSection, thresholds: (support: Double, independence: Double)) {
    func number(_ row: MediationRow, _ column: String) -> Double? {
      standings.cell(row, column)?.number
    }
    candidates = standings.rows.compactMap { row in
      guard let rank = number(row, "rank"), let support = number(row, "support"),
        let independence = number(row, "independence")
      else { return nil }
      var group = ""
      if case .text(let words)? = standings.cell(row, "group") { group = words }
      return Candidate(
        name: row.subject.map(\.name).joined(separator: ", "), rank: Int(rank), support: support,
        independence: independence, isOnFront: standings.cell(row, "front") == .truth(true),
        group: group)
    }
    let shown = Set(candidates.map(\.name))
    missing = standings.rows.flatMap { $0.subject.map(\.name) }.filter { !shown.contains($0) }
    self.thresholds = thresholds
  }

  /// The chart; `nil` where there are not two candidates to compare.
  var chart: BriefChart? {
    guard candidates.count > 1 else { return nil }
    var canvas = ChartCanvas()
    addScales(&canvas)
    addMarks(&canvas)
    return canvas.chart(
      "standing", title: "Independence and support of the candidates", description: description,
      caption: "Numbers: ranks in section 3. Ringed: nobody has more of one and no less of the "
        + "other. Dashed: the least that counts as backed, and as independent."
        + (missing.isEmpty
          ? "" : " Not drawn, for one of the two is unknown: \(enumerated(missing)).")
    )
  }

  private var description: String {
    candidates.map {
      "\($0.rank), \($0.name): support \(twoDecimals($0.support)), independence "
        + "\(twoDecimals($0.independence)), \($0.group)."
    }.joined(separator: " ")
  }

  private func addScales(_ canvas: inout ChartCanvas) {
    let place = ChartCanvas.place
    let limits = ChartCanvas.edges(thresholds.independence)
    canvas.axes()
    canvas.line(from: place(thresholds.support, 0), to: place(thresholds.support, 1), "limit")
    canvas.line(from: limits.left, to: limits.right, "limit")
    for share in ticks(thresholds.support) {
      let (x, y) = place(share, 0)
      canvas.text(fourDecimals(share), x, y + 15)
    }
    for share in ticks(thresholds.independence) {
      let (x, y) = ChartCanvas.edges(share).left
      canvas.text(fourDecimals(share), x - 4, y + 4, .end)
    }
    addWords(&canvas, at: limits.left.y)
  }

  /// What the axes and the four fields are called.
  private func addWords(_ canvas: inout ChartCanvas, at limit: Double) {
    canvas.text("independence", 4, 14, .start)
    let middle = thresholds.support > 0.5 ? thresholds.support / 2 : (thresholds.support + 1) / 2
    canvas.text("support", ChartCanvas.place(middle, 0).x, ChartCanvas.bottom + 15)
    canvas.text("both", ChartCanvas.right - 3, limit - 6, .end)
    canvas.text("backed", ChartCanvas.right - 3, limit + 15, .end)
    canvas.text("independent", ChartCanvas.left + 4, limit - 6, .start)
    canvas.text("neither", ChartCanvas.left + 4, limit + 15, .start)
  }

  /// 0, 1 and the threshold where it has room between them.
  private func ticks(_ threshold: Double) -> [Double] {
    threshold > 0.1 && threshold < 0.9 ? [0, threshold, 1] : [0, 1]
  }

  // MARK: - Marks

  private func addMarks(_ canvas: inout ChartCanvas) {
    let marks = marks
    for mark in marks {
      canvas.disc(mark.place, 4.5, "candidate")
      if mark.isOnFront { canvas.disc(mark.place, 8, "ring") }
    }
    for (mark, height) in zip(marks, heights(of: marks)) {
      canvas.text(mark.label, mark.place.x, mark.place.y + height)
    }
  }

  /// From left to right.
  private var marks: [Mark] {
    var groups: [[Candidate]] = []
    for candidate in candidates {
      let same = groups.firstIndex { group in
        group.first.map {
          ($0.support - candidate.support).magnitude < 1e-9
            && ($0.independence - candidate.independence).magnitude < 1e-9
        } ?? false
      }
      if let same { groups[same].append(candidate) } else { groups.append([candidate]) }
    }
    let marks = groups.map { group in
      Mark(
        place: ChartCanvas.place(group[0].support, group[0].independence),
        label: group.map { String($0.rank) }.joined(separator: ", "),
        isOnFront: group.contains(where: \.isOnFront))
    }
    return marks.sorted { a, b in
      a.place.x != b.place.x ? a.place.x < b.place.x : a.place.y < b.place.y
    }
  }

  /// How far above or below its mark each label stands, so that labels side by side stay apart.
  private func heights(of marks: [Mark]) -> [Double] {
    let rows = [-12.0, 20, -24, 32]
    var taken: [(x: ClosedRange<Double>, y: Double)] = []
    return marks.map { mark in
      let half = Double(mark.label.count) * ChartCanvas.characterWidth / 2 + 2
      let span = (mark.place.x - half)...(mark.place.x + half)
      let free = rows.first { height in
        let y = mark.place.y + height
        return !taken.contains { $0.x.overlaps(span) && ($0.y - y).magnitude < 12 }
          && !marks.contains { other in
            span.overlaps((other.place.x - 8)...(other.place.x + 8))
              && other.place.y > y - 19 && other.place.y < y + 8
              && (other.place.x != mark.place.x || other.place.y != mark.place.y)
          }
      }
      let height = free ?? rows[0]
      taken.append((span, mark.place.y + height))
      return height
    }
  }
}
