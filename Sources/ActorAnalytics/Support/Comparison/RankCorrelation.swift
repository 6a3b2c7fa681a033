// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How alike two rankings are, for example by two measures or on two maps: 1 where they have the
/// same order, −1 where one is the other turned round.
///
/// Spearman's rank correlation is the correlation of ranks, those who share a rank with the mean of
/// the ranks that they take up: Spearman, C. (1904). The proof and measurement of association
/// between two things. American Journal of Psychology 15, 72–101. doi:10.2307/1412159. Kendall's
/// tau-b is the pairs in the same order less those in the opposite one, by the geometric mean of
/// the pairs that are not tied in each: Kendall, M. G. (1945). The treatment of ties in ranking
/// problems. Biometrika 33, 239–251. doi:10.1093/biomet/33.3.239. Values share a rank as in
/// `Ranking`.
public struct RankCorrelation: Hashable, Sendable {
  /// How many have a value in both.
  public let count: Int
  /// Spearman's rank correlation.
  public let spearman: Cell
  /// Kendall's tau-b.
  public let kendall: Cell

  /// Compares two rows of values; what is `nil` in either does not count. Undefined:
  /// `notEnoughInCommon` below two common values, `noSpread` where all of one row are equal.
  ///
  /// - Precondition: both are equally long.
  /// - Complexity: O(n log n).
  public init(_ a: [Double?], _ b: [Double?]) {
    precondition(a.count == b.count, "rows of the same subjects")
    let pairs = zip(a, b).compactMap { x, y -> (Double, Double)? in
      guard let x, let y else { return nil }
      return (x, y)
    }
    count = pairs.count
    let (x, y) = (SharedRanks(pairs.map(\.0)), SharedRanks(pairs.map(\.1)))
    guard count > 1, x.hasSpread, y.hasSpread else {
      let reason: UndefinedReason = count > 1 ? .noSpread : .notEnoughInCommon
      (spearman, kendall) = (.undefined(reason), .undefined(reason))
      return
    }
    spearman = .value(x.correlation(with: y))
    kendall = .value(x.concordance(with: y))
  }

  /// Compares the raw values of two results, of two measures or on two maps: rows are matched by
  /// what they are about, actors by their ids.
  public init(_ a: MeasureResult, _ b: MeasureResult) {
    var values: [MeasureSubject: Double] = [:]
    for (subject, cell) in zip(b.subjects, b.columns[0].cells) {
      values[subject.withoutName] = cell.number
    }
    self.init(a.columns[0].cells.map(\.number), a.subjects.map { values[$0.withoutName] })
  }
}

extension MeasureSubject {
  /// The subject by its ids alone, since people may be called otherwise on another map.
  fileprivate var withoutName: MeasureSubject {
    if case .actor(let id, _) = self { .actor(id: id, name: "") } else { self }
  }
}

/// Ranks from the lowest value on, where equal values share one.
private struct SharedRanks {
  /// Twice the mean of the ranks that each one's equals take up, which is a whole number.
  let doubled: [Int]
  /// Pairs that share a rank.
  let tied: Int

  init(_ values: [Double]) {
    let ids = [String](repeating: "", count: values.count)
    let ranks = Ranking(values, ids: ids).ranks.map { $0 ?? 0 }
    var sizes = [Int](repeating: 0, count: values.count + 1)
    for rank in ranks { sizes[rank] += 1 }
    // Competition ranks count from the highest; of s equals with rank r the mean is r + (s − 1)/2.
    doubled = ranks.map { 2 * (values.count + 1) - (2 * $0 + sizes[$0] - 1) }
    tied = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  private var pairs: Int { doubled.count * (doubled.count - 1) / 2 }

  var hasSpread: Bool { tied < pairs }

  func correlation(with other: SharedRanks) -> Double {
    // Both have the mean n + 1.
    let mean = doubled.count + 1
    var (products, own, others) = (Int128(0), Int128(0), Int128(0))
    for (x, y) in zip(doubled, other.doubled) {
      products += Int128((x - mean) * (y - mean))
      own += Int128((x - mean) * (x - mean))
      others += Int128((y - mean) * (y - mean))
    }
    return Double(products) / (Double(own) * Double(others)).squareRoot()
  }

  /// Knight, W. R. (1966). A computer method for calculating Kendall's tau with ungrouped data.
  /// Journal of the American Statistical Association 61, 436–439.
  /// doi:10.1080/01621459.1966.10480879
  func concordance(with other: SharedRanks) -> Double {
    let sorted = zip(doubled, other.doubled).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    var (both, run) = (0, 0)
    for place in sorted.indices.dropFirst() {
      run = sorted[place] == sorted[place - 1] ? run + 1 : 0
      both += run
    }
    var order = sorted.map(\.1)
    let turned = Self.inversions(&order)
    let surplus = pairs - tied - other.tied + both - 2 * turned
    return Double(surplus) / (Double(pairs - tied) * Double(pairs - other.tied)).squareRoot()
  }

  /// Sorts by merging, and counts the pairs that stood the wrong way round.
  private static func inversions(_ list: inout [Int]) -> Int {
    var (width, count) = (1, 0)
    var merged = list
    while width < list.count {
      for start in stride(from: 0, to: list.count, by: 2 * width) {
        let (middle, end) = (min(start + width, list.count), min(start + 2 * width, list.count))
        var (i, j) = (start, middle)
        for place in start..<end {
          let takesFirst = i < middle && (j >= end || list[i] <= list[j])
          merged[place] = takesFirst ? list[i] : list[j]
          if !takesFirst { count += middle - i }
          if takesFirst { i += 1 } else { j += 1 }
        }
      }
      swap(&list, &merged)
      width *= 2
    }
    return count
  }
}
