# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""The results as a Markdown table."""
from rows import GROUPS
from standings import (OURS, best_peer, group_mean, is_wrong, memory_ratio, ours, ratio, speed_up)

HEAD = (
    "| task, graph | ActorMap | best peer | times as fast | threads gain | peak memory "
    "| the others |\n|---|---|---|---|---|---|---|"
)


def seconds(value):
    """Three digits with a unit that suits."""
    if value is None:
        return "–"
    for limit, scale, unit in ((1e-3, 1e6, "µs"), (1, 1e3, "ms"), (float("inf"), 1, "s")):
        if value < limit:
            return f"{digits(value * scale)} {unit}"
    return "–"


def digits(value):
    """Three digits, more before the point."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def times(value):
    return "–" if value is None else f"{digits(value)}×"


def megabytes(value):
    return "–" if not value else f"{value / 1e6:.0f} MB"


def verdict(value, bar):
    if value is None:
        return "–"
    return times(value) + ("" if value >= bar else f" **falls short of {bar:g}×**")


def others(row):
    """Everybody but us and the best, with what kept them out."""
    best, _ = best_peer(row)
    parts = []
    for name, entry in row["contestants"].items():
        if name in (OURS, best):
            continue
        text = f"{name} {seconds(entry['median'])}"
        if not entry["agrees"]:
            missed = "another result" if row["check"] == "equal" else "not within the goal"
            text += f" ({missed}: {difference(entry['difference'])})"
        if entry.get("oneThread"):
            text += " with one thread"
        parts.append(text)
    parts += [f"{name}: {reason}" for name, reason in row["skipped"].items() if name != OURS]
    return "; ".join(parts)


def difference(value):
    return f"{value:.1e}" if isinstance(value, float) else f"{value}"


def row_line(rows, row):
    mine, (name, best) = ours(row), best_peer(row)
    title = f"{row['task']}, {row['graph']}"
    if mine is None:
        return f"| {title} | {row['skipped'].get(OURS, 'failed')} | | | | | |"
    note = " **no peer agrees**" if is_wrong(row) else ""
    limit = row.get("limit")
    if limit:
        met = mine["median"] <= limit
        note += f" (bar: under {limit:g} s)" if met else f" **not under {limit:g} s**"
    if row.get("memoryLimit"):
        met = mine["peak"] < row["memoryLimit"]
        note += ("" if met else " **") + f" ({'' if met else 'not '}under " \
            f"{megabytes(row['memoryLimit'])})" + ("" if met else "**")
    theirs = "–"
    if best:
        theirs = f"{'about ' if best.get('estimated') else ''}{seconds(best['median'])} {name}"
        theirs += " with one thread" if best.get("oneThread") else ""
    bar, gain = GROUPS[row["group"]].each, GROUPS[row["group"]].gain
    memory = megabytes(mine["peak"]) + (f" / {megabytes(best['peak'])}" if best else "")
    return (
        f"| {title} | {seconds(mine['median'])}{note} | {theirs} | {verdict(ratio(row), bar)} "
        f"| {verdict(speed_up(rows, row, row['threads']), gain)} | {memory} | {others(row)} |"
    )


def group_section(rows, key, threads):
    group = GROUPS[key]
    chosen = [row for row in rows if row["group"] == key and row["threads"] == threads]
    if not chosen:
        return ""
    mean = group_mean(chosen)
    lines = [f"**{group.title}**, bar: {group.each:g}× on every row, {group.mean:g}× in the "
             f"geometric mean; found: {verdict(mean, group.mean)}", "", HEAD]
    lines += [row_line(rows, row) for row in chosen]
    for row in chosen:
        if row["task"] == "load" and ours(row):
            lines += ["", memory_line(row)]
    return "\n".join(lines) + "\n"


def memory_line(row):
    """Bytes a second, and memory after loading and during it."""
    mine = ours(row)
    rate = row["bytes"] / mine["median"] / 1e6
    words = f"{rate:.0f} MB of text a second ({'bar' if rate >= 400 else 'short of'} 400)"
    if mine.get("memory"):
        words += (
            f", {mine['memory'] / row['ties'] / 2:.1f} bytes held a tie and direction, ids of the "
            f"actors included (bar 16 without them), at most {mine['peak'] / mine['memory']:.2f} "
            "times as much while loading (bar 1.5)")
    parts = [
        f"{name} {megabytes(entry['memory'])}" for name, entry in row["contestants"].items()
        if entry.get("memory")
    ]
    return (f"ActorMap: {words}. Memory held after loading {row['graph']}, more than before: " + ", ".join(parts)
            + f"; the best peer holds {verdict(memory_ratio(row), 3)} as much as ActorMap.")


def machine_lines(machine):
    peers = ", ".join(f"{name} {version}" for name, version in machine["peers"].items())
    return (
        f"{machine['date']}, {machine['processor']}, {machine['cores']} cores, "
        f"{machine['system']}; {machine['swift'].strip()}; commit {machine['commit']}.\n"
        f"Peers: {peers or 'none asked for'}.\n"
    )


def process_section(entries):
    lines = ["**Whole processes**, start to end", "", "| command | median | bar |", "|---|---|---|"]
    for entry in entries:
        bar = ""
        if "bar" in entry:
            met = entry["median"] < entry["bar"]
            bar = f"{seconds(entry['bar'])}{'' if met else ' **falls short**'}"
        lines.append(f"| {entry['name']} | {seconds(entry['median'])} | {bar} |")
    return "\n".join(lines) + "\n"


def markdown(result):
    """The whole table, all threads first, then the same with one."""
    rows = result["rows"]
    threads = sorted({row["threads"] for row in rows}, reverse=True)
    parts = [machine_lines(result["machine"])]
    for count in threads:
        parts.append(f"### {count} thread{'s' if count > 1 else ''}\n")
        parts += [group_section(rows, key, count) for key in GROUPS]
    if result["processes"]:
        parts.append(process_section(result["processes"]))
    return "\n".join(part for part in parts if part)


def line(row):
    """One row in a few words, for who watches."""
    name, best = best_peer(row)
    mine = ours(row)
    if mine is None:
        return f"{row['task']} on {row['graph']}: {row['skipped'].get(OURS, 'failed')}"
    text = f"{row['task']} on {row['graph']}, {row['threads']} threads: {seconds(mine['median'])}"
    if best:
        text += f", {name} {seconds(best['median'])}, {times(ratio(row))}"
    rest = others(row)
    return text + (" (no peer agrees)" if is_wrong(row) else "") + (f"; {rest}" if rest else "")
