# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Programs under test, each in a process of its own that has loaded its graph and waits."""
import json
import os
import select
import subprocess
import time


class TooSlow(Exception):
    """No answer within the limit; the process has been ended."""


class Failed(Exception):
    """The process ended or answered nonsense; the text is the end of what it complained."""


class Contestant:
    """A process that speaks the protocol of protocol.py."""

    def __init__(self, name, command, threads, log):
        self.name = name
        self.times = []
        self.first = None
        self.peak = None
        self.note = None
        self.difference = None
        self.agrees = None
        self.tolerance = None
        self._log = open(log, "w+")
        environment = dict(os.environ)
        for variable in ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            environment[variable] = str(threads)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
            env=environment)
        self._buffer = b""
        self.opening = {}

    def begin(self, limit=600):
        """Waits until the graph is loaded."""
        self.opening = self._answer(limit)

    def run(self, limit):
        """One timed run; gives back the seconds that the program measured."""
        reply = self._ask("run", limit)
        # Later runs of a program also hold what its allocator kept of earlier ones.
        if self.peak is None:
            self.peak = reply.get("peak")
        return reply["seconds"]

    def set(self, name, value):
        self._ask(f"set {name} {value}", 60)

    def held(self):
        return self._ask("held", 60).get("held")

    def write_values(self, path):
        return self._ask(f"values {path}", 600)

    def end(self):
        """Ends the process, kindly at first."""
        try:
            self._process.stdin.write(b"end\n")
            self._process.stdin.close()
            self._process.wait(5)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._log.close()

    def _ask(self, order, limit):
        try:
            self._process.stdin.write(order.encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Failed(self._complaint()) from error
        return self._answer(limit)

    def _answer(self, limit):
        end = time.monotonic() + limit
        while True:
            line, found, rest = self._buffer.partition(b"\n")
            if found:
                self._buffer = rest
                if line.startswith(b"{"):
                    return json.loads(line)
                continue
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._process.stdout], [], [], left)[0]:
                self._process.kill()
                raise TooSlow()
            more = os.read(self._process.stdout.fileno(), 1 << 16)
            if not more:
                raise Failed(self._complaint())
            self._buffer += more

    def _complaint(self):
        self._process.wait()
        self._log.flush()
        self._log.seek(0)
        lines = self._log.read().strip().splitlines()
        return lines[-1] if lines else f"ended with {self._process.returncode}"
