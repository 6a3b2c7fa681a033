# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Why a value of ours may differ from a peer's: conventions with a name, and nothing else."""
import math
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Case:
    """One value on both sides; `ours` or `theirs` is None where there is none."""

    graph: object
    key: str
    ours: float
    reason: str
    theirs: float
    error: str


@dataclass(frozen=True)
class Rule:
    words: str
    explains: Callable


def undefined(reason, words, theirs=None):
    """We have no value, for this reason; the peer has one of `theirs` (None: any, or none)."""
    def explains(case):
        if case.ours is not None or case.reason != reason:
            return False
        return theirs is None or case.theirs in theirs or (
            case.theirs is not None and math.isnan(case.theirs) and "nan" in theirs)
    return Rule(f"{reason}: {words}", explains)


def refused(text, words):
    """The peer refuses the whole graph with a message that holds `text`."""
    return Rule(words, lambda case: text in case.error)


def where(condition, words):
    """Values may differ where `condition` holds of the case."""
    return Rule(words, condition)


# --- What a graph is like ---------------------------------------------------------------------

def reachable(graph, start):
    seen, queue = {start}, [start]
    while queue:
        actor = queue.pop()
        for a, b, _ in graph.pairs:
            if a == actor and b not in seen:
                seen.add(b)
                queue.append(b)
    return seen


def joined_to(graph, members):
    """How many outside of a group reach a member."""
    return sum(bool(reachable(graph, actor) & members)
               for actor in range(graph.actors) if actor not in members)


def is_joined(graph):
    """Whether everybody reaches everybody."""
    return all(len(reachable(graph, actor)) == graph.actors for actor in range(graph.actors))


def has_turns(graph):
    """Whether the lengths of all round trips from the first actor have a common divisor."""
    steps, queue, divisor = {0: 0}, [0], 0
    while queue:
        actor = queue.pop(0)
        for a, b, _ in graph.pairs:
            if a == actor and b not in steps:
                steps[b] = steps[actor] + 1
                queue.append(b)
    for a, b, _ in graph.pairs:
        if a in steps:
            divisor = math.gcd(divisor, steps[a] + 1 - steps[b])
    return divisor > 1


def paths_over(graph, members):
    """Of how many ordered pairs outside of a group what share of the shortest paths runs over it,
    counted path by path."""
    total = 0
    outside = [actor for actor in range(graph.actors) if actor not in members]
    for start in outside:
        for end in outside:
            paths = shortest_paths(graph, start, end) if start != end else []
            hit = sum(any(actor in members for actor in path) for path in paths)
            total += hit / len(paths) if paths else 0
    return total


def shortest_paths(graph, start, end):
    paths, queue = [], [[start]]
    while queue and not paths:
        longer = [path + [b] for path in queue for a, b, _ in graph.pairs
                  if a == path[-1] and b not in path]
        paths = [path for path in longer if path[-1] == end]
        queue = longer
    return paths


# --- From their scale to ours -----------------------------------------------------------------

def as_is(graph, values):
    return values


def times(factor):
    return lambda graph, values: {key: value * factor(graph) for key, value in values.items()}


def pick(name):
    """One of several values of the whole map."""
    return lambda graph, values: {"map": values[name]} if name in values else {}


def unit_sum(graph, values):
    total = sum(values.values())
    return {key: value / total for key, value in values.items()} if total else values


def unit_length(graph, values):
    length = math.sqrt(sum(value * value for value in values.values()))
    return {key: value / length for key, value in values.items()} if length else values


def positive(graph, values):
    """A vector that may as well be negative, turned."""
    sign = -1 if sum(values.values()) < 0 else 1
    return {key: sign * value for key, value in values.items()}


def pair(key):
    """Two actors, the first of whom does or has something to the other."""
    return key.replace("-", ",")


def unordered_pair(key):
    return ",".join(sorted(pair(key).split(","), key=int))


def unordered(key):
    return "-".join(sorted(key.split("-"), key=int))
