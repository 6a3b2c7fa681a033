# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Whole processes on a map of 30 actors: what somebody waits who types a command."""
import os
import subprocess
import time

from arithmetic import median

HERE = os.path.dirname(os.path.abspath(__file__))
MAP = os.path.join(HERE, "..", "..", "Graphs", "oslo-1993", "map.actormap.json")
RUNS = 21


def commands(tool):
    """What is timed, with its bar in milliseconds."""
    return [
        ("measure -m degree,betweenness,closeness", 15,
         [tool, "measure", MAP, "-m", "degree,betweenness,closeness"]),
        ("bridges --no-uncertainty", 15,
         [tool, "bridges", MAP, "--between", "israel", "plo", "--no-uncertainty"]),
        ("render to SVG, straight ties", 60,
         [tool, "render", MAP, "--routing", "straight", "-o", "/dev/null", "--format", "svg"]),
        ("render to SVG, routed ties", 150,
         [tool, "render", MAP, "--routing", "auto", "-o", "/dev/null", "--format", "svg"]),
    ]


PEERS = {
    "igraph": "import igraph as g; p = g.Graph.Famous('Zachary'); "
              "print(p.degree(), p.betweenness(), p.closeness())",
    "networkx": "import networkx as g; p = g.karate_club_graph(); print(dict(p.degree()), "
                "g.betweenness_centrality(p), g.closeness_centrality(p))",
    "rustworkx": "import rustworkx as g; p = g.generators.karate_club_graph(); "
                 "print(g.betweenness_centrality(p), g.closeness_centrality(p))",
    "networkit": "import networkit as g; p = g.generators.ErdosRenyiGenerator(34, .14).generate();"
                 " print(g.centrality.Betweenness(p).run().scores(), "
                 "g.centrality.Closeness(p, False, "
                 "g.centrality.ClosenessVariant.Generalized).run().scores())",
    "graph-tool": "import graph_tool as g, graph_tool.centrality as c, numpy as n; "
                  "p = g.Graph(directed=False); p.add_edge_list(n.random.randint(0, 34, (78, 2))); "
                  "print(c.betweenness(p)[0].a, c.closeness(p).a)",
}


def measure(setting, say):
    """Medians of whole processes in turn, with the start-up of the peers for comparison."""
    found = []
    for name, bar, command in commands(setting.options.tool):
        found.append({"name": name, "bar": bar / 1000, **_times(command)})
    for peer in setting.versions:
        if peer in PEERS:
            python = "/usr/bin/python3" if peer == "graph-tool" else setting.options.peers
            timed = _times([python, "-W", "ignore", "-c", PEERS[peer]], runs=5)
            found.append({"name": f"{peer}: 34 actors, two measures", **timed})
    for entry in found:
        say(f"{entry['name']}: {entry['median'] * 1000:.1f} ms")
    return found


def _times(command, runs=RUNS):
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        code = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times.append(time.perf_counter() - start)
        if code.returncode:
            raise SystemExit(f"{command}: {code.stderr.decode()}")
    return {"seconds": times[1:], "median": median(times[1:])}
