// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("What the tool and the worker say about pictures")
struct PictureMessageTests {
  @Test("requests arrive as they were sent, whatever the title says")
  func requests() throws {
    let day = try #require(CalendarDate("1993-08-20"))
    for form in [
      PictureRequest.Form.png(dpi: 144), .pdf(title: "", date: day),
      .pdf(title: "png 144 ü  two spaces", date: day),
    ] {
      let request = PictureRequest(form, svg: "<svg>\n</svg>\n")
      #expect(PictureMessage.request(in: PictureMessage.bytes(of: request)) == request)
    }
    let pages = PictureRequest(
      .pdf(title: "ü", date: day), pages: ["<svg/>", "é\n", "<svg>\n</svg>"])
    #expect(PictureMessage.request(in: PictureMessage.bytes(of: pages)) == pages)
    let lines = PictureRequest(.pdf(title: "a\nb\u{2028}c", date: day), svg: "x")
    let found = PictureMessage.request(in: PictureMessage.bytes(of: lines))
    #expect(found == PictureRequest(.pdf(title: "a b c", date: day), svg: "x"))
  }

  @Test(
    "anything else is no request",
    arguments: [
      "", "png\n", "png 0\n", "png 35\n", "png 1201\n", "png x\n", "png 96 96\n", "gif 96\n",
      "pdf 1993-02-30 6 T\n", "pdf 1993-08-20\n", "pdf 1993-08-20 T\n", "pdf 1993-08-20 6\n",
      // Six bytes follow.
      "pdf 1993-08-20 5 T\n", "pdf 1993-08-20 7 T\n", "pdf 1993-08-20 3,4 T\n",
      "pdf 1993-08-20 6,0 T\n", "pdf 1993-08-20 6, T\n", "pdf 1993-08-20 -1,7 T\n",
      "pdf 1993-08-20 9223372036854775807 T\n", "layout neato 7 6 0\n",
    ])
  func noRequests(text: String) {
    #expect(PictureMessage.request(in: Array((text + "<svg/>").utf8)) == nil)
  }

  @Test("answers arrive as they were sent")
  func answers() throws {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try PictureMessage.picture(in: PictureMessage.bytes(of: .success(bytes))) == bytes)
    for failure in [
      PictureFailure.tooLarge(width: 9, height: 8, largestDPI: 70),
      .tooLarge(width: 9, height: 8, largestDPI: nil), .failed("a sentence: with 1 number"),
    ] {
      #expect(throws: failure) {
        try PictureMessage.picture(in: PictureMessage.bytes(of: .failure(failure)))
      }
    }
  }

  @Test(
    "half an answer, or none, is a failure",
    arguments: [
      "", "picture 4\nabc", "picture 2\nabc", "picture 0\n", "picture x\nabc", "at 1 2\n",
    ])
  func noAnswers(text: String) {
    #expect(throws: PictureFailure.self) { try PictureMessage.picture(in: Array(text.utf8)) }
  }

  @Test("a worker that is missing or fails is told in a sentence")
  func workers() {
    for (path, reason) in [
      ("/nowhere/actormap-draw", "could not be started (no such file)"),
      ("/bin/false", "the worker ended with exit code 1"),
      ("/bin/echo", "the worker wrote something that is no answer"),
      ("/bin/true", "the worker wrote something that is no answer"),
    ] {
      let worker = PictureWorker(path: path, timeLimit: 20)
      #expect {
        try worker.picture(of: PictureRequest(.png(dpi: 96), svg: "<svg/>"))
      } throws: { "\($0)".contains(reason) }
    }
  }
}
