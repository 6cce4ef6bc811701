"""The municipality's own figures for the public page: a year of placements, once enough have answered."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from sqlalchemy.exc import SQLAlchemyError

from .. import clock
from ..guidance.own_figures import OwnFigures, OwnShare
from ..storage.database import db
from . import quality
from .periods import Period, of
from .small_groups import Counts, Table, column_sums, hidden, rounded, share, summed

log = logging.getLogger(__name__)

# So many answers before anything is shown, and so many days after a quarter until they have come in.
ENOUGH, WAITED = 100, timedelta(days=120)
LABELS = {"purpose": "placement.purpose", "kind": "vitas.kind"}


def figures() -> OwnFigures | None:
    """None where there are too few answers, or no database to ask: the page does without."""
    try:
        return _figures(clock.today())
    except SQLAlchemyError as error:
        log.warning("The page of figures does without our own: %s", type(error).__name__)
        return None
    finally:
        # Asked at the start, too: a connection must not be shared with the processes that are forked from here.
        db.release()
        db.engine.dispose()


def _figures(today: date) -> OwnFigures | None:
    quarters = year_before(today)
    tables = {name: summed(quality.further(quarters, name)["later"]) for name in LABELS}
    further, not_further = column_sums(tables["kind"]) or (0, 0)
    answered = further + not_further
    if answered < ENOUGH:
        return None
    shares = [one for name, table in tables.items() for one in _shares(name, table)]
    return OwnFigures(
        quarters[0].first, quarters[-1].last, rounded(answered), _share("", (further, not_further)), tuple(shares)
    )


def year_before(today: date) -> tuple[Period, ...]:
    """The last four quarters that ended long enough ago."""
    last = of(of(today - WAITED).first - timedelta(days=1))
    return tuple(
        Period(last.year - (place > last.quarter - 1), (last.quarter - 1 - place) % 4 + 1) for place in (3, 2, 1, 0)
    )


def _shares(name: str, table: Table) -> list[OwnShare]:
    """Of each group that is known; what lies in no list of ours is nobody's purpose."""
    out = hidden([table])
    return [_share(f"{LABELS[name]}.{group}", counts, group in out) for group, counts in sorted(table.items()) if group]


def _share(label: str, counts: Counts, withheld: bool = False) -> OwnShare:
    found = share(counts[0], sum(counts), withheld=withheld)
    return OwnShare(label, float(round(found.percent)) if found.percent is not None else None, found.band)
