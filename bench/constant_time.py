"""Does a secret whose last sign is wrong take longer to refuse than one whose first is? `python -m bench.constant_time`

Prints, for what the site compares and for a plain comparison beside it, how long each took and the ratio. A ratio near
1 tells somebody who tries nothing about how much they have guessed. Measured on whatever else the machine is doing, so
nothing is asserted.
"""

from __future__ import annotations

import hmac
import statistics
import time
from collections.abc import Callable

from flask import Flask

from citizen_portal import links

ROUNDS, TRIES = 300, 200
LONG = 4096


def seconds(one: Callable[[], object]) -> float:
    begun = time.perf_counter()
    for _ in range(TRIES):
        one()
    return (time.perf_counter() - begun) / TRIES


def ratio(first: Callable[[], object], last: Callable[[], object]) -> tuple[float, float]:
    """Nanoseconds of the first, and how many times that the last takes; by turns, the median of all rounds."""
    pairs = [(seconds(first), seconds(last)) for _ in range(ROUNDS)]
    return statistics.median(one for one, _ in pairs) * 1e9, statistics.median(last / one for one, last in pairs)


def wrong_at(text: str, place: int) -> str:
    """The text with another sign at this place."""
    other = "A" if text[place] != "A" else "B"
    return text[:place] + other + text[place + 1 :] if place >= 0 else text[:place] + other


def main() -> None:
    app = Flask(__name__)
    app.config.update(SECRET_KEY="k" * 43, SECRET_KEY_FALLBACKS=[])
    secret = "s" * LONG
    with app.app_context():
        token = links.sign("bench", ["a" * 32, 1])
        signature = token.rindex(".") + 1
        begins, ends = wrong_at(token, signature), wrong_at(token, len(token) - 2)
        rows = {
            "a signed link": (lambda: links.read("bench", begins), lambda: links.read("bench", ends)),
            "the print of a code": (
                lambda: links.hash_code("FCCC-7777", "bench"), lambda: links.hash_code("CCCC-777F", "bench"),
            ),
            "compare_digest, 4 kB": (
                lambda: hmac.compare_digest(secret, "x" + secret[1:]),
                lambda: hmac.compare_digest(secret, secret[:-1] + "x"),
            ),
            "plain ==, 4 kB": (lambda: secret == "x" + secret[1:], lambda: secret == secret[:-1] + "x"),
        }  # fmt: skip
        print(f"{'':24}{'first wrong, ns':>18}{'last wrong / first wrong':>28}")
        for name, (first, last) in rows.items():
            took, times = ratio(first, last)
            print(f"{name:24}{took:18,.0f}{times:28.3f}")


if __name__ == "__main__":
    main()
