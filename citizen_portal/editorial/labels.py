"""The words of the software in every language, and whether they still say what the Danish says.

A catalogue is a gettext file whose ids are ids, not sentences. The comment above an entry is the
Danish sentence it was translated from, so a translation that has been left behind can be seen.
`python -m citizen_portal.editorial.labels` brings the catalogues into line with the Danish one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from ..i18n import DANISH, LANGUAGES, TRANSLATIONS
from .proofreading.findings import STALE, Finding

PLACEHOLDER = re.compile(r"%\(\w+\)s")


def file_of(locale: str) -> Path:
    return TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"


def catalogue(locale: str) -> polib.POFile:
    return polib.pofile(str(file_of(locale)), wrapwidth=0)


def said(text: str) -> list[str]:
    """The words of a sentence, whatever its commas and white space."""
    return re.findall(r"\w+", text.casefold())


def locales() -> list[str]:
    """The languages whose labels are translations, all of them."""
    return [each.base for each in LANGUAGES.values() if each is not DANISH and not each.easy]


def easier() -> list[str]:
    """The easier forms of a language: they have words of their own where these are easier, and no others."""
    return [each.code for each in LANGUAGES.values() if each.easy]


def check_labels() -> Iterator[Finding]:
    """Every label that is missing, stale or damaged, with file and line."""
    danish = {entry.msgid: entry.msgstr for entry in catalogue("da")}
    for locale in locales() + easier():
        own = {entry.msgid: entry for entry in catalogue(locale)}
        where = f"translations/{locale}/LC_MESSAGES/messages.po"
        for label in sorted(danish.keys() - own.keys()) if locale in locales() else ():
            yield Finding("missing", f"{where}:1: {label} is missing: `make messages` puts it in")
        for label, entry in own.items():
            for kind, fault in _entry_faults(danish.get(label), entry):
                yield Finding(kind, f"{where}:{entry.linenum}: {label} {fault}")


def _entry_faults(danish: str | None, entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    if danish is None:
        yield "too much", "is no label (any more)"
    elif not entry.msgstr:
        yield "missing", "is missing"
    elif said(entry.comment) != said(danish):
        yield STALE, f"is stale: the Danish now says »{danish}«"
    elif sorted(PLACEHOLDER.findall(entry.msgstr)) != sorted(PLACEHOLDER.findall(danish)):
        yield "placeholder", "does not have the placeholders of the Danish"


def bring_into_line(locale: str) -> None:
    """Add what is new, drop what is gone; what is there stays as it is, with the Danish it was made from.

    To an easier form nothing is added.
    """
    own = {entry.msgid: entry for entry in catalogue(locale)}
    lined_up = polib.POFile(wrapwidth=0)
    lined_up.metadata = catalogue(locale).metadata
    for entry in catalogue("da"):
        if entry.msgid in own or locale in locales():
            lined_up.append(own.get(entry.msgid) or polib.POEntry(msgid=entry.msgid, msgstr="", comment=entry.msgstr))
    lined_up.save(str(file_of(locale)))


def mark_reviewed(locale: str) -> None:
    """Say that every label of a language has been read against today's Danish."""
    danish = {entry.msgid: entry.msgstr for entry in catalogue("da")}
    own = catalogue(locale)
    for entry in own:
        entry.comment = danish.get(entry.msgid, "")
    own.save()


if __name__ == "__main__":
    for each in locales() + easier():
        bring_into_line(each)
