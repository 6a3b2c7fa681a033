# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Sets our measures beside those of other programs on seeded random graphs.

Every value of either side is compared. A difference counts as explained only by a convention that
rows.py names for it; what is left is printed and makes the run fail.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import graphs
import not_compared
import ours
import rows
from rules import Case


def answers(command, path):
    """What a peer's script prints: by call and graph its values or its error."""
    text = subprocess.run(
        [*command, str(path)], capture_output=True, text=True, check=True).stdout
    version, found = "", {}
    for line in text.splitlines():
        call, graph, key, value = line.split("\t")
        if call == "version":
            version = value
            continue
        values = found.setdefault((call, int(graph)), {})
        values[key] = value if key == "error" else float(value)
    return version, found


def is_same(a, b, tolerance):
    return abs(a - b) <= tolerance * max(1, abs(a), abs(b))


def cases(row, graph, mine, theirs):
    """Every key that either side has a value for."""
    error = theirs.get("error", "")
    values = {} if error else row.scale(graph, theirs)
    values = {row.key(key): value for key, value in values.items()}
    numbers = {row.key(key): v for key, v in mine.numbers.get(row.column, {}).items()}
    reasons = {row.key(key): v for key, v in mine.reasons.get(row.column, {}).items()}
    for key in sorted(set(values) | set(numbers) | set(reasons)):
        yield Case(graph, key, numbers.get(key), reasons.get(key, ""), values.get(key), error)


def judge(row, case):
    """"same", the words of a convention, or None."""
    theirs = case.theirs
    if case.ours is not None and theirs is not None and not math.isnan(theirs):
        if is_same(case.ours, theirs, row.tolerance):
            return "same"
    return next((rule.words for rule in row.rules if rule.explains(case)), None)


def compare(row, all_graphs, mine, theirs):
    counts, open_cases = Counter(), []
    for graph in all_graphs:
        answer = theirs.get((row.call, graph.number))
        if not row.on(graph) or answer is None:
            continue
        for case in cases(row, graph, mine[row.run, graph.number], answer):
            verdict = judge(row, case)
            counts[verdict] += 1
            if verdict is None:
                open_cases.append(case)
    return counts, open_cases


def our_values(tool, all_graphs, wanted):
    """By run and number of a graph what our program says."""
    measures = {}
    for row in wanted:
        ids = measures.setdefault(row.run, [])
        measure = row.column.split(".")[0]
        if measure not in ids:
            ids.append(measure)

    def one(job):
        run, graph = job
        return ours.values(tool, graph, measures[run], rows.RUNS[run])

    jobs = [(run, graph) for run in measures for graph in all_graphs
            if run not in rows.VALUED or graph.valued]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(one, jobs))
    return {(run, graph.number): values for (run, graph), values in zip(jobs, found)}


def catalogue(tool):
    """The columns of every measure that our program has."""
    text = subprocess.run([tool, "list", "measures", "--format", "json"], capture_output=True,
                          text=True, check=True).stdout
    return {measure["id"]: measure["columns"] for measure in json.loads(text)}


def report(row, version, counts, open_cases):
    total = sum(counts.values())
    print(f"| {row.column} | {version} | {row.call} | {total} | {counts['same']} | "
          f"{len(open_cases)} |")
    notes = [row.scale_words] if row.scale_words else []
    notes += [f"{words} ({count})" for words, count in counts.items()
              if words not in ("same", None)]
    return [f"- `{row.column}`, {version} `{row.call}`: {note}" for note in notes]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tool", required=True)
    options.add_argument("--python", required=True)
    options.add_argument("--work", type=pathlib.Path, required=True)
    options.add_argument("--graphs", type=int, default=200)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    folder = pathlib.Path(__file__).parent
    chosen.work.mkdir(parents=True, exist_ok=True)
    path = chosen.work / "graphs.txt"
    all_graphs = [graphs.random_graph(number) for number in range(chosen.graphs)]
    graphs.write(all_graphs, path)
    peers = {
        "networkx": [chosen.python, "-B", folder / "networkx_calls.py"],
        "igraph": [chosen.python, "-B", folder / "igraph_calls.py"],
        "graph-tool": ["/usr/bin/python3", "-B", folder / "graph_tool_calls.py"],
        "sna": ["Rscript", folder / "sna_calls.R"],
    }
    wanted = [row for row in rows.ALL if chosen.only in f"{row.column} {row.peer}"]
    mine = our_values(chosen.tool, all_graphs, wanted)
    theirs = {peer: answers(command, path) for peer, command in peers.items()
              if any(row.peer == peer for row in wanted)}
    print("| ours | peer | call | values | same | unexplained |")
    print("|---|---|---|---:|---:|---:|")
    notes = []
    failures = list(not_compared.faults(catalogue(chosen.tool), {row.column for row in rows.ALL}))
    for row in wanted:
        version, found = theirs[row.peer]
        counts, open_cases = compare(row, all_graphs, mine, found)
        notes += report(row, version, counts, open_cases)
        if not counts:
            failures.append(f"{row.column} {row.peer} {row.call}: nothing was compared")
        failures += [f"{row.column} {row.peer} {row.call}: {case}" for case in open_cases[:3]]
    print("\nWhere they differ, and why:\n")
    print("\n".join(notes))
    if not chosen.only:
        print("\nNot compared, and why:\n")
        for name, reason in {**not_compared.MEASURES, **not_compared.COLUMNS}.items():
            print(f"- `{name}`: {reason}")
    for failure in failures:
        print("to mend:", failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
