# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""The arithmetic of the benchmark's driver; needs neither peers nor our program."""
import math
import os
import sys
import tempfile
import unittest
import xml.dom.minidom

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "Tools", "bench-peers"))

import arithmetic  # noqa: E402
import chart  # noqa: E402
import growth  # noqa: E402
import rows  # noqa: E402
import standings  # noqa: E402
import table  # noqa: E402
from contestants import Contestant, Failed, TooSlow  # noqa: E402


def entry(median, agrees=True, **further):
    return {"median": median, "first": median, "seconds": [median], "agrees": agrees,
            "difference": 0.0, "peak": 2_000_000, "memory": None, **further}


def row(ours, peers, **further):
    contestants = {"ActorMap": entry(ours), **peers} if ours else peers
    return {"group": "hops", "task": "betweenness-hops", "graph": "PGP", "threads": 2,
            "check": "equal", "goal": 1e-9, "limit": 0, "skipped": {},
            "contestants": contestants, **further}


class Arithmetic(unittest.TestCase):
    def test_the_median_is_the_middle_or_the_mean_of_two(self):
        self.assertEqual(arithmetic.median([3, 1, 2]), 2)
        self.assertEqual(arithmetic.median([4, 1, 2, 3]), 2.5)

    def test_the_geometric_mean_of_2_and_8_is_4(self):
        self.assertAlmostEqual(arithmetic.geometric_mean([2, 8]), 4)
        self.assertIsNone(arithmetic.geometric_mean([]))

    def test_differences_are_relative_to_the_larger_value(self):
        self.assertEqual(arithmetic.largest_difference([1, 2], [1, 2]), 0)
        self.assertAlmostEqual(arithmetic.largest_difference([1, 100], [1, 99]), .01)
        self.assertEqual(arithmetic.largest_difference([0], [1e-15]), 1)
        self.assertAlmostEqual(arithmetic.largest_difference([0], [1e-15], floor=1), 1e-15)

    def test_undefined_equals_undefined_only(self):
        nan = math.nan
        self.assertEqual(arithmetic.largest_difference([nan], [nan]), 0)
        self.assertEqual(arithmetic.largest_difference([nan], [0.0]), math.inf)
        self.assertEqual(arithmetic.largest_difference([0.0], [nan]), math.inf)
        self.assertEqual(arithmetic.largest_difference([1, 2], [1]), math.inf)

    def test_the_l1_error_is_taken_after_scaling(self):
        self.assertAlmostEqual(arithmetic.l1_error([2, 2], [.5, .5]), 0)
        self.assertAlmostEqual(arithmetic.l1_error([.6, .4], [.5, .5]), .2)
        self.assertEqual(arithmetic.l1_error([math.nan], [1]), math.inf)

    def test_the_largest_gap_is_absolute(self):
        self.assertAlmostEqual(arithmetic.largest_gap([.5, .25], [.5, .26]), .01)
        self.assertEqual(arithmetic.largest_gap([1], []), math.inf)

    def test_long_runs_have_fewer_turns(self):
        self.assertEqual([arithmetic.turns(one) for one in (.01, .5, 2, 10, 30, 60)],
                         [9, 5, 3, 2, 1, 0])


class Standings(unittest.TestCase):
    def test_the_best_peer_is_the_fastest_whose_result_agrees(self):
        found = row(1, {"a": entry(30), "b": entry(2, agrees=False), "c": entry(40)})
        self.assertEqual(standings.best_peer(found)[0], "a")
        self.assertEqual(standings.ratio(found), 30)

    def test_without_a_peer_that_agrees_there_is_no_ratio(self):
        found = row(1, {"a": entry(30, agrees=False)})
        self.assertTrue(standings.is_wrong(found))
        self.assertIsNone(standings.ratio(found))

    def test_a_task_that_is_not_there_has_no_ratio(self):
        self.assertIsNone(standings.ratio(row(None, {"a": entry(3)})))
        self.assertIn("not there yet", table.row_line([], row(
            None, {}, skipped={"ActorMap": "not there yet"})))

    def test_threads_gain_is_one_thread_over_several(self):
        many, one = row(1, {}), row(1.9, {}, threads=1)
        self.assertAlmostEqual(standings.speed_up([many, one], many, 2), 1.9)

    def test_memory_is_compared_with_the_peer_that_holds_least(self):
        found = row(1, {"a": entry(3, memory=900), "b": entry(4, memory=600)})
        found["contestants"]["ActorMap"]["memory"] = 200
        self.assertEqual(standings.memory_ratio(found), 3)


class Texts(unittest.TestCase):
    def test_figures_have_three_digits_and_a_unit(self):
        self.assertEqual(
            [table.seconds(one) for one in (12.34, .01234, .000123456, 1234.5)],
            ["12.3 s", "12.3 ms", "123 µs", "1234 s"])

    def test_the_table_marks_what_falls_short(self):
        text = table.group_section([row(1, {"a": entry(19)})], "hops", 2)
        self.assertIn("19.0× **falls short of 20×**", text)
        self.assertIn("19.0× **falls short of 50×**", text)
        text = table.group_section([row(1, {"a": entry(60)})], "hops", 2)
        self.assertNotIn("falls short", text)

    def test_charts_are_sound_xml(self):
        found = [row(.1, {"igraph": entry(6), "networkit (turbo)": entry(.05)})]
        grown = [{"family": "R-MAT", "task": task, "ties": ties, "seconds": ties * 1e-7}
                 for task in ("degree", "core") for ties in (1000, 10_000)]
        for svg in (chart.speed({"rows": found}), chart.growth({"growth": grown})):
            xml.dom.minidom.parseString(svg)


class Growth(unittest.TestCase):
    def test_growth_goes_on_as_the_last_two_sizes_did(self):
        self.assertEqual(growth.foreseen([], 1000), 0)
        self.assertAlmostEqual(growth.foreseen([(10, 1)], 100), 10)
        self.assertAlmostEqual(growth.foreseen([(10, 1), (100, 100)], 1000), 10_000)
        self.assertAlmostEqual(growth.foreseen([(10, 1), (100, 1)], 1000), 10)

    def test_every_row_belongs_to_a_group_and_has_a_name_of_its_own(self):
        found = rows.catalogue()
        self.assertTrue(all(one.group in rows.GROUPS for one in found))
        self.assertEqual(len({one.name for one in found}), len(found))


class Processes(unittest.TestCase):
    def contestant(self, program):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        found = Contestant("x", [sys.executable, "-c", program], 1, folder.name + "/log")
        self.addCleanup(found.end)
        return found

    def test_a_process_answers_line_by_line(self):
        found = self.contestant(
            "print('noise'); print('{\"loading\": 1}', flush=True); input(); "
            "print('{\"seconds\": 2, \"peak\": 3}', flush=True); input()")
        found.begin(20)
        self.assertEqual(found.opening["loading"], 1)
        self.assertEqual(found.run(20), 2)
        self.assertEqual(found.peak, 3)

    def test_one_that_is_too_slow_is_ended(self):
        found = self.contestant("import time; time.sleep(60)")
        with self.assertRaises(TooSlow):
            found.begin(.2)

    def test_one_that_fails_is_quoted(self):
        found = self.contestant("raise SystemExit('out of luck')")
        with self.assertRaises(Failed) as caught:
            found.begin(20)
        self.assertEqual(str(caught.exception), "out of luck")


if __name__ == "__main__":
    unittest.main()
