"""Texts one chooses from or copies: trades, their rules, phrases, messages. Are they there, whole and up to date?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..trades.content import PHRASES, RULES, SHELF, laid_over, trade_files
from ..trades.entries import TextFile, differences, left_behind, prints
from .proofreading.findings import STALE, Finding, of_kind
from .proofreading.sentences import WORD
from .proofreading.short_texts import SLOT, is_trade

DANISH = "da"
MESSAGES = "borrowed-messages.toml"
# How many of each a trade has.
COUNTS = {"tasks": 6, "goals": 6, "words": 8}
# Words of a task or a goal, the fewest and the most: a whole thought, read at a glance.
FEWEST, MOST = 4, 14
SOURCE_LINE = re.compile(r"^source *=.*\n", re.MULTILINE)

# The files of a text by language; the Danish is always there.
InLanguages = Mapping[str, TextFile]


def read(folders: Iterable[Path], languages: Iterable[str]) -> dict[str, InLanguages]:
    """Every such text that has a Danish one, by the name an editor calls it. Raises UnreadableText."""
    folders, languages = tuple(folders), tuple(languages)
    others = {name: laid_over(folders, languages, name) for name in (RULES, PHRASES, MESSAGES)}
    whole = {name.removesuffix(".toml"): files for name, files in others.items() if DANISH in files}
    return {**trade_files(folders, languages), **whole}


def check(folders: Iterable[Path], languages: Iterable[str]) -> list[Finding]:
    """Everything missing, stale, too much or in another order, by file and line."""
    folders, languages = tuple(folders), tuple(languages)
    texts = read(folders, languages).values()
    shapes = [fault for files in texts if is_trade(files[DANISH]) for fault in _shape(files[DANISH])]
    found = [fault for files in texts for fault in _beside_danish(files, languages)]
    behind = [fault for files in texts for fault in _behind(files, languages)]
    beside = [*found, *_without_danish(folders, languages)]
    return [*of_kind("shape", shapes), *of_kind("beside the Danish", beside), *of_kind(STALE, behind)]


def _behind(files: InLanguages, languages: Iterable[str]) -> Iterator[str]:
    for lang in languages:
        if lang in files and lang != DANISH:
            yield from left_behind(files[DANISH], files[lang])


def _beside_danish(files: InLanguages, languages: Iterable[str]) -> Iterator[str]:
    danish = files[DANISH]
    for lang in languages:
        if lang not in files:
            yield f"{danish.where.replace(f'/{DANISH}/', f'/{lang}/', 1)}:1: is missing"
        elif lang != DANISH:
            yield from differences(danish, files[lang])
            yield from _other_slots(danish, files[lang])
        yield from _twins(files[lang]) if lang in files else ()


def _other_slots(danish: TextFile, own: TextFile) -> Iterator[str]:
    for name, text in danish.entries.items():
        if sorted(SLOT.findall(text)) != sorted(SLOT.findall(own.entries.get(name, text))):
            yield own.named(name, "does not have the {…} of the Danish")


def _twins(own: TextFile) -> Iterator[str]:
    """Two choices of a list that nobody can tell apart."""
    seen: dict[tuple[str, str], str] = {}
    for name, text in own.entries.items():
        table, _, key = name.rpartition(".")
        if key.isdigit() or key in ("with", "without"):
            continue
        if (other := seen.setdefault((table, text.casefold()), name)) != name:
            yield own.named(name, f"reads the same as {other}")


def _shape(danish: TextFile) -> Iterator[str]:
    """What is wrong with a trade although it can be shown."""
    for table, wanted in COUNTS.items():
        if (there := len(danish.tables[table])) != wanted:
            yield danish.named(table, f"has {there} entries, and {wanted} are wanted")
    if not danish.tables.get("leads", {}).get("goals"):
        yield danish.named("leads.goals", "names no goal that leads to paid work")
    for name, text in danish.entries.items():
        if name.startswith(("tasks.", "goals.")):
            yield from _phrase_faults(danish, name, text)


def _phrase_faults(danish: TextFile, name: str, text: str) -> Iterator[str]:
    if not FEWEST <= (long := len(WORD.findall(text))) <= MOST:
        yield danish.named(name, f"has {long} words, at least {FEWEST} and at most {MOST}")
    if text.rstrip().endswith("."):
        yield danish.named(name, "ends with a full stop, and stands in a list")


def _without_danish(folders: Iterable[Path], languages: Iterable[str]) -> Iterator[str]:
    danish = {file.name for folder in folders for file in (folder / DANISH / SHELF).glob("*.toml")}
    for lang in languages:
        for file in sorted(file for folder in folders for file in (folder / lang / SHELF).glob("*.toml")):
            if file.name not in danish:
                yield f"content/{lang}/{SHELF}/{file.name}:1: there is no Danish trade of that name"


def mark_read(files: InLanguages, lang: str) -> None:
    """Write into a translated file that it says what the Danish says today."""
    if lang not in files:
        return
    listed = ", ".join(f'"{each}"' for each in prints(files[DANISH]))
    text = SOURCE_LINE.sub("", files[lang].file.read_text(encoding="utf-8"), count=1)
    files[lang].file.write_text(f"source = [{listed}]\n{text}", encoding="utf-8")
