# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What a peer's script does: reads all graphs, answers all calls, prints a line a value.

A line is `CALL <tab> GRAPH <tab> KEY <tab> VALUE`; the key is an actor's number, `FROM-TO` of two
actors, the numbers of several actors joined by commas, or `map`. Where a call fails its only line
for this graph has the key `error` and the message.
"""
import sys

import graphs


def print_values(call, graph, values):
    for key, value in values.items():
        print(call, graph.number, key, repr(float(value)), sep="\t")


def actors(values):
    """Values of actors, given in the order of their numbers or by number."""
    pairs = values.items() if hasattr(values, "items") else enumerate(values)
    return {str(int(actor)): value for actor, value in pairs}


def whole(value):
    return {"map": value}


def run(peer, version, load, calls):
    """Answers every call on every graph; `load` makes the peer's own graph."""
    print("version", "", "", f"{peer} {version}", sep="\t")
    for graph in graphs.read(sys.argv[1]):
        own = load(graph)
        for name, call in calls.items():
            try:
                values = call(graph, own)
            except Exception as error:  # whatever a peer refuses with is its answer
                message = " ".join(f"{type(error).__name__}: {error}".split())
                print(name, graph.number, "error", message, sep="\t")
                continue
            if values is not None:
                print_values(name, graph, values)
