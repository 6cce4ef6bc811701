"""The rules of the law and the texts: what is past its day, and what says no longer what the Danish says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from flask import Flask

from ... import clock, i18n, municipality, rules
from ...editorial import review
from ...editorial.proofreading.findings import Finding as Stale
from ...guidance.glossary import ContentError
from ...guidance.libraries import libraries
from .finding import Finding, Site, look, ok, wrong

CONTENT = Path(__file__).parents[2] / "content"
LAW, TEXTS = "rules of the law", "texts"
UNREADABLE = (ContentError, rules.RulesError, municipality.MunicipalityError, i18n.LanguageMissing)
NAMED = 3
SOON = timedelta(days=30)


def folders(site: Site) -> tuple[Path, ...]:
    return tuple(filter(None, (CONTENT, site.settings.municipality)))


def rules_of_the_law(site: Site) -> Iterator[Finding]:
    try:
        law = rules.load(folders(site))
    except rules.RulesError as error:
        yield wrong(LAW, str(error).splitlines()[0], "Mend rules.toml: the site does not start.")
        return
    today, known = clock.today(), (*law.now, *law.coming)
    if late := [rule.id for rule in known if rule.overdue(today)]:
        yield look(
            LAW, f"{len(late)} should have been looked at again: {_some(late)}.", "Look them up, and mark the day."
        )
    if soon := [rule.id for rule in known if today <= rule.review_by <= today + SOON]:
        said = f"{len(soon)} are to be looked at within {SOON.days} days: {_some(soon)}."
        yield look(LAW, said, "Look them up in time, and mark the day.")
    if not late + soon:
        yield ok(LAW, "None is to be looked at soon.")


def texts(site: Site) -> Iterator[Finding]:
    try:
        found = _behind(folders(site))
    except UNREADABLE as error:
        yield wrong(TEXTS, str(error).splitlines()[0], "Mend it: the site does not start.")
        return
    if found:
        yield look(TEXTS, f"{len(found)} are missing or out of date.", "`flask content check` names them.")
    else:
        yield ok(TEXTS, "All there, all up to date.")


def _behind(folders: tuple[Path, ...]) -> list[Stale]:
    """What is missing or stale, in the words of the site that is looked at and not of the one that looks."""
    municipality.load(folders)
    looked_at = Flask(__name__, static_folder=None)
    looked_at.extensions["catalogues"] = labels = i18n.filled(folders)
    with looked_at.app_context():
        known = libraries(folders, rules.load(folders), labels)
        return review.check_translations(known[min(known)], i18n.LANGUAGES, folders)


def _some(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
