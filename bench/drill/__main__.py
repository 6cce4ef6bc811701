"""`python -m bench.drill`: people go on using the site while what it stands on is taken away; nothing may be lost.

`--seed` gives the same faults in the same order. Ends with 1 when anything was lost or doubled.
"""

from __future__ import annotations

import argparse
import logging
import random
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from bench.parts import Part
from bench.stack import Stack, flask, running

from . import afterwards
from .faults import FAULTS, Scene
from .ledger import Ledger
from .people import Post, Town
from .report import Report
from .steps import STEPS, Step

# Of the minutes of a drill, this share is load with faults; the steps and the quiet afterwards take the rest.
SHARE = 0.5
BREATH = 2.0  # seconds between two faults


class Postman(Part):
    """Beside the hosts, as a municipality may run one."""

    def healthy(self) -> bool:
        return self.running


def say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


def faults(scene: Scene, report: Report, town: Town) -> None:
    """All of them in an order of the seed, again and again while people go on."""
    order: list[str] = []
    while town.open:
        if not order:
            order = scene.chance.sample(sorted(FAULTS), len(FAULTS))
        name = order.pop()
        town.tally.during = name
        report.times[name] = report.times.get(name, 0) + 1
        say(name)
        FAULTS[name](scene)
        time.sleep(BREATH)


def under_faults(stack: Stack, town: Town, report: Report) -> None:
    postman = Postman("postman", flask("outbox", "run", "--stay"), 0, stack.folder / "postman.log", stack.environ)
    postman.start()
    try:
        town.live(report.minutes * 60 * SHARE)
        faults(Scene(stack, postman, random.Random(report.seed)), report, town)
        town.finish()
    finally:
        postman.stop()


def tried(step: Callable[[Stack, Town], Step], stack: Stack, town: Town) -> Step:
    """What came of a step; one that breaks off is told as that, and the others go on."""
    try:
        stack.wait()
        return step(stack, town)
    except Exception as error:
        town.finish()
        return Step(step.__name__, losses=[f"{step.__name__} broke off: {error!r:.300}"])


def drill(folder: Path, report: Report, wanted: list[str]) -> None:
    with running(folder) as stack:
        say(f"{stack.url} answers")
        invited = urlsplit(stack.command("desk", "invite", "Karen Holm").strip())
        ledger = Ledger()
        town = Town(stack.url, report.tally, ledger, Post(stack.mail))
        town.sign_in(f"{invited.path}?{invited.query}")
        under_faults(stack, town, report)
        for step in STEPS:
            if not wanted or step.__name__ in wanted:
                say(step.__name__)
                report.steps.append(tried(step, stack, town))
        say("quiet")
        report.errors += town.errors
        report.found = afterwards.compared(stack, ledger, afterwards.until_quiet(stack))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--folder", type=Path, help="Where everything lies; kept afterwards.")
    parser.add_argument("--write", action="store_true", help="Add the result to docs/drill.md.")
    parser.add_argument("--steps", nargs="*", default=[], help="Only these, by their names in steps.py.")
    asked = parser.parse_args()
    # Ended by a signal, everything it has started ends, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    report = Report(asked.seed, asked.minutes)
    say(f"seed {asked.seed}")
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        drill(asked.folder or Path(folder), report, asked.steps)
    print(report)
    print("\n".join(f"LOST {loss}" for loss in report.losses[:50]))
    if asked.write:
        report.write()
    return 1 if report.losses else 0


if __name__ == "__main__":
    sys.exit(main())
