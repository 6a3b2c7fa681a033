# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Holds workbooks and tables of seeded random maps against LibreOffice.

LibreOffice opens our XLSX and ODS and saves each as XLSX, ODS and CSV; what it wrote has to be read
to an equal map: actors, ties, directions and attributes with their types. Only what rules.py
explains may differ.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys

import compare
import maps
import rules
import views

# Every sheet as a table of its own, in UTF-8, numbers as they are and not as they are shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
BATCH = 50


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def version(self):
        return subprocess.run(
            [self.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def save(self, paths, kind):
        """What LibreOffice makes of the files: a folder of files of the same names."""
        out = self.folder / f"{paths[0].suffix[1:]}-{kind[:4].rstrip(':')}"
        out.mkdir(exist_ok=True)
        for first in range(0, len(paths), BATCH):
            subprocess.run(
                [self.program, f"-env:UserInstallation=file://{self.folder.resolve()}/profile",
                 "--headless", "--convert-to", kind, "--outdir", out, *paths[first:first + BATCH]],
                check=True, capture_output=True)
        return out


class OfficeRun(compare.Run):
    """Everything that is compared with LibreOffice."""

    def __init__(self, tool, work, office):
        super().__init__(tool, work)
        self.office = office
        self.documents = {}

    def prepare(self, count):
        """Our workbooks of all maps."""
        for ending in ("xlsx", "ods"):
            (self.work / f"ours-{ending}").mkdir(exist_ok=True)
        for seed in range(count):
            path = self.work / f"{seed}.actormap.json"
            path.write_text(
                json.dumps(without_grades(maps.make(seed)), ensure_ascii=False), encoding="utf-8")
            native = self.work / f"{seed}.native.actormap.json"
            self.convert(path, native)
            self.documents[seed] = json.loads(native.read_text(encoding="utf-8"))
            for ending in ("xlsx", "ods"):
                self.convert(native, self.work / f"ours-{ending}" / f"{seed}.{ending}")

    def back(self, name, peer, seed, path, *options):
        document = self.documents[seed]
        found = self.view_of(path, *options)
        comparison = self.comparison(name, peer)
        comparison.view(seed, views.of_map(document), views.of_map(found))
        if peer.endswith("CSV"):
            return
        rest = [
            {key: value for key, value in entry.items() if key not in ("actors", "relationships")}
            for entry in (document, found)]
        comparison.entry(f"map {seed}, the map", *rest)

    def run(self, count):
        self.prepare(count)
        for source in ("xlsx", "ods"):
            paths = [self.work / f"ours-{source}" / f"{seed}.{source}" for seed in range(count)]
            for ending in ("xlsx", "ods"):
                folder = self.office.save(paths, ending)
                for seed in range(count):
                    self.back(
                        f"our {source.upper()} saved by LibreOffice as {ending.upper()}",
                        f"LibreOffice {source.upper()} to {ending.upper()}", seed, folder / f"{seed}.{ending}")
            folder = self.office.save(paths, CSV)
            for seed in range(count):
                self.back(
                    f"our {source.upper()} saved by LibreOffice as CSV", f"LibreOffice {source.upper()} to CSV", seed,
                    folder / f"{seed}-relationships.csv", "--actors",
                    str(folder / f"{seed}-actors.csv"))
        return all([comparison.report() for comparison in self.comparisons.values()])


def without_grades(document):
    """The map with a number for each grade, for the table of grades is no part of two CSV files."""
    for tie in document["relationships"]:
        if isinstance(tie.get("confidence"), str):
            tie["confidence"] = document["confidenceGrades"][tie["confidence"]]
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--maps", type=int, default=100)
    arguments = parser.parse_args()
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice is not here, and nothing was compared with it")
    office = Office(program, arguments.work)
    print(office.version())
    if not OfficeRun(arguments.tool, arguments.work, office).run(arguments.maps):
        sys.exit(1)


if __name__ == "__main__":
    main()
