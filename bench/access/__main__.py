"""`make access`: looks at every page in every language, size and scheme, tells what is found, and fails if anything is.

Two languages are looked at side by side, each in a browser of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from citizen_portal.i18n import LANGUAGES

from .looks import LOOKS
from .walk import ALL, Seen, look_at

SIDE_BY_SIDE = 2
# Times a finding is told, with the first page it was seen on.
MOST = 200


def told(seen: Seen) -> None:
    """Each finding once, with where it was seen first and how often."""
    for (look, fault), times in seen.often.most_common(MOST):
        print(f"{seen.lang} · {seen.first[look, fault]} · {look} · {times} × {fault}")
    print(f"{seen.lang}: {seen.pages} pages, {seen.findings} findings", flush=True)


def main() -> int:
    asked = argparse.ArgumentParser(prog="make access", description=__doc__)
    asked.add_argument("--every", type=int, default=1, help="look at every so manyth page only")
    asked.add_argument("--lang", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    asked.add_argument("--only", nargs="*", choices=ALL, default=list(ALL), help="look at these parts only")
    options = asked.parse_args()
    began = time.monotonic()
    all_seen = list(seen_in(options.lang, options.every, options.only))
    for seen in all_seen:
        told(seen)
    pages, cells, findings = (sum(getattr(seen, what) for seen in all_seen) for what in ("pages", "cells", "findings"))
    print(f"{pages} pages × {len(LOOKS)} looks and their HTML = {cells} cells, {findings} findings")
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if findings else 0


def seen_in(langs: Sequence[str], every: int, only: Sequence[str]) -> Iterator[Seen]:
    """What is seen in each language; a walk that broke off is a finding."""
    with ProcessPoolExecutor(SIDE_BY_SIDE, mp_context=get_context("spawn")) as workers:
        walks = {workers.submit(look_at, lang, every, only): lang for lang in langs}
        for done in as_completed(walks):
            if (fault := done.exception()) is None:
                yield done.result()
            else:
                (broken := Seen(walks[done])).note("walk", "accident", f"broke off: {type(fault).__name__} {fault}")
                yield broken


if __name__ == "__main__":
    sys.exit(main())
