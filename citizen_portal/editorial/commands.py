"""Commands about the words: `flask content check` and `flask content reviewed`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from .. import clock, i18n, rules
from ..guidance import synonyms
from ..guidance.glossary import ContentError
from ..guidance.pages import Library
from ..trades.content import trade_files
from . import labels, review, short_texts
from .proofreading import findings, gates, report, spelling
from .proofreading.findings import Finding
from .proofreading.manuscript import CatalogueLabel, Manuscript, collect


def init_app(app: Flask, library: Library, folders: tuple[Path, ...]) -> None:
    group = AppGroup("content", help="The texts and labels of the site.")
    group.add_command(check_command(library, folders))
    group.add_command(reviewed_command(library, folders))
    app.cli.add_command(group)


def check_command(library: Library, folders: tuple[Path, ...]) -> click.Command:
    @click.command("check")
    def check() -> None:
        """Proofread: say how heavy each page is, and name every text and label that is missing, stale or faulty."""
        found = list(dict.fromkeys(everything(library, folders)))
        for line in (*findings.listed(found), *findings.counts(found)):
            click.echo(line)
        if found:
            stale = sum(each.stale for each in found)
            raise click.ClickException(f"{len(found) - stale} faults in the words, {stale} stale.")
        count = f"{len(library.pages)} texts and {len(trade_files(folders, ['da']))} trades"
        click.echo(f"{count} in {len(i18n.LANGUAGES)} languages: all there, all up to date.")

    return check


def everything(library: Library, folders: tuple[Path, ...]) -> Iterator[Finding]:
    """What every gate finds, of all kinds."""
    try:
        yield from review.check_translations(library, i18n.LANGUAGES, folders)
        yield from short_texts.check(folders, i18n.LANGUAGES)
        yield from findings.of_kind("search", synonyms.check(folders, i18n.LANGUAGES))
        yield from proofread(manuscript(library, folders))
    except ContentError as error:
        raise click.ClickException(str(error)) from None


def manuscript(library: Library, folders: tuple[Path, ...]) -> Manuscript:
    """Every word of the site, the labels and the short texts included."""
    own = {lang: catalogue(lang) for lang in (i18n.DANISH.code, *labels.locales(), *labels.easier())}
    return collect(library, folders, own, short_texts.read(folders, i18n.LANGUAGES).values())


def catalogue(lang: str) -> list[CatalogueLabel]:
    return [CatalogueLabel(entry.msgid, entry.linenum, entry.msgstr) for entry in labels.catalogue(lang)]


def proofread(words: Manuscript) -> list[Finding]:
    """Say how heavy the pages are and what somebody should look at soon; the faults are left to the caller."""
    knows, law = spelling.dictionary(), rules.load(words.folders)
    misspelled = gates.misspelled(words, knows) if knows else None
    rules_of_all_days = (*law.now, *law.coming)
    due = report.warnings(words, rules_of_all_days, clock.today())
    for line in (*report.table(words), report.spelled(words, misspelled), *due):
        click.echo(line)
    return gates.check_words(words, misspelled or (), rules_of_all_days)


def reviewed_command(library: Library, folders: tuple[Path, ...]) -> click.Command:
    @click.command("reviewed")
    @click.argument("lang", type=click.Choice([code for code in i18n.LANGUAGES if code != "da"]))
    @click.argument("what", nargs=-1)
    def reviewed(lang: str, what: tuple[str, ...]) -> None:
        """Mark translations as read against today's Danish; nothing named means all.

        A guidance page is named by its slug, a trade by its id, the rest as "glossary", "labels", "trade-rules",
        "placement-phrases", "borrowed-messages".
        """
        short = short_texts.read(folders, i18n.LANGUAGES)
        known = {*(slug for _, _, slug in library.pages), *short, "glossary", "labels"}
        if unknown := [name for name in what if name not in known]:
            raise click.UsageError(f"There is no text called {', '.join(unknown)}.")
        wanted = set(what or known)
        mark_pages(library, folders[0], lang, wanted)
        for name in wanted & short.keys():
            short_texts.mark_read(short[name], lang)

    return reviewed


def mark_pages(library: Library, folder: Path, lang: str, wanted: set[str]) -> None:
    for (code, _, slug), page in library.pages.items():
        if code == lang and slug in wanted:
            review.mark_page(library, lang, page)
    if "glossary" in wanted:
        review.mark_glossary(folder, lang)
    if "labels" in wanted:
        labels.mark_reviewed(lang)
