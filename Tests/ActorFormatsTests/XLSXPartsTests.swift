// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorFormats

@Suite("Parts of workbooks: dates, formats, escapes, numbers")
struct XLSXPartsTests {
  /// Values by openpyxl 3.1.5, `from_excel(x, epoch)`, but for the days before March 1900, which
  /// are those that Excel shows (ECMA-376, part 1, 18.17.4.1), and day 60, which never was.
  @Test(
    "dates are days since 1900 or 1904",
    arguments: [
      (45_000.0, false, "2023-03-15"), (45_000.5, false, "2023-03-15T12:00:00"),
      (61, false, "1900-03-01"), (59, false, "1900-02-28"), (1, false, "1900-01-01"),
      (43_831.427_094_907_4, false, "2020-01-01T10:15:01"), (2_958_465, false, "9999-12-31"),
      (36_585, false, "2000-02-29"), (0, true, "1904-01-01"), (43_538, true, "2023-03-15"),
    ] as [(Double, Bool, String)])
  func dates(serial: Double, from1904: Bool, text: String) {
    #expect(XLSXDates.text(serial, as: .date, from1904: from1904) == text)
  }

  @Test("days that never were and days beyond the calendar are none")
  func noDates() {
    for serial in [60, -1, 2_958_466, .nan, .infinity, 0] as [Double] {
      #expect(XLSXDates.text(serial, as: .date, from1904: false) == nil)
    }
    #expect(XLSXDates.text(0.75, as: .time, from1904: false) == "18:00:00")
    #expect(XLSXDates.text(1.25, as: .duration, from1904: false) == "30:00:00")
    #expect(XLSXDates.text(0.000_001, as: .time, from1904: false) == "00:00:00.086")
  }

  @Test(
    "formats that show dates",
    arguments: [
      ("dd.mm.yyyy", XLSXDates.Kind.date), ("[$-407]d. mmmm yyyy;@", .date), ("h:mm AM/PM", .time),
      ("[h]:mm", .duration), ("mmm-yy", .date), ("mmmm", .date), ("General", .plain),
      ("0.00E+00", .plain), ("#,##0.00 [$€-407]", .plain), ("0 \"days\"", .plain),
      ("[Red]0.0;yyyy", .plain), ("0\\d", .plain), ("@", .plain),
      ("\"TRUE\";\"TRUE\";\"FALSE\"", .truth), ("yyyy\\-mm\\-dd", .date),
    ] as [(String, XLSXDates.Kind)])
  func formats(format: String, kind: XLSXDates.Kind) {
    #expect(XLSXDates.kind(format) == kind)
  }

  /// ECMA-376, part 1, 22.9.2.19.
  @Test("escapes of texts")
  func escapes() {
    let decoded = { (text: String) in XLSXText.decoded(Array(text.utf8)[...]) }
    #expect(decoded("a_x000D_b") == "a\rb")
    #expect(decoded("_x005F_x000D_") == "_x000D_")
    #expect(decoded("_xD83D__xDE00_!") == "😀!")
    #expect(decoded("_xD83D_") == "_xD83D_")
    #expect(decoded("_x00g1_ _x+123_ _x00") == "_x00g1_ _x+123_ _x00")
    for text in ["_x000D_", "\r\n\t\u{1}", "\u{FFFE}", "_x005F_x000D_", "a&<b>", "__x0041_"] {
      var bytes: [UInt8] = []
      XLSXText.append(text, to: &bytes)
      let plain = String(decoding: bytes, as: UTF8.self).replacing("&amp;", with: "&")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      #expect(decoded(plain) == text)
    }
  }

  @Test("numbers are the shortest text, whole ones as people write them")
  func numbers() {
    for (raw, text) in [
      ("0.1", "0.1"), ("0.30000000000000004", "0.30000000000000004"), ("1", "1"), ("007", "7"),
      ("1E3", "1000"), ("-2.50", "-2.5"), ("1.23456789012345E+16", "12345678901234500"),
      ("-1E20", "-100000000000000000000"), ("1e21", "1e+21"), ("1e-5", "1e-05"), ("-0", "0"),
    ] {
      #expect(CellNumber.text(Array(raw.utf8)) == text)
    }
    for raw in ["", "nan", "inf", "0x10", "1e999", "1,5", "1 2", "--1"] {
      #expect(CellNumber.text(Array(raw.utf8)) == nil, "\(raw)")
    }
    for text in ["0", "0.5", "100", "1e+21", "12345678901234500"] {
      #expect(CellNumber.isCell(text))
    }
    for text in ["0.50", "1e5", "-0", "5e-324", "123456789012345678901234567890"] {
      #expect(!CellNumber.isCell(text))
    }
  }

  @Test("names of cells")
  func cells() {
    for (name, row, column) in [
      ("A1", 0, 0), ("C7", 6, 2), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383),
    ] {
      let place = XLSXSheetReader.place(name.utf8)
      #expect(place?.row == row && place?.column == column)
      #expect(GridPlace.name(of: GridPlace.offset(row: row, column: column)) == name)
    }
    for name in ["", "A", "1", "A0", "1A", "XFE1", "A1048577", "A-1", "ZZZZZZZZZZZZZZZZZZ1"] {
      #expect(XLSXSheetReader.place(name.utf8) == nil, "\(name)")
    }
  }
}
