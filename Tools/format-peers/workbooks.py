#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
#
# Holds workbooks against other programs, both ways: what openpyxl and LibreOffice read of our
# workbooks is what the map holds, and workbooks that they write of the same data are read to an
# equal map. Usage: workbooks.py ACTORMAP FOLDER [--soffice PROGRAM]
#
# ACTORMAP is the tool, FOLDER a place for files. Needs openpyxl and LibreOffice.
import argparse
import csv
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

import openpyxl
from openpyxl.styles import Font

NASTY = [
    "plain", "Ünïcödé", "اتفاق", "和平", "👩‍👩‍👧", "a & b < c > \"d\"", "=1+1", "'=1", "-5", "@x", "007", "TRUE",
    "1e5", " leading", "trailing ", "two  spaces", "tab\there", "line\nbreak", "a;b", "x|y", "'t Hart",
    "_x000D_", "NULL", "2020-01-02", "3/4",
]


def sample():
    """A map with nasty texts, all types of attributes, both directions, dates and unknown numbers."""
    actors = []
    for place, text in enumerate(NASTY):
        actors.append({
            "id": f"{place}{text}", "name": text, "kind": "organisation", "role": ["party", "sponsor"],
            "side": "s1" if place % 2 else "s2", "power": place / 100, "insider": place % 3 == 0,
            "note": text,
            "attributes": {"number": place + 0.5, "whole": 10 ** (place % 15), "yes": place % 2 == 1, "text": text},
        })
    ties = []
    for place in range(len(NASTY) - 1):
        ties.append({
            "from": actors[place]["id"], "to": actors[place + 1]["id"], "kind": "trust",
            "trust": round(place / 30 - 0.4, 3), "directed": place % 2 == 0, "start": "1993-08-20",
            "attributes": {"seen": place},
        })
        if place % 2 == 0:
            del ties[-1]["directed"]
    return {
        "actormap": 1, "title": "Peers", "asOf": "2020-05", "sides": [{"id": "s1", "name": "One"}, {"id": "s2"}],
        "actors": actors, "relationships": ties,
    }


class Checker:
    def __init__(self, tool, folder, soffice):
        self.tool = tool
        self.folder = folder
        self.soffice = soffice
        self.failures = 0

    def convert(self, source, target):
        done = subprocess.run([self.tool, "convert", source, target], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{source} → {target}: {done.stderr}")

    def load(self, path, *options):
        target = self.folder / "read.actormap.json"
        done = subprocess.run(
            [self.tool, "convert", path, target, *options], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{path}: {done.stderr}")
        return json.loads(target.read_text())

    def office(self, source, ending, *, filter=None):
        """What LibreOffice makes of a file."""
        out = self.folder / "office"
        out.mkdir(exist_ok=True)
        subprocess.run(
            [self.soffice, f"-env:UserInstallation=file://{self.folder.resolve()}/profile", "--headless",
             "--convert-to", filter or ending, "--outdir", out, source],
            check=True, capture_output=True)
        return out / (source.stem + "." + ending)

    def office_tables(self, source):
        """The folder of a CSV file for each sheet, numbers as they are and not as they are shown."""
        return self.office(
            source, "csv",
            filter="csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1").parent

    def same(self, what, found, expected):
        if found == expected:
            print(f"same      {what}")
            return
        self.failures += 1
        print(f"DIFFERENT {what}")
        for a, b in differences(found, expected)[:5]:
            print(f"          found {a!r}, expected {b!r}")


def differences(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        keys = sorted(set(a) | set(b))
        return [d for k in keys for d in differences(a.get(k), b.get(k), f"{path}/{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b)) for d in differences(x, y, f"{path}/{i}")]
    return [] if a == b else [(f"{path}: {a!r}", b)]


def defused(text):
    return "'" + text if text.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r") and text.strip("'") else text


def expected_rows(sheet_map, key):
    """The cells of a sheet of ours: header, then value, by the header's name."""
    rows = []
    for entry in sheet_map[key]:
        row = {}
        for name, value in entry.items():
            if name == "attributes":
                row.update(value)
            elif isinstance(value, list):
                row[name] = ";".join(value)
            else:
                row[name] = value
        rows.append({k: defused(v) if isinstance(v, str) else v for k, v in row.items()})
    return rows


def rows_by_openpyxl(path, sheet):
    """openpyxl leaves the escapes of ST_Xstring as they are."""
    table = openpyxl.load_workbook(path)[sheet]
    headers = [cell.value for cell in table[1]]
    rows = []
    for cells in table.iter_rows(min_row=2, values_only=True):
        row = {}
        for header, value in zip(headers, cells):
            if isinstance(value, str):
                value = value.replace("_x005F_", "_")
            if value is not None:
                row[header] = value
        rows.append(row)
    return rows


def write_foreign(path, data, *, dates):
    """The same data as a person keeps them: other names of columns, dates as dates, typed cells."""
    book = openpyxl.Workbook()
    people = book.active
    people.title = "Akteure"
    people.append(["Kennung", "Name", "Art", "Rolle", "Seite", "power", "insider", "Notiz",
                   "number", "whole", "yes", "text"])
    for actor in data["actors"]:
        own = actor["attributes"]
        people.append([actor["id"], actor["name"], actor["kind"], ";".join(actor["role"]), actor["side"],
                       actor["power"], actor["insider"], actor["note"],
                       own["number"], own["whole"], own["yes"], own["text"]])
    ties = book.create_sheet("Beziehungen")
    ties.append(["Von", "Nach", "Art", "Vertrauen", "gerichtet", "Beginn", "seen"])
    for tie in data["relationships"]:
        start = datetime.date.fromisoformat(tie["start"]) if dates else tie["start"]
        ties.append([tie["from"], tie["to"], tie["kind"], tie["trust"], tie.get("directed", True), start,
                     tie["attributes"]["seen"]])
    for sheet in (people, ties):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    # Without this openpyxl makes formulas of texts; with _x it writes no escapes.
                    cell.data_type = "s"
                    cell.value = cell.value.replace("_x", "_x005F_x")
                    cell.data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    book.save(path)


def foreign_expected(data):
    """What a foreign table says: sides without names, apostrophes taken off, no title."""
    def undefused(text):
        return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r") else text

    def clean(value):
        if isinstance(value, str):
            return undefused(value)
        if isinstance(value, dict):
            return {k: clean(v) for k, v in value.items()}
        return value

    out = {"actors": [], "relationships": []}
    for actor in data["actors"]:
        entry = clean(actor)
        if entry["name"] == entry["id"]:
            del entry["name"]
        out["actors"].append(entry)
    out["relationships"] = [clean(tie) for tie in data["relationships"]]
    return out


def as_texts(data):
    """CSV has no types: numbers and truth values of attributes are the texts that LibreOffice writes."""
    for entry in data["actors"] + data["relationships"]:
        for key, value in entry["attributes"].items():
            entry["attributes"][key] = str(value).upper() if isinstance(value, bool) else str(value)
    return data


def without_tabs(data):
    return json.loads(json.dumps(data).replace("\\t", ""))


def core(data):
    return {"actors": data["actors"], "relationships": data["relationships"]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--soffice", default=shutil.which("soffice"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    check = Checker(options.tool, options.folder, options.soffice)
    data = sample()
    source = options.folder / "peers.actormap.json"
    source.write_text(json.dumps(data, ensure_ascii=False))
    data = check.load(source)

    ours = options.folder / "ours.xlsx"
    check.convert(source, ours)
    check.same("our XLSX, read by us", check.load(ours), data)
    print(f"openpyxl {openpyxl.__version__}")
    for sheet in ("actors", "relationships"):
        check.same(f"our XLSX, sheet {sheet}, read by openpyxl",
                   rows_by_openpyxl(ours, sheet), expected_rows(data, sheet))
    again = options.folder / "again.xlsx"
    book = openpyxl.load_workbook(ours)
    book.save(again)
    check.same("our XLSX, saved by openpyxl, read by us", check.load(again), data)
    foreign = options.folder / "foreign.xlsx"
    write_foreign(foreign, data, dates=True)
    check.same("the same data written by openpyxl", core(check.load(foreign)), foreign_expected(data))

    kumu = options.folder / "ours.kumu.xlsx"
    check.convert(source, kumu)
    check.same("sheets of our workbook for Kumu",
               openpyxl.load_workbook(kumu).sheetnames, ["Elements", "Connections", "map (ignore)"])

    if check.soffice:
        version = subprocess.run([check.soffice, "--version"], capture_output=True, text=True).stdout.strip()
        print(version)
        plain = options.folder / "plain.xlsx"
        plain.write_bytes(ours.read_bytes())
        ods = options.folder / "ours.ods"
        check.convert(source, ods)
        check.same("our ODS, read by us", check.load(ods), data)
        for ending, path in [("ods", plain), ("xlsx", ods), ("ods", ods), ("xlsx", plain)]:
            back = check.office(path, ending)
            named = options.folder / f"office-{path.suffix[1:]}.{ending}"
            shutil.copy(back, named)
            # LibreOffice 7.4 writes tabs into ODS cells and does not read them, not its own either.
            expected = without_tabs(data) if path == ods else data
            check.same(f"our {path.suffix[1:].upper()}, saved by LibreOffice as {ending.upper()}",
                       without_tabs(check.load(named)) if path == ods else check.load(named), expected)
        for ending in ("ods", "xlsx"):
            back = check.office(foreign, ending)
            check.same(f"the same data saved by LibreOffice as {ending.upper()}",
                       core(check.load(back)), foreign_expected(data))
        tables = check.office_tables(foreign)
        found = check.load(tables / "foreign-Beziehungen.csv", "--actors", tables / "foreign-Akteure.csv")
        check.same("the same data saved by LibreOffice as CSV",
                   core(found), as_texts(foreign_expected(data)))
    else:
        check.failures += 1
        print("FAILED    LibreOffice is not here, and nothing was compared with it")
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
