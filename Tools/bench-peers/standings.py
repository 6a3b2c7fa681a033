# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""How a row ended: the best peer whose result is right, the ratio, and whether the bar is met."""
from arithmetic import geometric_mean

OURS = "ActorMap"
# Our own program without any lever: it says whether a result is right and is no peer.
ORACLE = "source by source"


def best_peer(row):
    """The name and entry of the fastest peer whose result agrees; (None, None) without one."""
    peers = [
        (entry["median"], name)
        for name, entry in row["contestants"].items()
        if name not in (OURS, ORACLE) and entry["agrees"] and entry["median"]
    ]
    if not peers:
        return None, None
    name = min(peers)[1]
    return name, row["contestants"][name]


def ours(row):
    """Our entry; None where the task is not there yet."""
    return row["contestants"].get(OURS)


def is_wrong(row):
    """Whether our own result missed the common error, or no peer at all agrees with it."""
    mine = ours(row)
    if mine is None:
        return False
    peers = [one for name, one in row["contestants"].items() if name != OURS]
    return mine["agrees"] is False or bool(peers) and not any(one["agrees"] for one in peers)


def ratio(row):
    """How many times as long the best peer takes; None where one of them is missing."""
    mine, (_, best) = ours(row), best_peer(row)
    if mine is None or best is None or not mine["median"] or is_wrong(row):
        return None
    return best["median"] / mine["median"]


def memory_ratio(row):
    """Of a loading row: the best peer's memory after loading, as a multiple of ours."""
    mine = ours(row)
    peers = [
        entry["memory"] for name, entry in row["contestants"].items()
        if name != OURS and entry["agrees"] and (entry["memory"] or 0) > 0
    ]
    if mine is None or not mine.get("memory") or not peers:
        return None
    return min(peers) / mine["memory"]


def group_mean(rows):
    """The geometric mean of the ratios that there are."""
    return geometric_mean(found for found in map(ratio, rows) if found is not None)


def speed_up(rows, row, threads):
    """What several threads gain over one in the same task; None where one was not timed."""
    for other in rows:
        same = (other["task"], other["graph"]) == (row["task"], row["graph"])
        if same and other["threads"] == 1 and threads > 1 and ours(other) and ours(row):
            return ours(other)["median"] / ours(row)["median"]
    return None
