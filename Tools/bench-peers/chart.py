# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""The two charts as SVG, without any library; they follow a dark screen."""
import math
from xml.sax.saxutils import escape

from growth import LIMIT
from rows import FAMILIES, GROUPS
from standings import OURS, ours, ratio
from table import seconds, times

# Name: light, dark. Programs that do not know style variables draw these as well.
COLOURS = {
    "ink": ("#1b1f24", "#e6edf3"), "quiet": ("#57606a", "#9198a1"), "grid": ("#d8dee4", "#30363d"),
    "paper": ("#ffffff", "#0d1117"), "c0": ("#005ea8", "#58a6ff"), "c1": ("#b35900", "#f0883e"),
    "c2": ("#1a7f37", "#3fb950"), "c3": ("#8250df", "#bc8cff"), "c4": ("#bf3989", "#f778ba"),
    "c5": ("#57606a", "#9198a1"),
}


def paint(dark):
    return " ".join(
        f".{name} {{ fill: {pair[dark]}; }} .line-{name} {{ stroke: {pair[dark]}; }}"
        for name, pair in COLOURS.items())


STYLE = f"""<style>
  text {{ font-family: "Noto Sans", "DejaVu Sans", sans-serif; font-size: 12px; }}
  .title {{ font-size: 16px; font-weight: 600; }} .group {{ font-weight: 600; }}
  .small {{ font-size: 11px; }} .end {{ text-anchor: end; }} .middle {{ text-anchor: middle; }}
  .curve {{ fill: none; stroke-width: 2; }} .thin {{ fill: none; stroke-width: 0.75; }}
  .dashed {{ stroke-dasharray: 5 3; }} .wide {{ stroke-width: 3; }}
  {paint(False)}
  @media (prefers-color-scheme: dark) {{ {paint(True)} }}
</style>"""

SHAPES = {
    "igraph": ("c1", "circle"), "graph-tool": ("c2", "square"), "networkit": ("c3", "diamond"),
    "rustworkx": ("c4", "triangle"), "scikit-network": ("c5", "cross"),
    "networkx": ("c5", "ring"),
}


def text(x, y, content, kind=""):
    colour = "" if set(kind.split()) & set(COLOURS) else " ink"
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}{colour}">{escape(content)}</text>'


def line(x1, y1, x2, y2, kind="line-grid"):
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>')


def mark(shape, colour, x, y, r=4.5):
    """A point whose shape tells as much as its colour."""
    fill = f'class="{colour}"'
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {fill}/>'
    if shape == "ring":
        return (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r - 1}" class="line-{colour}" '
                'fill="none" stroke-width="2"/>')
    if shape == "square":
        return (f'<rect x="{x - r + .5:.1f}" y="{y - r + .5:.1f}" width="{2 * r - 1}" '
                f'height="{2 * r - 1}" {fill}/>')
    corners = {
        "diamond": [(0, -r - 1), (r + 1, 0), (0, r + 1), (-r - 1, 0)],
        "triangle": [(0, -r - .5), (r + .5, r - .5), (-r - .5, r - .5)],
        "cross": [(-r, -1), (-1, -1), (-1, -r), (1, -r), (1, -1), (r, -1), (r, 1), (1, 1), (1, r),
                  (-1, r), (-1, 1), (-r, 1)],
    }[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {fill}/>'


def document(width, height, label, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" '
        f'width="{width}" height="{height:.0f}" role="img" aria-label="{escape(label)}">',
        STYLE, f'<rect class="paper" width="{width}" height="{height:.0f}"/>', *parts, "</svg>\n"])


# How many times as long the peers take

def speed(result):
    """For each row, how many times as long each peer takes as ActorMap, on a logarithmic scale."""
    threads = max(row["threads"] for row in result["rows"])
    rows = [row for row in result["rows"] if row["threads"] == threads and ratio(row)]
    left, right, step = 262, 640, 19
    reach = max([10.0] + [entry["median"] / ours(row)["median"]
                          for row in rows for name, entry in peers(row)])
    least = min([1.0] + [ratio(row) for row in rows])
    low, high = math.floor(math.log10(least) - .01), math.ceil(math.log10(reach))

    def place(value):
        return left + (right - left) * (math.log10(value) - low) / (high - low)

    y, body = 92.0, []
    for key, group in GROUPS.items():
        chosen = [row for row in rows if row["group"] == key]
        if not chosen:
            continue
        body.append(text(12, y + 4, group.title, "group"))
        y += step
        for row in chosen:
            body += speed_row(row, y, place, left, right)
            y += step
        y += 8
    frame = [text(12, 26, "How many times as long others take as ActorMap", "title"),
             text(12, 46, f"Same graph, same machine, same run, {threads} "
                  f"thread{'s' if threads > 1 else ''}; results compared first; to the right of "
                  "1 is slower than ActorMap.", "quiet")]
    frame += legend(rows, 68)
    for power in range(low, high + 1):
        x = place(10.0 ** power)
        frame.append(line(x, 82, x, y - 4, "line-quiet" if power == 0 else "line-grid"))
        frame.append(text(x, y + 10, f"{10.0 ** power:g}×", "quiet small middle"))
    return document(820, y + 22, "How many times as long others take as ActorMap", frame + body)


def peers(row):
    return [(name, entry) for name, entry in row["contestants"].items()
            if name != OURS and entry["agrees"] and entry["median"]]


def speed_row(row, y, place, left, right):
    mine = ours(row)["median"]
    parts = [text(left - 12, y + 4, f"{row['task']}, {row['graph']}", "end small")]
    found = ratio(row)
    parts.append(line(place(1), y, place(found), y, "line-c0 wide"))
    parts += bar_tick(row, y, place, right)
    for name, entry in sorted(peers(row), key=lambda one: -one[1]["median"]):
        colour, shape = SHAPES[name.split(" ")[0]]
        parts.append(mark(shape, colour, place(entry["median"] / mine), y))
    parts.append(text(right + 18, y + 4, f"{times(found)}", "small group"))
    parts.append(text(right + 72, y + 4, f"ActorMap {seconds(mine)}", "small quiet"))
    return parts


def bar_tick(row, y, place, right):
    """A short line where the bar of the row's group is."""
    x = place(GROUPS[row["group"]].each)
    return [line(x, y - 7, x, y + 7, "line-ink")] if x < right else []


def legend(rows, y):
    seen = {name.split(" ")[0] for row in rows for name, _ in peers(row)}
    x, parts = 16, []
    for name, (colour, shape) in SHAPES.items():
        if name in seen:
            parts += [mark(shape, colour, x, y - 4), text(x + 10, y, name, "small")]
            x += 30 + 7 * len(name)
    return parts + [line(x, y - 10, x, y + 2, "line-ink"), text(x + 8, y, "the bar", "small")]


# Time against size

def growth(result):
    """Time against the number of ties, both on logarithmic scales, a panel for each family."""
    entries = result["growth"]
    tasks = list(dict.fromkeys(entry["task"] for entry in entries))
    width, panel, gap, top, height = 1000, 212, 106, 84, 380
    times_ = [entry["seconds"] for entry in entries]
    ties = [entry["ties"] for entry in entries]
    spans = [(math.floor(math.log10(min(one))), math.ceil(math.log10(max(one))))
             for one in (ties, times_)]
    parts = [text(12, 26, "Time against size", "title"),
             text(12, 46, "Seconds of each kernel on generated graphs with ten ties an actor or "
                  f"so, two threads; a kernel ends where the next size is expected over {LIMIT:g} s.",
                  "quiet")]
    for number, family in enumerate(FAMILIES):
        left = 52 + number * (panel + gap)
        chosen = [entry for entry in entries if entry["family"] == family]
        parts += panel_frame(family, left, top, panel, height, spans)
        parts += curves(chosen, tasks, left, top, panel, height, spans)
    return document(width, top + height + 52, "Time against size", parts)


def panel_frame(family, left, top, width, height, spans):
    (x0, x1), (y0, y1) = spans
    parts = [text(left, top - 10, family, "group")]
    for power in range(x0, x1 + 1):
        x = left + width * (power - x0) / (x1 - x0)
        parts += [line(x, top, x, top + height),
                  text(x, top + height + 16, exponent(power), "small quiet middle")]
    for power in range(y0, y1 + 1):
        y = top + height * (y1 - power) / (y1 - y0)
        label = {0: "1 s", -3: "1 ms", -6: "1 µs"}.get(power, exponent(power) + " s")
        parts += [line(left, y, left + width, y), text(left - 6, y + 4, label, "small quiet end")]
    parts.append(text(left + width / 2, top + height + 34, "ties", "small quiet middle"))
    return parts


def exponent(power):
    digits = str(power).replace("-", "⁻")
    return "10" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(one)] if one.isdigit() else one for one in digits)


def curves(entries, tasks, left, top, width, height, spans):
    (x0, x1), (y0, y1) = spans
    parts, ends = [], []
    for number, task in enumerate(tasks):
        points = [
            (left + width * (math.log10(one["ties"]) - x0) / (x1 - x0),
             top + height * (y1 - math.log10(one["seconds"])) / (y1 - y0))
            for one in entries if one["task"] == task
        ]
        if not points:
            continue
        colour = f"c{number % 6}"
        dash = " dashed" if number >= 6 else ""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline class="curve line-{colour}{dash}" points="{path}"/>')
        ends.append([points[-1][1], points[-1], task, colour])
    return parts + labels(ends, left + width, top, height)


def labels(ends, x, top, height, room=14):
    """The names at the ends of the curves, pushed apart so that none covers another."""
    ends.sort(key=lambda one: one[0])
    floor = top
    for one in ends:
        one[0] = floor = max(one[0], floor + room)
    ceiling = top + height
    for one in reversed(ends):
        one[0] = ceiling = min(one[0], ceiling - room)
    parts = []
    for y, (end_x, end_y), task, colour in ends:
        parts.append(f'<polyline points="{end_x:.1f},{end_y:.1f} {x + 2:.1f},{y:.1f}" '
                     f'class="thin line-{colour}"/>')
        parts.append(text(x + 4, y + 4, SHORT.get(task, task), f"small {colour}"))
    return parts


SHORT = {
    "betweenness-hops": "betweenness", "betweenness-trust": "trust paths",
    "sampled-betweenness": "sampled betw.", "harmonic-closeness": "harmonic",
}
