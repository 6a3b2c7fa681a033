# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What all peers share: how a graph comes in, how they are told to run, what they answer.

A peer's file is a program: `python igraph_peer.py TASK FOLDER --threads N [--directed]`. It loads
the packed graph of FOLDER (see pack.py), prints one line of JSON, then obeys lines on standard
input and answers each with one line of JSON: `run` (only the computation is timed, inside the
process), `set NAME VALUE` (tolerance and the like), `held`, `values FILE`, `end`.

`actormap-bench serve` speaks the same.
"""
import argparse
import ctypes
import gc
import json
import sys
import time

import numpy


class PackedGraph:
    """Ties as arrays: both ends, trust, and the text file from which they come."""

    def __init__(self, folder, directed):
        self.sources = numpy.fromfile(f"{folder}/sources.u32", dtype="<u4")
        self.targets = numpy.fromfile(f"{folder}/targets.u32", dtype="<u4")
        self.trust = numpy.fromfile(f"{folder}/trust.f64", dtype="<f8")
        self.nodes = int(max(self.sources.max(), self.targets.max())) + 1
        self.directed = directed
        with open(f"{folder}/text.path") as file:
            self.text = file.read().strip()

    def weights(self, kind):
        """None, the trust itself, or the distance -ln trust."""
        if kind is None:
            return None
        return self.trust if kind == "trust" else -numpy.log(self.trust)

    def pair_codes(self, pairs):
        """Ties as one ascending list: lower end * nodes + higher end."""
        return sorted(float(min(a, b) * self.nodes + max(a, b)) for a, b in pairs)


class Task:
    """One computation of a peer.

    compute(peer) is timed; values(peer, output) turns what came out into doubles in the
    convention of ActorMap and is not. `weights` says what the graph is loaded with.
    """

    def __init__(self, compute, values=None, weights=None, loads=True):
        self.compute = compute
        self.values = values or (lambda peer, output: output)
        self.weights = weights
        self.loads = loads


class Peer:
    """A program under test; subclasses have `name`, `tasks`, `load` and `version`."""

    name = ""
    tasks = {}

    def __init__(self, packed, threads):
        self.packed = packed
        self.threads = threads
        self.options = {}
        self.graph = None

    def option(self, name, default):
        return type(default)(self.options.get(name, default))


def indicator(count, members):
    """1 for members, 0 for the others."""
    values = numpy.zeros(count)
    values[list(members)] = 1
    return values


def first_of_part(labels):
    """Names each part by its first member: the same numbers whatever the labels were."""
    labels = numpy.asarray(labels)
    _, first, part = numpy.unique(labels, return_index=True, return_inverse=True)
    return first[part]


def labels_of_sets(count, parts):
    """A label an actor from the members of each part."""
    labels = numpy.zeros(count, dtype=numpy.int64)
    for label, members in enumerate(parts):
        labels[list(members)] = label
    return labels


def blocks_each(count, blocks):
    """In how many blocks each actor is."""
    found = numpy.zeros(count)
    for block in blocks:
        found[list(block)] += 1
    return found


def unit(values):
    """Scaled to length 1, with a sum that is not negative."""
    values = numpy.asarray(values, dtype=float)
    values = values / numpy.linalg.norm(values)
    return values if values.sum() >= 0 else -values


def without_few_ties(peer, values):
    """Clustering of actors with fewer than two ties is undefined with us: NaN."""
    degree = numpy.bincount(peer.packed.sources, minlength=peer.packed.nodes)
    degree += numpy.bincount(peer.packed.targets, minlength=peer.packed.nodes)
    return numpy.where(degree < 2, numpy.nan, numpy.asarray(values, dtype=float))


def _status(key):
    try:
        with open("/proc/self/status") as file:
            for line in file:
                if line.startswith(key):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def held():
    """What the process holds after memory that is free was given back."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError):
        pass
    return _status("VmRSS:")


def forget_peak():
    """Begins a new high-water mark of memory."""
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


def answer(**fields):
    print(json.dumps(fields), flush=True)


def main(kind):
    """Runs a peer of class `kind` as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("task")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--directed", action="store_true")
    arguments = parser.parse_args()
    if arguments.task == "list":
        return answer(name=kind.name, version=kind.version(), tasks=sorted(kind.tasks))
    task = kind.tasks[arguments.task]
    peer = kind(PackedGraph(arguments.folder, arguments.directed), arguments.threads)
    before = held()
    start = time.perf_counter()
    if task.loads:
        peer.load(task.weights)
    loading = time.perf_counter() - start
    answer(version=kind.version(), loading=loading, heldBefore=before, heldAfter=held())
    forget_peak()
    _serve(peer, task)


def _serve(peer, task):
    output = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "run":
            output = None
            gc.collect()
            gc.disable()
            start = time.perf_counter()
            output = task.compute(peer)
            seconds = time.perf_counter() - start
            gc.enable()
            answer(seconds=seconds, peak=_status("VmHWM:"))
        elif words[0] == "set":
            peer.options[words[1]] = words[2]
            answer(set=words[1])
        elif words[0] == "held":
            answer(held=held())
        elif words[0] == "values":
            numpy.asarray(task.values(peer, output), dtype="<f8").tofile(words[1])
            answer(values=words[1])
        elif words[0] == "end":
            return
