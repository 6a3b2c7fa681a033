# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Briefs in a real browser: barriers, dark screens, narrow screens, paper."""

import re
import unittest

import support

# Two pages of findings, and one of definitions.
FINDINGS = 2
PAGES = 3
TITLES = "[...document.querySelectorAll('h2')].map((element) => element.textContent)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
GROUNDS = """[document.documentElement, document.querySelector('svg .ground')].map(
  (element) => getComputedStyle(element).colorScheme + getComputedStyle(element).fill)"""


class Briefs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = support.Browser()
        cls.briefs = {
            path.parent.name: support.actormap("brief", path, "--format", "html")
            for path in support.MAPS
        }

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def test_axe_core_finds_nothing_and_nothing_is_fetched(self):
        for name, html in self.briefs.items():
            for screen in ["light", "dark"]:
                with self.subTest(map=name, screen=screen):
                    page = self.browser.open(html, "html", screen)
                    self.assertEqual(support.violations(page), [])
                    self.assertEqual(page.complaints, [])
                    self.assertEqual(len(page.asked), 1)
                    page.context.close()

    def test_the_ten_sections_are_headings_in_their_order(self):
        for name, html in self.briefs.items():
            with self.subTest(map=name):
                page = self.browser.open(html, "html")
                numbers = [int(title.split()[0]) for title in page.evaluate(TITLES)]
                self.assertEqual(numbers, list(range(1, 11)))
                page.context.close()

    def test_dark_screens_get_a_dark_picture(self):
        html = self.briefs["two-valleys"]
        grounds = []
        for screen in ["light", "dark"]:
            page = self.browser.open(html, "html", screen)
            grounds.append(page.evaluate(GROUNDS))
            page.context.close()
        self.assertNotEqual(grounds[0][1], grounds[1][1])

    def test_the_page_is_not_wider_than_the_screen(self):
        for name, html in self.briefs.items():
            with self.subTest(map=name):
                page = self.browser.open(html, "html")
                self.assertLessEqual(page.evaluate(OVERFLOW), 0)
                page.context.close()

    def test_on_a4_the_findings_fill_two_pages_and_the_definitions_at_most_one_more(self):
        for name, html in self.briefs.items():
            with self.subTest(map=name):
                page = self.browser.open(html, "html")
                self.assertLessEqual(self.pages(page), PAGES)
                page.evaluate("document.querySelector('#definitions').remove()")
                self.assertLessEqual(self.pages(page), FINDINGS)
                page.context.close()

    @staticmethod
    def pages(page):
        return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


if __name__ == "__main__":
    unittest.main()
