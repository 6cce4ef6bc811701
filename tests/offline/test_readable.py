"""What may be kept for reading without a net is what everybody reads, and nothing of anybody."""

from pathlib import Path

import pytest

from citizen_portal.i18n import LANGUAGES
from citizen_portal.offline.readable import AHEAD, is_readable

LIST = Path(__file__).parent.parent / "routes.txt"
READ = {
    "/<reading:lang>/", "/<reading:lang>/om", "/<reading:lang>/privatliv", "/<reading:lang>/tilgaengelighed",
    "/<reading:lang>/viden/", "/<reading:lang>/viden/<slug>", "/<reading:lang>/viden/fag/",
    "/<reading:lang>/viden/fag/<slug>",
}  # fmt: skip
# What an address may look like where a name stands in it.
NAMES = ("cafe", "for-arbejdsgivere", "AbC_d-1.x", "10000009")


def paths(route: str) -> set[str]:
    """The addresses of a route, with each of the names in place of what it asks for."""
    head, _, rest = route.partition(">") if "lang>" in route else ("", "", route)
    below = f"/da{rest}" if head else rest
    while "<" in below:
        start, _, end = below.partition("<")
        below = f"{start}NAME{end.partition('>')[2]}"
    return {below.replace("NAME", name) for name in NAMES}


ROUTES = [line.rpartition("  ")[0] for line in LIST.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("route", sorted(set(ROUTES)))
def test_only_pages_that_everybody_reads_may_be_kept(route: str) -> None:
    assert any(is_readable(path, LANGUAGES) for path in paths(route)) == (route in READ)


@pytest.mark.parametrize(
    "path", ["/", "/de/", "/da", "/da/viden/soeg", "/da/viden/a/b", "/x/da/viden/", "/da/viden/\n"]
)
def test_what_only_looks_like_one_may_not(path: str) -> None:
    assert not is_readable(path, LANGUAGES)


@pytest.mark.parametrize("below", AHEAD)
def test_what_is_kept_ahead_may_be_kept(below: str) -> None:
    assert is_readable(f"/ar/{below}", LANGUAGES)
