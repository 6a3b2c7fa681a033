# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Pictures in a real browser: what a screen reader, a dark screen and a zoomed page get."""

import collections
import contextlib
import io
import itertools
import json
import unittest
import xml.etree.ElementTree as ElementTree

from PIL import Image, ImageChops, ImageFilter, ImageStat

import support

SVG = "{http://www.w3.org/2000/svg}"
# Names of actors and sides, where the browser's own fonts put them.
NAMES = """[...document.querySelectorAll('[aria-hidden] > text.halo')].map((element) => {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  return {text: element.textContent, left, right, top, bottom};
})"""
GROUND = "getComputedStyle(document.querySelector('.ground')).fill"
TEXTS = "[...document.querySelectorAll('text')].map((element) => element.textContent)"
SELECTED = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.documentElement);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString();
}"""


# The most that a square of the picture may differ from the same of another one, of 255.
ALIKE = 24


def shot(page):
    """What is seen of the page in grey, a pixel for each of CSS."""
    image = Image.open(io.BytesIO(page.screenshot())).convert("L")
    room = page.viewport_size
    return image.resize((room["width"], room["height"]), Image.Resampling.BOX)


def difference(one, other):
    """The largest mean difference of any square of 16 pixels after a slight blur."""
    size = (max(one.width, other.width), max(one.height, other.height))
    pair = [image.resize(size).filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    squares = ImageChops.difference(*pair).reduce(16)
    return squares.getextrema()[1]


def wrapped(svg):
    """The picture as people put it into a page."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report</title></head>'
        f"<body><main><h1>Report</h1>{svg}</main></body></html>"
    )


class Pictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = support.Browser()
        cls.themes = [
            theme["id"]
            for theme in json.loads(support.actormap("list", "themes", "--format", "json"))
        ]

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    @contextlib.contextmanager
    def opened(self, text, ending="svg", scheme="light", scale=1, room=(1400, 1800), **where):
        """A page that is closed at the end, as a part of a test of its own."""
        with self.subTest(**where):
            page = self.browser.open(text, ending, scheme, scale, room)
            try:
                yield page
            finally:
                page.context.close()

    def each(self):
        """Every shipped map in the theme that a user gets unasked: its name and its picture."""
        return [(path.parent.name, support.picture(path)) for path in support.MAPS]

    def test_axe_core_finds_nothing_in_any_map_and_theme_on_light_and_dark_screens(self):
        # Every map in the theme of every day, and every theme with the map that has most signs.
        cases = {(path, "auto") for path in support.MAPS}
        cases |= {(support.ROOT / "Graphs/symbols/map.actormap.json", t) for t in self.themes}
        for path, theme in sorted(cases):
            svg = wrapped(support.picture(path, theme))
            for screen in ["light", "dark"]:
                where = {"map": path.parent.name, "theme": theme, "screen": screen}
                with self.opened(svg, "html", screen, **where) as page:
                    self.assertEqual(support.violations(page), [])

    def test_axe_core_finds_nothing_in_the_picture_by_itself(self):
        for name, svg in self.each():
            with self.opened(svg, map=name) as page:
                self.assertEqual(support.violations(page), [])

    def test_nothing_is_fetched_and_nothing_is_complained_of(self):
        for name, svg in self.each():
            with self.opened(svg, map=name) as page:
                self.assertEqual(page.complaints, [])
                self.assertEqual(len(page.asked), 1)

    def test_every_actor_and_tie_is_exposed_with_its_name(self):
        for name, svg in self.each():
            groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
            labels = [g.get("aria-label") for g in groups if g.get("role") == "graphics-symbol"]
            self.assertGreater(len(labels), 0)
            with self.opened(wrapped(svg), "html", map=name) as page:
                session = page.context.new_cdp_session(page)
                nodes = session.send("Accessibility.getFullAXTree")["nodes"]
                exposed = [n["name"]["value"] for n in nodes if not n["ignored"] and "name" in n]
                spoken = collections.Counter(" ".join(text.split()) for text in exposed)
                wanted = collections.Counter(" ".join(text.split()) for text in labels)
                self.assertNotIn("", wanted)
                self.assertEqual(wanted - spoken, collections.Counter())

    def test_text_can_be_selected(self):
        for name, svg in self.each():
            with self.opened(svg, map=name) as page:
                selected = page.evaluate(SELECTED)
                for text in page.evaluate(TEXTS):
                    self.assertIn(text, selected)

    def test_the_browsers_own_fonts_keep_names_off_names(self):
        for name, svg in self.each():
            with self.opened(svg, map=name) as page:
                boxes = page.evaluate(NAMES)
                self.assertGreater(len(boxes), 0)
                for a, b in itertools.combinations(boxes, 2):
                    self.assertFalse(overlap(a, b), f"{a['text']} and {b['text']}")

    def test_the_text_twin_is_a_page_without_barriers_that_fetches_nothing(self):
        for path in support.MAPS:
            file = self.browser.folder / "twin.html"
            support.actormap("render", path, "--with-text", file)
            for screen in ["light", "dark"]:
                where = {"map": path.parent.name, "screen": screen}
                with self.opened(file.read_text(), "html", screen, **where) as page:
                    self.assertEqual(support.violations(page), [])
                    self.assertEqual(page.complaints, [])
                    self.assertEqual(len(page.asked), 1)

    def test_the_same_picture_on_fine_screens_and_zoomed_to_two_hundred_per_cent(self):
        for name, svg in self.each():
            with self.opened(svg, map=name) as page:
                usual = shot(page)
            # A fine screen has twice as many pixels for the same page.
            with self.opened(svg, scale=2, map=name) as page:
                fine = shot(page)
            # A page that is zoomed has half the room as well: a quarter of it is seen.
            with self.opened(svg, scale=2, room=(700, 900), map=name) as page:
                zoomed = shot(page)
            with self.subTest(map=name):
                # Two sizes of letters differ at their edges; a sign that is missing differs more.
                self.assertLess(difference(usual, fine), ALIKE)
                self.assertLess(difference(usual.crop((0, 0, 700, 900)), zoomed), ALIKE)

    def test_a_sign_that_is_lost_is_noticed(self):
        with self.opened(support.picture(support.MAPS[0])) as page:
            usual = shot(page)
        boxes = [(x, y, x + 16, y + 16) for x in range(0, 1384, 8) for y in range(0, 1784, 8)]
        darkest = min(boxes, key=lambda box: ImageStat.Stat(usual.crop(box)).mean[0])
        lost = usual.copy()
        lost.paste(255, darkest)
        self.assertGreater(difference(usual, lost), 2 * ALIKE)

    def test_dark_screens_get_a_dark_ground_only_where_the_theme_follows_them(self):
        for theme in self.themes:
            svg, grounds = support.picture(support.MAPS[0], theme), []
            for scheme in ["light", "dark"]:
                with self.opened(svg, scheme=scheme, theme=theme) as page:
                    grounds.append(page.evaluate(GROUND))
            with self.subTest(theme=theme):
                self.assertEqual(grounds[0] != grounds[1], theme == "auto")


def overlap(a, b):
    """Whether two boxes share more than the leading above and below their lines."""
    width = min(a["right"], b["right"]) - max(a["left"], b["left"])
    height = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return width > 0.5 and height > 4


if __name__ == "__main__":
    unittest.main()
