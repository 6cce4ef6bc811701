"""Everybody the site talks to: whether they are there, what time it is there, until when their certificates hold."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ... import limits
from ...config.addresses import THIS_MACHINE
from ...outside import reaching
from ...outside.reaching import Reached, Unreached
from .finding import Finding, Site, certificate, clocks, look, ok, wrong

MAIL, PUBLIC, CACHE = "mail", "public address", "shared cache"
# Seconds a try may wait for the shared cache, while somebody waits for a page.
SLOW = 0.1


def at_home(site: Site) -> bool:
    """Whether only this machine uses the site, as after `make run`: then nothing leaves it, on purpose."""
    parts = urlsplit(site.settings.public_url)
    return parts.scheme == "http" and parts.hostname in THIS_MACHINE


def mail(site: Site) -> Iterator[Finding]:
    if not site.settings.mail_url:
        if site.makes_sense("PORTAL_MAIL_URL"):
            yield _files(site)
        return
    try:
        found = reaching.mail_server(site.settings.mail_url)
    except Unreached as error:
        yield wrong(MAIL, f"No letter can leave: {error}.", "See PORTAL_MAIL_URL and the mail server.")
        return
    yield ok(MAIL, "The server greets us as for a letter.")
    yield from _of(MAIL, found)


def _files(site: Site) -> Finding:
    said, do = "Letters are written as files.", "Set PORTAL_MAIL_URL: people are to get them."
    return ok(MAIL, said) if at_home(site) else look(MAIL, said, do)


def _of(about: str, found: Reached) -> Iterator[Finding]:
    if found.certificate_ends:
        yield certificate(about, found.certificate_ends)
    if found.clock:
        yield clocks(f"clock of {about}", found.clock)


def public_address(site: Site) -> Iterator[Finding]:
    if not site.makes_sense("PORTAL_PUBLIC_URL"):
        return
    if at_home(site):
        yield ok(PUBLIC, "Links in letters lead to this machine: set PORTAL_PUBLIC_URL before others use it.")
        return
    try:
        found = reaching.system(site.settings.public_url, "/healthz")
    except Unreached as error:
        do = "See the proxy; from outside it may be another matter."
        yield look(PUBLIC, f"It is not reached from here: {error}.", do)
        return
    if found.status == 200:
        yield ok(PUBLIC, "The site answers there.")
    elif found.status:
        yield look(PUBLIC, f"It answers {found.status}.", "See whether the site runs, and the proxy.")
    yield from _of(PUBLIC, found)


def systems(site: Site) -> Iterator[Finding]:
    """What the municipality runs beside us, where a setting names it."""
    told = site.settings
    named = {
        "hand-over": told.handover_url, "SMS gateway": told.sms_url, "company register": told.company_register_url,
        "sign-in of the staff": told.desk_provider.issuer, "sign-in of citizens": told.citizen_provider.issuer,
    }  # fmt: skip
    for about, url in named.items():
        if url:
            yield from _reached(about, url)


def _reached(about: str, url: str) -> Iterator[Finding]:
    try:
        found = reaching.system(url)
    except Unreached as error:
        yield wrong(about, f"Nobody is reached: {error}.", "See its address in the settings, and who runs it.")
        return
    if found.status:
        yield ok(about, "Somebody answers there.")
    yield from _of(about, found)


def shared_cache(site: Site) -> Iterator[Finding]:
    url = site.settings.shared_cache_url
    if not url:
        if site.settings.workers > 1 and site.makes_sense("PORTAL_SHARED_CACHE_URL"):
            yield look(CACHE, "Each worker process counts tries for itself.", "Set PORTAL_SHARED_CACHE_URL.")
        return
    try:
        took = limits.seconds_away(url)
    except limits.CacheUnusable as error:
        yield wrong(CACHE, f"{error}.", "Mend PORTAL_SHARED_CACHE_URL.")
        return
    if took is None:
        yield wrong(CACHE, "It is out of reach.", "Until it is back, each process counts tries for itself: see to it.")
    elif took > SLOW:
        do = "People wait for it at every try: see what it has to do, and the line to it."
        yield look(CACHE, f"It takes {took * 1000:.0f} milliseconds to answer.", do)
    else:
        yield ok(CACHE, "It answers at once.")
