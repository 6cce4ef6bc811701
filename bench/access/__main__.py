"""`make access`: looks at every page in every language, size and scheme, tells what is found, and fails if anything is.

Two languages are looked at side by side, each in a browser of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from citizen_portal.i18n import LANGUAGES

from .looks import LOOKS
from .walk import Seen, look_at

SIDE_BY_SIDE = 2
# Times a finding is told, with the first page it was seen on.
MOST = 200


def told(seen: Seen) -> None:
    """Each finding once, with where it was seen first and how often."""
    often = Counter((look, fault) for _page, look, fault in seen.findings)
    first = {(look, fault): page for page, look, fault in reversed(seen.findings)}
    for (look, fault), times in often.most_common(MOST):
        print(f"{seen.lang} · {first[look, fault]} · {look} · {times} × {fault}")
    print(f"{seen.lang}: {seen.pages} pages, {len(seen.findings)} findings", flush=True)


def main() -> int:
    asked = argparse.ArgumentParser(prog="make access", description=__doc__)
    asked.add_argument("--every", type=int, default=1, help="look at every so manyth page only")
    asked.add_argument("--lang", nargs="*", choices=LANGUAGES, default=list(LANGUAGES))
    options = asked.parse_args()
    began, pages, findings = time.monotonic(), 0, 0
    with ProcessPoolExecutor(SIDE_BY_SIDE, mp_context=get_context("spawn")) as workers:
        for done in as_completed([workers.submit(look_at, lang, options.every) for lang in options.lang]):
            told(seen := done.result())
            pages, findings = pages + seen.pages, findings + len(seen.findings)
    print(f"{pages} pages × {len(LOOKS) + 1} looks = {pages * (len(LOOKS) + 1)} cells, {findings} findings")
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
