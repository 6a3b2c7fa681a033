// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Makes a map of the sheets of a workbook.
enum WorkbookReader {
  /// Reads a workbook that was read as the format `id`.
  ///
  /// - Parameter kumu: whether the sheets are Kumu's; `nil` asks their names.
  static func read(
    _ workbook: some Workbook, as id: String, kumu: Bool?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    var heads: [Sheet] = []
    for place in workbook.titles.indices {
      heads.append(try workbook.sheet(place, rows: SheetHeaders.rowsSeen))
    }
    let choice = try SheetChoice(heads, options, in: workbook.name)
    let isKumu = !choice.isOwn && (kumu ?? choice.isKumu)
    var decoder = MapDecoder(options)
    decoder.findsSides = !choice.isOwn
    if let rest = choice.rest {
      MapSheet.read(try whole(workbook, rest), of: workbook.name, into: &decoder)
    }
    let headers = [choice.actors, choice.ties].map { place in
      place.map { Self.headers(of: heads[$0], place == choice.ties, options) } ?? []
    }
    try readActors(
      workbook, choice,
      .init(
        layout: .actors, isOwn: choice.isOwn, kumu: isKumu ? KumuCells(actors: []) : nil,
        otherHeaders: headers[1]), &decoder)
    if let ties = choice.ties {
      SheetImporter.read(
        try whole(workbook, ties), of: workbook.name,
        as: .init(
          layout: .relationships, isOwn: choice.isOwn,
          kumu: isKumu ? KumuCells(actors: decoder.map.actors) : nil, otherHeaders: headers[0]),
        into: &decoder)
    }
    for place in choice.unread { warn(of: heads[place], workbook.name, decoder.log) }
    if options.undirected {
      for index in decoder.map.relationships.indices {
        decoder.map.relationships[index].directed = false
      }
    }
    return try decoder.finish(as: isKumu ? KumuFormat.id : id)
  }

  private static func headers(
    of head: Sheet, _ isTies: Bool, _ options: ReadOptions
  ) -> Set<String> {
    Set(SheetHeaders(head, as: isTies ? .relationships : .actors, options).texts)
  }

  private static func whole(_ workbook: some Workbook, _ place: Int) throws(FormatError) -> Sheet {
    try workbook.sheet(place, rows: .max)
  }

  /// Actors stand in their sheet, or in the table that `--actors` names, or in ties alone.
  private static func readActors(
    _ workbook: some Workbook, _ choice: SheetChoice, _ manner: SheetImporter.Manner,
    _ decoder: inout MapDecoder
  ) throws(FormatError) {
    decoder.listsActors = choice.actors != nil || decoder.options.actorsPath != nil
    if let path = decoder.options.actorsPath {
      guard choice.actors == nil else {
        throw .whole(
          .badData, workbook.name, found: "a sheet of actors beside the table that --actors names",
          expected: "one list of actors", remedy: "leave --actors out, or remove the sheet")
      }
      let table = CSVTable(sniffing: try FileBytes.read(path))
      return try table.read(as: .actors, isOwn: table.isOwn(.actors), into: &decoder)
    }
    guard let actors = choice.actors else { return }
    SheetImporter.read(
      try whole(workbook, actors), of: workbook.name, as: manner, into: &decoder)
  }

  private static func warn(of sheet: Sheet, _ workbook: String, _ log: DecodingLog) {
    let file = log.open(grid: "\(workbook)#\(sheet.name)", hasCells: false)
    log.add(
      .warning, in: file, at: 0,
      found: sheet.isHidden ? "a hidden sheet that is not read" : "a sheet that is not read",
      expected: "a sheet of actors and a sheet of ties",
      remedy: "remove it, or put \(SheetChoice.ignoreMark) into its name")
  }
}
