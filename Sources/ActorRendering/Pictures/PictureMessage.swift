// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

package import ActorModel

/// What the tool and its worker say to each other about a picture: one line, then bytes.
///
/// A request is `png DPI` or `pdf YYYY-MM-DD COUNT,… TITLE` and then the SVG: of a PDF so many
/// bytes for each page. An answer is `picture COUNT` and then so many bytes; or `too-large WIDTH
/// HEIGHT DPI`, where 0 stands for no resolution; or `failed` and a sentence.
package enum PictureMessage {
  private static let newline = UInt8(ascii: "\n")

  // MARK: - Requests

  /// The most pages that a worker takes at once.
  private static let pageLimit = 100

  package static func bytes(of request: PictureRequest) -> [UInt8] {
    switch request.form {
    case .png(let dpi): return Array("png \(dpi)\n\(request.pages.first ?? "")".utf8)
    case .pdf(let title, let date):
      let counts = request.pages.map { "\($0.utf8.count)" }.joined(separator: ",")
      let line = "pdf \(day(date)) \(counts) \(DrawnText.plain(title))\n"
      return Array((line + request.pages.joined()).utf8)
    }
  }

  /// The request in `bytes`; `nil` where it is none of ours.
  package static func request(in bytes: [UInt8]) -> PictureRequest? {
    let (line, rest) = parts(bytes)
    let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    switch (words.first, words.count) {
    case ("png", 2):
      guard let dpi = Int(words[1]), PictureRequest.resolutions.contains(dpi) else { return nil }
      return PictureRequest(.png(dpi: dpi), svg: String(decoding: rest, as: UTF8.self))
    case ("pdf", 4):
      guard let date = CalendarDate(String(words[1])), let pages = pages(words[2], in: rest)
      else { return nil }
      return PictureRequest(.pdf(title: String(words[3]), date: date), pages: pages)
    default: return nil
    }
  }

  /// The pages whose sizes `counts` lists; `nil` where those are not all bytes that there are.
  private static func pages(_ counts: Substring, in bytes: ArraySlice<UInt8>) -> [String]? {
    let numbers = counts.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= pageLimit else { return nil }
    var rest = bytes
    var pages: [String] = []
    for number in numbers {
      guard let number, (1...max(1, rest.count)).contains(number), number <= rest.count
      else { return nil }
      pages.append(String(decoding: rest.prefix(number), as: UTF8.self))
      rest = rest.dropFirst(number)
    }
    return rest.isEmpty ? pages : nil
  }

  /// The first day of a date: a PDF knows no shortened ones. Without a date it is the first day of
  /// 1970, and so it is for years before 1000, of which not every reader can make something.
  package static func day(_ date: CalendarDate?) -> String {
    guard let day = date?.firstDay, day >= 1000_00_00 else { return "1970-01-01" }
    let (year, rest) = day.quotientAndRemainder(dividingBy: 10_000)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(year)-\(two(rest / 100))-\(two(rest % 100))"
  }

  // MARK: - Answers

  package static func bytes(of answer: Result<[UInt8], PictureFailure>) -> [UInt8] {
    switch answer {
    case .success(let picture): return Array("picture \(picture.count)\n".utf8) + picture
    case .failure(.tooLarge(let width, let height, let dpi)):
      return Array("too-large \(width) \(height) \(dpi ?? 0)\n".utf8)
    case .failure(.failed(let text)):
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return Array("failed \(line)\n".utf8)
    }
  }

  /// The picture in what a worker wrote.
  package static func picture(in bytes: [UInt8]) throws(PictureFailure) -> [UInt8] {
    let (line, rest) = parts(bytes)
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch (words.first, numbers.count) {
    case ("picture", 1) where numbers[0] == rest.count && !rest.isEmpty: return Array(rest)
    case ("picture", 1): throw .failed("the worker ended before it had answered")
    case ("too-large", 3):
      throw .tooLarge(
        width: numbers[0], height: numbers[1], largestDPI: numbers[2] == 0 ? nil : numbers[2])
    case ("failed", _): throw .failed(String(line.dropFirst(7)))
    default: throw .failed("the worker wrote something that is no answer")
    }
  }

  private static func parts(_ bytes: [UInt8]) -> (line: String, rest: ArraySlice<UInt8>) {
    let end = bytes.firstIndex(of: newline) ?? bytes.count
    return (String(decoding: bytes[..<end], as: UTF8.self), bytes[min(end + 1, bytes.count)...])
  }
}
