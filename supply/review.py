"""Whether somebody has looked at every version that is pinned, and not too long ago.

Where a service answers, `make audit` asks it for known holes. A machine without one still knows when somebody last
looked: docs/dependencies.toml says it for each version, and no review holds for more than 90 days.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .pins import ROOT, pinned

FILE = ROOT / "docs/dependencies.toml"
HOLDS = timedelta(days=90)
SAY_SO_BEFORE = timedelta(days=30)
HEAD = """\
# Which versions somebody has looked at, when, how, and by when they are looked at again. `make check` reads it;
# `make reviewed HOW="…"` writes it, with ONLY="name name" for these alone. Why: decisions/0034-supply-chain.md.
"""


@dataclass(frozen=True)
class Review:
    """What was looked at on one day: `kind name version` a line."""

    on: date
    until: date
    how: str
    pins: tuple[str, ...]


def read(text: str) -> list[Review]:
    """The reviews of a file like docs/dependencies.toml."""
    return [
        Review(row["on"], row["until"], row["how"], tuple(row["pins"].strip().splitlines()))
        for row in tomllib.loads(text).get("review", [])
    ]


def written(reviews: Iterable[Review]) -> str:
    """What `read` reads."""
    return HEAD + "".join(
        f"\n[[review]]\non = {review.on}\nuntil = {review.until}\nhow = '{review.how}'\n"
        f"pins = '''\n{chr(10).join(review.pins)}\n'''\n"
        for review in reviews
    )


def faults(pins: Iterable[str], reviews: Sequence[Review], today: date) -> Iterator[str]:
    """What must not be taken in like that, a sentence each."""
    pins = set(pins)
    seen = {pin for review in reviews for pin in review.pins}
    yield from (f"{pin} has not been reviewed" for pin in sorted(pins - seen))
    yield from (f"{pin} was reviewed and is pinned nowhere" for pin in sorted(seen - pins))
    for review in reviews:
        if today > review.until:
            yield f"{len(review.pins)} versions were to be reviewed again by {review.until}"
        if review.until > review.on + HOLDS:
            yield f"the review of {review.on} holds for longer than {HOLDS.days} days"


def warnings(reviews: Iterable[Review], today: date) -> Iterator[str]:
    """What will be a fault before long."""
    for review in reviews:
        if today <= review.until < today + SAY_SO_BEFORE:
            yield f"{len(review.pins)} versions are to be reviewed again by {review.until}"


def recorded(
    pins: Sequence[str], reviews: Iterable[Review], today: date, how: str, only: Sequence[str] = ()
) -> list[Review]:
    """The reviews as they are once somebody has looked today, at everything or at the packages named in `only`."""
    looked_at = {pin for pin in pins if not only or pin.split()[1] in only}
    kept = [_less(review, set(pins) - looked_at) for review in reviews]
    return [*(review for review in kept if review.pins), Review(today, today + HOLDS, how, tuple(sorted(looked_at)))]


def _less(review: Review, stay: set[str]) -> Review:
    return Review(review.on, review.until, review.how, tuple(pin for pin in review.pins if pin in stay))


def check(file: Path = FILE) -> int:
    """0 when every version was looked at in time."""
    pins, reviews, today = [str(pin) for pin in pinned()], read(file.read_text(encoding="utf-8")), date.today()
    found = list(faults(pins, reviews, today))
    for sentence in [*found, *warnings(reviews, today)]:
        print(f"dependencies: {sentence}", file=sys.stderr)
    if not found:
        print(f"dependencies: {len(pins)} versions, all reviewed; next by {min(review.until for review in reviews)}")
    return bool(found)


def record(how: str, only: Sequence[str], file: Path = FILE) -> int:
    """Write down that somebody has looked today."""
    if not how.strip() or "'" in how:
        print('Say how, without an apostrophe: make reviewed HOW="…"', file=sys.stderr)
        return 2
    former = read(file.read_text(encoding="utf-8")) if file.exists() else []
    reviews = recorded([str(pin) for pin in pinned()], former, date.today(), how, only)
    file.write_text(written(reviews), encoding="utf-8")
    return check(file)


if __name__ == "__main__":
    sys.exit(record(sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["record"] else check())
