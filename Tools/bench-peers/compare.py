# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""ActorMap beside its peers: prepares graphs, runs every row, writes JSON, table and charts.

Called by Tools/bench, which builds our side and installs the peers.
"""
import argparse
import dataclasses
import datetime
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys

import chart
import growth
import rows
import table
import wholeprocess
from arithmetic import doubles
from race import Race

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = {
    "igraph": "igraph_peer.py", "graph-tool": "graph_tool_peer.py",
    "networkit": "networkit_peer.py", "rustworkx": "rustworkx_peer.py",
    "networkx": "networkx_peer.py", "scikit-network": "scikit_network_peer.py",
}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


class Setting:
    """Where programs and graphs are, and how they are called."""

    def __init__(self, options):
        self.options = options
        self.rounds = options.rounds
        self.folder = options.work
        os.makedirs(self.folder, exist_ok=True)
        listed = subprocess.run(
            [options.bench, "list"], capture_output=True, text=True, check=True).stdout
        self.our_tasks = {line.split("\t")[0] for line in listed.splitlines()}
        self.versions, self._tasks = {}, {}
        for peer in PEERS if options.peers else ():
            self._ask_peer(peer)
        self._files = {}

    def _ask_peer(self, peer):
        answer = subprocess.run(
            [*self._program(peer), "list"], capture_output=True, text=True)
        if answer.returncode:
            say(f"{peer} is left out: {answer.stderr.strip().splitlines()[-1:]}")
            return
        found = json.loads(answer.stdout.strip().splitlines()[-1])
        self.versions[peer] = found["version"]
        self._tasks[peer] = found["tasks"]

    def _program(self, peer):
        python = "/usr/bin/python3" if peer == "graph-tool" else self.options.peers
        return [python, "-W", "ignore", os.path.join(HERE, PEERS[peer])]

    def work(self, name):
        return os.path.join(self.folder, name)

    def peer_tasks(self, peer, task):
        """The ways in which a peer does a task: `task` and `task.way`."""
        return [
            one for one in self._tasks.get(peer, ())
            if one == task or one.startswith(task + ".")
        ]

    def peer_command(self, peer, task, row, threads):
        _, packed = self.graph(row.graph)
        command = [*self._program(peer), task, packed, "--threads", str(threads)]
        return command + (["--directed"] if row.graph.directed else [])

    def our_command(self, row, threads, task=None):
        text, _ = self.graph(row.graph)
        command = [self.options.bench, "serve", task or row.task, text, "--threads", str(threads)]
        for name, value in row.ours_set.items():
            command += ["--set", f"{name}={value}"]
        return command + (["--directed"] if row.graph.directed else [])

    def graph(self, graph):
        """The text file and the packed folder of a graph, made where they are not there."""
        if graph.source in self._files:
            return self._files[graph.source]
        name = graph.source.replace(":", "-").removesuffix(".gz").removesuffix(".el")
        text, packed = self.work(name + ".el"), self.work(name)
        if not os.path.exists(text):
            say(f"preparing {graph.name}")
            if graph.is_generated:
                subprocess.run(
                    [self.options.bench, "generate", graph.source, text], check=True)
            else:
                with gzip.open(os.path.join(self.options.graphs, graph.source)) as source:
                    with open(text + ".part", "wb") as target:
                        shutil.copyfileobj(source, target)
                os.rename(text + ".part", text)
        if self.options.peers and not os.path.exists(packed + "/text.path"):
            subprocess.run(
                [self.options.peers, os.path.join(HERE, "pack.py"), text, packed], check=True)
        self._files[graph.source] = (text, packed)
        return text, packed

    def size(self, graph):
        """The bytes of its text and the number of its ties; both are lines without loops."""
        text, _ = self.graph(graph)
        with open(text, "rb") as file:
            return os.path.getsize(text), sum(block.count(b"\n") for block in iter(
                lambda: file.read(1 << 20), b""))

    def reference(self, row):
        """The exact result of an iterative method; without peers, our own."""
        _, packed = self.graph(row.graph)
        path = f"{packed}/{row.task}.f64"
        if not os.path.exists(path):
            subprocess.run(
                [self.options.peers, os.path.join(HERE, "reference.py"), row.task, packed, path],
                check=True)
        return doubles(path)

    def has(self, graph):
        return graph.is_generated or os.path.exists(
            os.path.join(self.options.graphs or "", graph.source))


def machine(setting):
    """What the figures belong to."""
    def read(path, key):
        try:
            with open(path) as file:
                return next(line.split(":", 1)[1].strip() for line in file if key in line)
        except (OSError, StopIteration):
            return None

    return {
        "date": datetime.date.today().isoformat(), "processor": read("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(), "memory": read("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.machine()}, {' '.join(platform.libc_ver())}", "python": platform.python_version(),
        "swift": setting.options.swift, "commit": setting.options.commit,
        "peers": setting.versions,
    }


def races(setting, chosen, found, save):
    """The rows at two threads, then, where that is not too long, at one; kept as they come."""
    for row in chosen:
        if row.check == "error" and not setting.options.peers:
            row = dataclasses.replace(row, check="none")
        if not setting.options.peers:
            row = dataclasses.replace(row, peers=())
        setting.graph(row.graph)
        many = Race(row, setting.options.threads, setting).run()
        say(table.line(many))
        found.append(many)
        if setting.options.threads > 1 and not setting.options.only_all_threads:
            one = Race(row, 1, setting, known=for_one_thread(many)).run()
            take_better(many, one)
            say(table.line(one))
            found.append(one)
        save()


def take_better(many, one):
    """A peer that is faster with one thread counts with that: more threads only were allowed."""
    for name, entry in many["contestants"].items():
        single = one["contestants"].get(name, {})
        if name != "ActorMap" and (single.get("median") or 1e9) < (entry["median"] or 1e9):
            entry.update(median=single["median"], oneThread=True)


def for_one_thread(result):
    """What the race with all threads spares that with one: tuning, and peers that take long."""
    skip = {}
    best = min((entry["first"] for name, entry in result["contestants"].items()
                if name != "ActorMap" and entry["agrees"]), default=0)
    for name, entry in result["contestants"].items():
        if name == "ActorMap":
            continue
        if result["threads"] * (entry["first"] or 0) > 20:
            skip[name] = "takes over 20 s; timed with all threads only"
        elif (entry["first"] or 0) > 2 * best > 0.02:
            skip[name] = "twice as long as the best; timed with all threads only"
        elif entry["agrees"] is False:
            skip[name] = "another result"
    for name, reason in result["skipped"].items():
        skip.setdefault(name, reason)
    tolerances = {
        name: entry["tolerance"]
        for name, entry in result["contestants"].items() if entry["tolerance"]
    }
    return {"skip": skip, "tolerances": tolerances}


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True, help="our program, actormap-bench")
    parser.add_argument("--tool", help="the command line tool, for whole processes")
    parser.add_argument("--peers", help="the Python in which the peers are installed")
    parser.add_argument("--graphs", help="the folder of the shared graphs")
    parser.add_argument("--work", required=True, help="where graphs and logs are kept")
    parser.add_argument("--out", required=True, help="where the results go")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--only-all-threads", action="store_true")
    parser.add_argument("--parts", default="rows,processes,growth")
    parser.add_argument("--swift", default="")
    parser.add_argument("--commit", default="")
    return parser.parse_args()


def main():
    options = parse()
    setting = Setting(options)
    os.makedirs(options.out, exist_ok=True)
    path = os.path.join(options.out, "results.json")
    result = {"machine": machine(setting), "rows": [], "processes": [], "growth": []}
    for peer, version in setting.versions.items():
        say(f"{peer} {version}")
    parts = options.parts.split(",")
    if "rows" in parts:
        chosen = [
            row for row in rows.catalogue()
            if options.only in row.name and (row.quick or not options.quick)
        ]
        for row in [row for row in chosen if not setting.has(row.graph)]:
            where = f"in {options.graphs}" if options.graphs else "without --graphs"
            say(f"{row.name} is left out: no {row.graph.source} {where}")
        there = [row for row in chosen if setting.has(row.graph)]
        races(setting, there, result["rows"], lambda: save(result, path))
    if "processes" in parts and options.tool:
        result["processes"] = wholeprocess.measure(setting, say)
    if "growth" in parts:
        result["growth"] = growth.measure(setting, say, quick=options.quick)
    save(result, path)
    write(result, options.out)
    say(f"done: {options.out}")


def save(result, path):
    with open(path, "w") as file:
        json.dump(result, file, indent=1, ensure_ascii=False)


def write(result, out):
    """Table and charts from what was measured."""
    texts = {"table.md": table.markdown(result)}
    if result["rows"]:
        texts["speed.svg"] = chart.speed(result)
    if result["growth"]:
        texts["growth.svg"] = chart.growth(result)
    for name, text in texts.items():
        with open(os.path.join(out, name), "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
