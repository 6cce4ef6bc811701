"""The statistics as one reader sees them: names, numbers and dots with their places reckoned. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_percent

from .figures import Words
from .statistics import COUNTRY, GROUPS, Statistics

HUNDRED, A_ROW, APART = 100, 20, 10


@dataclass(frozen=True)
class Reader:
    """Whom it is for: how numbers are written, which way lines run, and the words of the labels.

    `here` is what their own place is called, in Danish where it has no other name.
    """

    locale: str
    rtl: bool
    words: Words
    here: str
    here_in_danish: bool


@dataclass(frozen=True)
class Place:
    """`danish` says that the name is Danish on a page that is not; `here`, that it is the reader's own place."""

    name: str
    danish: bool
    here: bool


@dataclass(frozen=True)
class Dots:
    """A hundred people of a group as dots: where all of them are drawn, and where those that are filled.

    `danish` is the group's Danish name where `name` is in another language.
    """

    group: str
    name: str
    danish: str
    title: str
    words: str
    all: str
    filled: str


def dots(statistics: Statistics, reader: Reader, danish: Words) -> tuple[Dots, ...]:
    """A hundred dots for each group."""
    return tuple(_dots(group, statistics, reader, danish) for group in GROUPS)


def table(statistics: Statistics, reader: Reader) -> Iterator[tuple[Place, list[str]]]:
    """The whole table: each place with its shares."""
    for place in statistics.places:
        shares = [share_text(statistics.shares[place, group], reader.locale) for group in GROUPS]
        yield _place(place, statistics, reader), shares


def period(statistics: Statistics, locale: str) -> str:
    """The quarter that was counted, as in "3. kvartal 2019"."""
    return format_skeleton("yQQQQ", statistics.period, locale=locale)


def _dots(group: str, statistics: Statistics, reader: Reader, danish: Words) -> Dots:
    here = statistics.places[0]
    count = out_of_100(statistics.shares[here, group])
    name = reader.words(f"stats.group.{group}")
    return Dots(
        group,
        name,
        danish=danish(f"stats.group.{group}") if reader.locale != "da" else "",
        title=reader.words("stats.dots") % {"group": name, "count": count},
        words=_in_words(group, _place(here, statistics, reader).name, statistics, reader),
        all=drawn(HUNDRED),
        filled=drawn(count),
    )


def drawn(count: int) -> str:
    """So many dots as a path, in rows: its line is dashed with one dot every APART units, and ends just after one."""
    rows = [min(A_ROW, count - done) for done in range(0, count, A_ROW)]
    return "".join(f"M{APART // 2} {APART * row + APART // 2}h{APART * (dots - 1)}.1" for row, dots in enumerate(rows))


def _place(place: str, statistics: Statistics, reader: Reader) -> Place:
    here = place == statistics.places[0]
    if place == COUNTRY:
        return Place(reader.words("stats.place.country"), danish=False, here=here)
    if here:
        return Place(reader.here, danish=reader.here_in_danish, here=here)
    return Place(place, danish=reader.locale != "da", here=here)


def _in_words(group: str, here: str, statistics: Statistics, reader: Reader) -> str:
    """As in "15 of 100", and how that is in the whole country."""
    own, whole = (out_of_100(statistics.shares[place, group]) for place in (statistics.places[0], COUNTRY))
    said = reader.words("stats.here") % {"place": here, "count": own, "months": statistics.months_after}
    compared = "stats.country.same" if own == whole else "stats.country"
    return f"{said} {reader.words(compared) % {'count': whole}}"


def share_text(share: Decimal, locale: str) -> str:
    """Always with one decimal, as the source has it: "33,0 %"."""
    pattern = Locale.parse(locale).percent_formats[None].pattern
    return format_percent(share / 100, pattern.replace("#,##0", "#,##0.0"), locale)


def out_of_100(share: Decimal) -> int:
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))
