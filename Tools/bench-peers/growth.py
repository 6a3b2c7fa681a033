# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Time against size: our kernels on generated graphs from a thousand to ten million ties."""
import json
import subprocess

import rows

# A kernel is left out of a size that would take it longer than this, by how it has grown so far.
LIMIT = 8.0


def measure(setting, say, quick=False):
    """One entry for each family, size and task."""
    found = []
    sizes = rows.DECADES[:5] if quick else rows.DECADES
    for family in rows.FAMILIES:
        past = {}
        for ties in sizes:
            tasks = [
                task for task in rows.GROWTH_TASKS
                if task in setting.our_tasks and foreseen(past.get(task, []), ties) <= LIMIT
            ]
            for entry in _times(setting, rows.family(family, ties), tasks):
                past.setdefault(entry["task"], []).append((entry["ties"], entry["seconds"]))
                found.append({"family": family, **entry})
            say(f"{family}, {ties} ties: {len(tasks)} kernels")
    return found


def foreseen(past, ties):
    """The seconds to expect at `ties`, going on as the last two sizes did, at least in step."""
    if not past:
        return 0.0
    size, seconds = past[-1]
    growth = 1.0
    if len(past) > 1 and past[-2][0] < size:
        growth = max(1.0, slope(past[-2], past[-1]))
    return seconds * (ties / size) ** growth


def slope(first, last):
    """The exponent of growth between two points (size, seconds)."""
    import math
    return math.log(last[1] / first[1]) / math.log(last[0] / first[0])


def _times(setting, graph, tasks):
    if not tasks:
        return
    command = [
        setting.options.bench, "growth", graph, "--tasks", ",".join(tasks), "--threads",
        str(setting.options.threads),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            yield json.loads(line)
