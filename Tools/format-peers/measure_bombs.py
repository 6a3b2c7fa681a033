# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
"""Runs `actormap check` on every bomb and says how long and how much memory it took.

Files that are refused must be so below the limits; Tools/bombs explains the options.
"""
import argparse
import os
import pathlib
import signal
import sys
import threading
import time

import bombs

RUNS = 5
GIVE_UP = 20


def measure(command):
    """Exit code (minus the signal), milliseconds and MiB at most, and what was said."""
    read, write = os.pipe()
    began = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, {"HOME": "/tmp"}, file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_DUP2, write, 2),
            (os.POSIX_SPAWN_CLOSE, read)])
    os.close(write)
    end = threading.Timer(GIVE_UP, os.kill, (child, signal.SIGKILL))
    end.start()
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    end.cancel()
    _, status, usage = os.wait4(child, 0)
    taken = (time.perf_counter() - began) * 1000
    return os.waitstatus_to_exitcode(status), taken, usage.ru_maxrss / 1024, said.decode()


def made(folder):
    """The bombs, made by another process: its memory would count as that of all later ones."""
    child = os.fork()
    if child == 0:
        lines = [f"{words}\t{path}\t{int(read)}" for words, path, read in bombs.make(folder)]
        (folder / "list").write_text("\n".join(lines), encoding="utf-8")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("the bombs could not be made")
    for line in (folder / "list").read_text(encoding="utf-8").splitlines():
        words, path, read = line.split("\t")
        yield words, path, read == "1"


def row(words, command, milliseconds, mebibytes, may_be_read):
    """Prints a line of the table; whether it is within the limits."""
    runs = [measure(command) for _ in range(RUNS)]
    code, said = runs[0][0], runs[0][3].strip().splitlines()
    # Machines are busy: the fastest run is disturbed least.
    taken = min(run[1] for run in runs)
    memory = max(run[2] for run in runs)
    faults = []
    if code < 0:
        faults.append(f"signal {-code}")
    if code == 0 and not may_be_read:
        faults.append("it was read")
    if taken > milliseconds:
        faults.append("too slow")
    if memory > mebibytes:
        faults.append("too large")
    mark = "FAILED " + ", ".join(faults) if faults else "ok"
    print(f"{taken:8.1f} ms {memory:7.1f} MiB  exit {code:3}  {mark}  {words}")
    print(f"          {(said or ['nothing'])[0][:150]}", flush=True)
    return not faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--milliseconds", type=float, default=100)
    parser.add_argument("--mebibytes", type=float, default=32)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    limits = (options.milliseconds, options.mebibytes)
    good = row("the tool alone: --version", [options.tool, "--version"], *limits, True)
    count = 0
    for words, path, read in [*made(options.work), *((f, f, False) for f in options.files)]:
        good &= row(words, [options.tool, "check", path], *limits, read)
        count += 1
    print(f"{count} files, {RUNS} runs each, the shortest time and the largest memory")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
