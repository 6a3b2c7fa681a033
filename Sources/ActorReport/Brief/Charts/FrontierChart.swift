// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation

/// D9 and D10 in one picture: what each further seat buys, and how well the table then holds.
struct FrontierChart {
  private struct Size {
    let seats: Int
    let reached: Double
    let weakest: Double?
  }

  private let sizes: [Size]
  /// How far the two marks of a size stand to either side of it.
  private static let aside = 9.0

  /// Reads the rows of a table of the frontier, one a size.
  init(_ frontier: MediationSection) {
    sizes = frontier.rows.compactMap { row in
      guard let seats = frontier.cell(row, "seats")?.number,
        let reached = frontier.cell(row, "cover")?.number
      else { return nil }
      return Size(
        seats: Int(seats), reached: reached, weakest: frontier.cell(row, "weakest-link")?.number)
    }
  }

  /// The chart; `nil` where there are not two sizes to compare.
  var chart: BriefChart? {
    guard sizes.count > 1 else { return nil }
    var canvas = ChartCanvas()
    addScales(&canvas)
    addSteps(&canvas)
    for place in sizes.indices { addMarks(of: place, &canvas) }
    return canvas.chart(
      "frontier", title: "What further seats buy, and how well each table holds together",
      description: sizes.map(words).joined(separator: " "),
      caption: "Filled circles, left scale: the share of the population that is reached. Open "
        + "diamonds, right scale: the trust of the table’s weakest tie.")
  }

  private func words(_ size: Size) -> String {
    "With \(size.seats) seats \(percent(size.reached)) of the population are reached"
      + (size.weakest.map { ", and the weakest tie has trust \(twoDecimals($0))." } ?? ".")
  }

  private func x(_ place: Int) -> Double { (Double(place) + 0.5) / Double(sizes.count) }

  private func reached(_ place: Int) -> (x: Double, y: Double) {
    let (x, y) = ChartCanvas.place(x(place), sizes[place].reached)
    return (x - Self.aside, y)
  }

  private func weakest(_ place: Int) -> (x: Double, y: Double)? {
    sizes[place].weakest.map { weakest in
      let (x, y) = ChartCanvas.place(x(place), weakest)
      return (x + Self.aside, y)
    }
  }

  private func addScales(_ canvas: inout ChartCanvas) {
    canvas.axes()
    canvas.line(from: ChartCanvas.edges(0).right, to: ChartCanvas.edges(1).right, "axis")
    for share in [0, 0.5, 1] {
      let (left, right) = ChartCanvas.edges(share)
      if share > 0 { canvas.line(from: left, to: right, "grid") }
      canvas.text("\(Int(share * 100))\u{A0}%", left.x - 4, left.y + 4, .end)
      canvas.text(fourDecimals(share), right.x + 4, right.y + 4, .start)
    }
    canvas.disc((10, 12), 4.5, "reached")
    canvas.text("reached", 19, 16, .start)
    canvas.diamond((188, 12), 5.5, "weakest")
    canvas.text("weakest tie", 198, 16, .start)
    for place in sizes.indices {
      let bottom = ChartCanvas.place(x(place), 0)
      canvas.text(String(sizes[place].seats), bottom.x, bottom.y + 15)
    }
    canvas.text("seats", ChartCanvas.left - 4, ChartCanvas.bottom + 16, .end)
  }

  private func addSteps(_ canvas: inout ChartCanvas) {
    for place in sizes.indices.dropFirst() {
      canvas.line(from: reached(place - 1), to: reached(place), "reached-line")
      if let from = weakest(place - 1), let to = weakest(place) {
        canvas.line(from: from, to: to, "weakest-line")
      }
    }
  }

  /// The higher mark of a size has its number above it, the other one below.
  private func addMarks(of place: Int, _ canvas: inout ChartCanvas) {
    let reached = reached(place)
    let weakest = weakest(place)
    let isHigher = weakest.map { reached.y <= $0.y } ?? true
    canvas.disc(reached, 4.5, "reached")
    canvas.text(percent(sizes[place].reached), reached.x, height(reached.y, above: isHigher))
    guard let weakest, let trust = sizes[place].weakest else { return }
    canvas.diamond(weakest, 5.5, "weakest")
    canvas.text(twoDecimals(trust), weakest.x, height(weakest.y, above: !isHigher))
  }

  private func height(_ y: Double, above: Bool) -> Double {
    above || y + 20 > ChartCanvas.bottom ? y - 9 : y + 17
  }
}
