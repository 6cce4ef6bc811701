"""The statistics as one reader sees them: names, numbers and bars with their places reckoned. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_percent

from .figures import Words
from .statistics import COUNTRY, GROUPS, Statistics

DRAWN = GROUPS[:2]  # the groups this site is for; the third stands in the table only
WORDED = ("copenhagen", COUNTRY)  # in every language; any other place keeps its Danish name
ROW, TEXT_BELOW, BAR_BELOW = Decimal("3.4"), Decimal("1.1"), Decimal("1.6")


@dataclass(frozen=True)
class Reader:
    """Whom it is for: how numbers are written, which way lines run, and the words of the labels."""

    locale: str
    rtl: bool
    words: Words


@dataclass(frozen=True)
class Place:
    """`danish` says that the name is Danish on a page that is not; `here`, that it is the reader's own place."""

    name: str
    danish: bool
    here: bool


@dataclass(frozen=True)
class Bar:
    """`x` and `width` in percent of the chart, `text_y` and `bar_y` in letter heights: words keep their size."""

    place: Place
    share: str
    x: Decimal
    width: Decimal
    text_y: Decimal
    bar_y: Decimal


@dataclass(frozen=True)
class Chart:
    """Names and bars begin at `start`, where the reader's lines begin; the shares stand at `end`."""

    group: str
    title: str
    description: str
    words: str
    start: int
    end: int
    height: Decimal
    bars: tuple[Bar, ...]


def charts(statistics: Statistics, reader: Reader) -> tuple[Chart, ...]:
    """A chart for each group this site is for."""
    return tuple(_chart(group, statistics, reader) for group in DRAWN)


def table(statistics: Statistics, reader: Reader) -> Iterator[tuple[Place, list[str]]]:
    """The whole table: each place with its shares."""
    for place in statistics.places:
        shares = [share_text(statistics.shares[place, group], reader.locale) for group in GROUPS]
        yield _place(place, statistics, reader), shares


def period(statistics: Statistics, locale: str) -> str:
    """The quarter that was counted, as in "3. kvartal 2019"."""
    return format_skeleton("yQQQQ", statistics.period, locale=locale)


def _chart(group: str, statistics: Statistics, reader: Reader) -> Chart:
    bars = tuple(_bar(row, place, group, statistics, reader) for row, place in enumerate(statistics.places))
    said = {"group": reader.words(f"stats.group.{group}"), "place": bars[0].place.name, "share": bars[0].share}
    said["whole"] = share_text(statistics.shares[COUNTRY, group], reader.locale)
    return Chart(
        group,
        title=reader.words("stats.chart") % said,
        description=reader.words("stats.chart.text") % said,
        words=_in_words(group, bars[0].place.name, statistics, reader),
        start=100 if reader.rtl else 0,
        end=0 if reader.rtl else 100,
        height=ROW * len(bars),
        bars=bars,
    )


def _bar(row: int, place: str, group: str, statistics: Statistics, reader: Reader) -> Bar:
    share = statistics.shares[place, group]
    x, top = 100 - share if reader.rtl else Decimal(0), ROW * row
    shown = share_text(share, reader.locale)
    return Bar(_place(place, statistics, reader), shown, x, share, top + TEXT_BELOW, top + BAR_BELOW)


def _place(place: str, statistics: Statistics, reader: Reader) -> Place:
    here = place == statistics.places[0]
    if place in WORDED:
        return Place(reader.words(f"stats.place.{place}"), danish=False, here=here)
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
