// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Rows of actors, side by side: what remains where there is no Graphviz and too many actors for
/// our own search.
struct Rows {
  private let problem: LayoutProblem

  init(_ problem: LayoutProblem) { self.problem = problem }

  func places() -> [Point] {
    let order = (0..<problem.count).sorted { a, b in
      (problem.sides[a] ?? Int.max, a) < (problem.sides[b] ?? Int.max, b)
    }
    let columns = max(1, Int(Double(problem.count).squareRoot().rounded(.up)))
    let width = (problem.sizes.map(\.width).max() ?? 0) + 30
    let height = (problem.sizes.map(\.height).max() ?? 0) + 30
    var places = [Point](repeating: .zero, count: problem.count)
    for (index, actor) in order.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      places[actor] = Point(Double(column) * width, Double(row) * height)
    }
    return places
  }
}
