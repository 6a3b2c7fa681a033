# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""One row: everybody loads, runs once to be checked, then runs in turn: A B C A B C …"""
import dataclasses
import os

from arithmetic import doubles, l1_error, largest_difference, largest_gap, median, turns
from contestants import Contestant, Failed, TooSlow
from standings import ORACLE, OURS

# A peer is given this many times the best peer's first run, but no more than 20 seconds beyond it,
# and at least so many seconds.
PATIENCE, MOST_PATIENCE, LEAST_PATIENCE = 10, 20, 5
# Who takes so many seconds and so many times as long as the best is not timed again.
SLOW, SLOWER = 5, 1.3
# Pure Python is given less: it is here for small graphs.
PURE_PYTHON, ITS_PATIENCE = "networkx", 5
# NetworKit and graph-tool name their tolerances differently from the error that is left, so the
# largest of these is taken that leaves at most the common error; igraph's PRPACK has none.
TOLERANCES = [f"1e-{digits}" for digits in range(7, 17)]
TUNED = {
    ("networkit", "pagerank"), ("graph-tool", "pagerank"), ("scikit-network", "pagerank"),
    ("networkit", "eigenvector"), ("graph-tool", "eigenvector"), ("rustworkx", "eigenvector"),
}


class Race:
    """The contestants of one row at one number of threads."""

    def __init__(self, row, threads, setting, known=None):
        self.row = row
        self.threads = threads
        self.setting = setting
        # What an earlier race of this row with other threads found: tolerances and slow peers.
        self.known = known or {}
        self.contestants = []
        self.skipped = {}

    def run(self):
        """The result as it goes into the JSON file."""
        try:
            self._start()
            if self.contestants and self.contestants[0].name == OURS:
                self._first_round()
                self._further_rounds()
            return self._result()
        finally:
            for contestant in self.contestants:
                contestant.end()

    # Getting ready

    def _start(self):
        if self.row.task not in self.setting.our_tasks:
            self.skipped[OURS] = "not there yet"
            return
        self._begin(OURS, self.setting.our_command(self.row, self.threads))
        if self.row.oracle:
            self._begin(ORACLE, self.setting.our_command(self.row, 1, self.row.oracle))
        for peer in self.row.peers:
            for task in self.setting.peer_tasks(peer, self.row.peer_task or self.row.task):
                name = peer + ("" if "." not in task else f" ({task.split('.')[1]})")
                if name in self.known.get("skip", {}):
                    self.skipped[name] = self.known["skip"][name]
                    continue
                self._begin(name, self.setting.peer_command(peer, task, self.row, self.threads))

    def _begin(self, name, command):
        log = self.setting.work("log-" + name.replace(" ", "-"))
        contestant = Contestant(name, command, self.threads, log)
        try:
            contestant.begin()
            for key, value in self.row.peers_set.items():
                if name != OURS:
                    contestant.set(key, value)
            self.contestants.append(contestant)
        except (Failed, TooSlow) as error:
            self._drop(contestant, f"did not load: {error}")

    def _drop(self, contestant, reason):
        contestant.end()
        self.skipped[contestant.name] = reason
        if contestant in self.contestants:
            self.contestants.remove(contestant)

    # Running

    def _first_round(self):
        ours, *peers = self.contestants
        ours.first = ours.run(600)
        self._values(ours)
        reference = self._reference(ours)
        best = None
        for peer in peers:
            limit = 600
            if best is not None:
                limit = max(LEAST_PATIENCE, min(PATIENCE * best, best + MOST_PATIENCE))
            if peer.name == PURE_PYTHON:
                limit = min(limit, ITS_PATIENCE)
            try:
                if (peer.name, self.row.task) in TUNED:
                    peer.first = self._tune(peer, reference, limit)
                else:
                    peer.first = peer.run(limit)
                    self._values(peer)
            except TooSlow:
                self._drop(peer, f"over {limit:.0f} s")
                continue
            except Failed as error:
                self._drop(peer, f"failed: {error}")
                continue
            self._check(peer, ours, reference)
            if peer.agrees:
                best = peer.first if best is None else min(best, peer.first)
        if self.row.check == "error":
            self._check(ours, ours, reference)
        if self.row.task == "load":
            for contestant in self.contestants:
                contestant.memory = (contestant.held() or 0) - contestant.opening["heldBefore"]

    def _further_rounds(self):
        peers = [one.first for one in self.contestants if one.name != OURS and one.agrees]
        best = min(peers, default=None)
        left = {}
        for contestant in self.contestants:
            left[contestant] = min(turns(contestant.first), self.setting.rounds)
            # What takes long counts from its first run on; short runs had it to warm up.
            if contestant.first >= 2 or not left[contestant]:
                contestant.times.append(contestant.first)
            slower = contestant.name != OURS and best and contestant.first > SLOWER * best
            if slower and contestant.first > SLOW:
                contestant.times = [contestant.first]
                left[contestant] = 0
        for turn in range(max(left.values(), default=0)):
            for contestant in self.contestants:
                if turn < left[contestant]:
                    contestant.times.append(contestant.run(1200))

    def _tune(self, peer, reference, limit):
        """Finds the loosest tolerance whose true error is within the goal."""
        known = self.known.get("tolerances", {}).get(peer.name)
        for tolerance in [known] if known else TOLERANCES:
            peer.set("tolerance", tolerance)
            peer.peak = None
            seconds = peer.run(limit)
            self._values(peer)
            peer.tolerance = tolerance
            if l1_error(peer.values, reference) <= self.row.goal:
                break
        return seconds

    # Checking

    def _values(self, contestant):
        path = self.setting.work("values.f64")
        contestant.write_values(path)
        contestant.values = doubles(path)
        os.remove(path)

    def _reference(self, ours):
        if self.row.check == "error":
            return self.setting.reference(self.row)
        if self.row.checked_task:
            return self._checked_values()
        return ours.values

    def _checked_values(self):
        """What our program finds when it does as much as the peers do; not timed."""
        row = dataclasses.replace(self.row, ours_set=self.row.peers_set)
        command = self.setting.our_command(row, self.threads, self.row.checked_task)
        checked = Contestant("checked", command, self.threads, self.setting.work("log-checked"))
        try:
            checked.begin()
            checked.run(600)
            self._values(checked)
            return checked.values
        finally:
            checked.end()

    def _check(self, contestant, ours, reference):
        goal, check = self.row.goal, self.row.check
        if check == "none":
            contestant.agrees = True
            return
        if check == "equal":
            difference = largest_difference(reference, contestant.values, self.row.floor)
        elif check == "error":
            difference = l1_error(contestant.values, reference)
        else:
            difference = largest_gap(ours.values, contestant.values)
        contestant.difference = difference
        contestant.agrees = difference <= goal
        if contestant is not ours:
            del contestant.values

    def _result(self):
        found = {
            "group": self.row.group, "task": self.row.task, "graph": self.row.graph.name,
            "threads": self.threads, "check": self.row.check, "goal": self.row.goal,
            "limit": self.row.limit, "memoryLimit": self.row.memory_limit, "skipped": self.skipped, "contestants": {},
        }
        for one in self.contestants:
            entry = {
                "seconds": one.times, "median": median(one.times) if one.times else None,
                "first": one.first, "peak": one.peak, "loading": one.opening.get("loading"),
                "difference": finite(one.difference), "agrees": one.agrees,
                "tolerance": one.tolerance, "memory": getattr(one, "memory", None),
            }
            if one.name == OURS:
                entry["entry"] = one.opening.get("entry")
                found["actors"] = one.opening.get("actors")
                found["ties"] = one.opening.get("ties")
            elif self.row.scaled and entry["median"]:
                share = found["actors"] / self.row.peers_set["sources"]
                entry["median"] *= share
                entry["estimated"] = True
            found["contestants"][one.name] = entry
        if self.row.task == "load":
            found["bytes"], found["ties"] = self.setting.size(self.row.graph)
        return found


def finite(number):
    """JSON knows no infinity."""
    return number if number is None or number < float("inf") else "other length or undefined"
