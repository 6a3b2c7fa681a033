# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""What the browser tests share: the built tool, its pictures, a browser, axe-core."""

import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

import axe_playwright_python
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = os.environ.get("ACTORMAP_TOOL", str(ROOT / ".build/release/actormap"))
MAPS = sorted(ROOT.glob("Graphs/*/map.actormap.json"))
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def actormap(*arguments):
    """Runs the tool and gives what it writes to standard output."""
    words = [TOOL, *map(str, arguments), "--quiet"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@functools.cache
def picture(path, theme="auto"):
    """A shipped map as SVG text, with the candidates marked where the map has two sides."""
    return actormap("render", path, "--theme", theme)


class Browser:
    """Debian's Chromium, in which every page is opened from a file and nothing may be fetched."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="actormap-browser-"))
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )

    def close(self):
        self.browser.close()
        self.playwright.stop()
        shutil.rmtree(self.folder)

    def open(self, text, ending, scheme="light", scale=1, room=(1400, 1800)):
        """A page with `text` in it; what it asks for and complains of is kept with it."""
        file = self.folder / f"page.{ending}"
        file.write_text(text, encoding="utf-8")
        context = self.browser.new_context(
            color_scheme=scheme,
            device_scale_factor=scale,
            viewport={"width": room[0], "height": room[1]},
        )
        page = context.new_page()
        page.complaints, page.asked = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page


def violations(page):
    """What axe-core finds in the page, in a form that a failing test can print."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{rule['id']}: {rule['help']}: " + "; ".join(node["html"][:120] for node in rule["nodes"])
        for rule in found
    ]
