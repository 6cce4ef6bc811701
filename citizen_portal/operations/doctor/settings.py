"""Every setting that makes no sense, at once; and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...config import Settings
from ...config.environment import Environment
from .finding import Finding, Site, look, ok, wrong

SETTINGS, KEYS = "settings", "keys"
# More keys than that are former ones nobody needs: each is tried on everything.
MANY = 5


def site(environ: Mapping[str, str]) -> Site:
    """The settings that make sense; each of the others is as if it had not been set, and has its fault."""
    told = Environment(environ)
    found = Settings.told(told)
    return Site(environ, found, tuple(dict.fromkeys(told.faults)))


def settings(site: Site) -> Iterator[Finding]:
    for fault in site.faults:
        yield wrong(SETTINGS, fault, "Mend it: the site does not start.")
    if not site.faults:
        yield ok(SETTINGS, "Every setting makes sense.")


def keys(site: Site) -> Iterator[Finding]:
    number = len(site.settings.keys)
    if not number:
        return
    if number > MANY:
        yield look(KEYS, f"There are {number} keys.", "Leave out the oldest once nothing they sealed is kept.")
    else:
        yield ok(KEYS, f"There {'is one key' if number == 1 else f'are {number} keys'}.")
