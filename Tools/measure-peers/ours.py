# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Runs our program on every graph and reads its JSON."""
import json
import subprocess

import graphs


class Values:
    """The values of all columns of one graph in one run, and why others have none."""

    def __init__(self, document):
        self.numbers, self.reasons = {}, {}
        for measure in document["measures"]:
            for row in measure["rows"]:
                for column, value in row["values"].items():
                    self.numbers.setdefault(column, {})[key(row)] = value
            for entry in measure["undefined"]:
                self.reasons.setdefault(entry["column"], {})[key(entry)] = entry["reason"]
        self.refused = {entry["id"]: entry["reason"] for entry in document.get("refused", [])}


def number(actor):
    return str(int(actor[1:]))


def key(row):
    if "actor" in row:
        return number(row["actor"])
    if "tie" in row:
        return f"{number(row['from'])}-{number(row['to'])}"
    if "actors" in row:
        return ",".join(number(actor) for actor in row["actors"])
    return row.get("group", "map")


def values(tool, graph, measures, options):
    command = [tool, "measure", "-", "-m", ",".join(measures), "--format", "json", *options]
    done = subprocess.run(
        command, input=graphs.as_map(graph), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} on graph {graph.number}: {done.stderr}")
    return Values(json.loads(done.stdout))
