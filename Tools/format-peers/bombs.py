# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Small files that would fill memory, run for ever or have other files read; see Tools/bombs."""
import gzip
import pathlib
import sqlite3
import struct
import zipfile
import zlib

LAUGHS = "<!DOCTYPE x [<!ENTITY l0 \"lol\">" + "".join(
    f"<!ENTITY l{n} \"{f'&l{n - 1};' * 10}\">" for n in range(1, 11)) + "]>"
ENTITIES = {
    "billion laughs": (LAUGHS, "&l10;"),
    "quadratic blow-up": (f"<!DOCTYPE x [<!ENTITY a \"{'a' * 65536}\">]>", "&a;" * 65536),
    "external entity": ("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;"),
    "external entity of the net": (
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"http://192.0.2.1/a\">]>", "&a;"),
    "endless external entity": ("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///dev/zero\">]>", "&a;"),
    "parameter entity": (
        "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///dev/zero\"> %a;]>", "b"),
    "parameter entities in a chain": (
        "<!DOCTYPE x [<!ENTITY % p0 \"<!ENTITY a 'b'>\">" + "".join(
            f"<!ENTITY &#37; p{n} '{f'&#37;p{n - 1};' * 10}'>" for n in range(1, 11)) + "%p10;]>",
        "&a;"),
    "external DTD": ("<!DOCTYPE x SYSTEM \"file:///dev/zero\">", "b"),
    "external DTD of the net": ("<!DOCTYPE x PUBLIC \"-//x\" \"http://192.0.2.1/a.dtd\">", "b"),
}
# A DOCTYPE that defines nothing itself is passed over with what it names, which nothing opens.
READ = {"external DTD", "external DTD of the net"}
MEBIBYTE = 1 << 20
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROW = "<row>" + "".join(
    f"<c t=\"inlineStr\"><is><t>{text}</t></is></c>" for text in ("from", "to")) + "</row>"


def graphml(doctype, text):
    return (
        f"<?xml version=\"1.0\"?>{doctype}<graphml><key id=\"k\" for=\"node\" attr.name=\"name\" "
        f"attr.type=\"string\"/><graph edgedefault=\"directed\"><node id=\"n\"><data key=\"k\">"
        f"{text}</data></node></graph></graphml>")


def sheet(doctype="", text="a", more=""):
    return (
        f"{doctype}<worksheet><sheetData>{ROW}<row><c t=\"inlineStr\"><is><t>{text}</t></is></c>"
        f"<c t=\"inlineStr\"><is><t>b</t></is></c></row>{more}</sheetData></worksheet>")


def content(doctype="", text="a", more=""):
    spaces = "".join(
        f" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""
        for name in ("office", "table", "text"))
    cell = "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>{}</table:table-row>"
    return (
        f"{doctype}<office:document-content{spaces}><office:body><office:spreadsheet>"
        f"<table:table table:name=\"Ties\">"
        f"{row.format(cell.format('from') + cell.format('to'))}"
        f"{row.format(cell.format(text) + cell.format('b'))}{more}</table:table>"
        f"</office:spreadsheet></office:body></office:document-content>")


def archive(path, parts):
    """Parts may be pieces to be written one after another."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, pieces in parts:
            if isinstance(pieces, str):
                pieces = [pieces.encode()]
            how = zipfile.ZipInfo(name)
            how.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            with file.open(how, "w", force_zip64=False) as part:
                for piece in pieces:
                    part.write(piece)


def xlsx(path, sheet_xml, more=(), workbook=None):
    archive(path, [
        ("xl/workbook.xml", workbook or (
            f"<workbook xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Ties\" sheetId=\"1\" "
            "r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels",
         f"<Relationships><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" "
         f"Target=\"worksheets/s.xml\"/><Relationship Id=\"r2\" Type=\"{OFFICE}/sharedStrings\" "
         "Target=\"sharedStrings.xml\"/></Relationships>"),
        ("xl/worksheets/s.xml", sheet_xml), *more])


def ods(path, content_xml, more=()):
    archive(path, [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content_xml), *more])


def blanks(mebibytes, before="", after=""):
    yield before.encode()
    for _ in range(mebibytes):
        yield b" " * MEBIBYTE
    yield after.encode()


def overlapping(path, name, count):
    """One packed file that the list at the end names many times, after David Fifield."""
    text = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = text.compress(b" " * (16 * MEBIBYTE)) + text.flush()
    check = zlib.crc32(b" " * (16 * MEBIBYTE))
    head = struct.pack(
        "<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, check, len(packed), 16 * MEBIBYTE,
        len(name), 0) + name.encode()
    entries = b""
    for number in range(count):
        # Every other program checks that names agree; the first does.
        entry = name if number == 0 else f"xl/worksheets/s{number}.xml"
        entries += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, check, len(packed),
            16 * MEBIBYTE, len(entry), 0, 0, 0, 0, 0, 0) + entry.encode()
    body = head + packed
    end = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries), len(body), 0)
    pathlib.Path(path).write_bytes(body + entries + end)


def lying(path):
    """The archive says that the sheet has 100 bytes; it unpacks to 64 MiB."""
    xlsx(path, blanks(64, sheet()))
    data = bytearray(pathlib.Path(path).read_bytes())
    size = struct.pack("<I", 64 * MEBIBYTE + len(sheet()))
    while size in data:
        place = data.index(size)
        data[place:place + 4] = struct.pack("<I", 100)
    pathlib.Path(path).write_bytes(data)


def packed(path, pieces):
    with gzip.open(path, "wb", compresslevel=9) as file:
        for piece in pieces:
            file.write(piece)


def database(path, view):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE actors (id TEXT)")
        file.execute("INSERT INTO actors VALUES ('a')")
        file.execute(view)


def make_workbooks(folder):
    """Yields (words, path, may be read)."""
    for words, (doctype, text) in ENTITIES.items():
        name = words.replace(" ", "-")
        path = folder / f"{name}.xlsx"
        xlsx(path, sheet(doctype, text))
        yield f"XLSX sheet: {words}", path, words in READ
        path = folder / f"{name}-strings.xlsx"
        xlsx(path, sheet(), [(
            "xl/sharedStrings.xml", f"{doctype}<sst><si><t>{text}</t></si></sst>")])
        yield f"XLSX shared strings: {words}", path, words in READ
        path = folder / f"{name}.ods"
        ods(path, content(doctype, text))
        yield f"ODS content.xml: {words}", path, words in READ
    for size in (64, 1024):
        path = folder / f"blanks-{size}.xlsx"
        xlsx(path, blanks(size, sheet()))
        yield f"XLSX: a sheet of {size} MiB packed 1000:1", path, False
        path = folder / f"blanks-{size}.ods"
        ods(path, blanks(size, content()))
        yield f"ODS: content.xml of {size} MiB packed 1000:1", path, False
    path = folder / "rows.xlsx"
    rows = (b"<row><c/></row>" * 65536 for _ in range(64))
    xlsx(path, rows)
    yield "XLSX: 4 million empty rows", path, False
    inner = folder / "blanks-64.xlsx"
    for name, part in [("nested", "xl/embeddings/inner.xlsx"), ("sheet", "xl/worksheets/s.xml")]:
        path = folder / f"{name}.xlsx"
        with zipfile.ZipFile(inner) as source:
            parts = [
                (entry.filename, source.read(entry)) for entry in source.infolist()
                if entry.file_size < MEBIBYTE]
        parts = [(a, b.decode()) for a, b in parts] + [(part, [inner.read_bytes()])]
        if name == "nested":
            parts.append(("xl/worksheets/s.xml", sheet()))
        archive(path, parts)
        yield f"XLSX: a workbook of 64 MiB inside ({part})", path, name == "nested"
    for count in (64, 10_000):
        path = folder / f"overlapping-{count}.xlsx"
        overlapping(path, "xl/workbook.xml", count)
        yield f"XLSX: {count} files of 16 MiB that are the same bytes", path, False
    lying(folder / "lying.xlsx")
    yield "XLSX: a sheet of 64 MiB that says it has 100 bytes", folder / "lying.xlsx", False
    path = folder / "repeated.ods"
    ods(path, content(more=(
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
        "table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>c</text:p>"
        "</table:table-cell></table:table-row>")))
    yield "ODS: a cell repeated 16384 times in each of 1048000 rows", path, False
    path = folder / "rows.ods"
    ods(path, content(more=(
        "<table:table-row table:number-rows-repeated=\"520000\"><table:table-cell "
        "table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>c</text:p>"
        "</table:table-cell></table:table-row>")))
    yield "ODS: a tie repeated in 520000 rows", path, False


def make(folder):
    """All bombs as (words, path, may be read)."""
    for words, (doctype, text) in ENTITIES.items():
        path = folder / f"{words.replace(' ', '-')}.graphml"
        path.write_text(graphml(doctype, text), encoding="utf-8")
        yield f"GraphML: {words}", path, words in READ
    yield from make_workbooks(folder)
    for size in (64, 2048):
        zeros = gzip.compress(bytes(64 * MEBIBYTE)) * (size // 64)
        for ending in ("graphml", "csv", "json", "sqlite", "el", "xlsx", "ods", "frozen", "txt"):
            path = folder / f"zeros-{size}.{ending}.gz"
            path.write_bytes(zeros)
            yield f"gzip: {size} MiB of zeros as .{ending}.gz", path, False
    for ending, start in [
        ("graphml", "<graphml>"), ("csv", "from,to\na,b\n"), ("json", "{"), ("el", "a b\n")]:
        path = folder / f"blanks.{ending}.gz"
        packed(path, blanks(64, start))
        yield f"gzip: 64 MiB of blanks after {start!r} as .{ending}.gz", path, False
    path = folder / "ties.csv.gz"
    packed(path, [b"from,to\n", *[b"a,b\n" * (MEBIBYTE // 4)] * 64])
    yield "gzip: 64 MiB of the same tie as .csv.gz", path, False
    path = folder / "twice.csv.gz"
    packed(path, [(folder / "zeros-2048.csv.gz").read_bytes()])
    yield "gzip: 2048 MiB packed twice", path, False
    path = folder / "deep.json"
    path.write_bytes(b"[" * MEBIBYTE)
    yield "JSON: a million lists in one another", path, False
    path = folder / "deep.graphml"
    path.write_bytes(b"<a>" * MEBIBYTE)
    yield "GraphML: a million elements in one another", path, False
    path = folder / "endless.sqlite"
    database(path, (
        "CREATE VIEW relationships AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
        "FROM n) SELECT 'a' AS \"from\", 'a' AS \"to\", x AS id FROM n"))
    yield "SQLite: a view without end", path, False
    path = folder / "zeros.sqlite"
    database(path, (
        "CREATE VIEW relationships AS SELECT 'a' AS \"from\", 'a' AS \"to\", "
        "hex(zeroblob(400000000)) AS note"))
    yield "SQLite: a view of 800 MB of text", path, False
