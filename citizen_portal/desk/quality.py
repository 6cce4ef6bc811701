"""Quality, for whoever leads: the management check as shares and placement by placement, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import g, request, url_for
from flask_babel import format_date, gettext
from werkzeug.wrappers import Response

from .. import clock, htmx
from ..handover import export_format
from ..records import periods, quality
from ..records.periods import Period
from ..records.quality import CHECKS
from ..records.staff import Role
from .access import blueprint
from .quality_view import Part, parts
from .rules_due import rules_due
from .tokens import DeskForm
from .words import desk

ROWS = 50


def for_leads() -> Response | None:
    """The answer to whoever does not lead; None to whoever does."""
    if g.staff.role is Role.LEAD:
        return None
    return htmx.page("desk/only_leads.html", 403, form=DeskForm(formdata=None))


def asked_period() -> Period:
    """The one in the address; this quarter where there is none."""
    asked, today = periods.read(request.args.get("periode", "")), clock.today()
    return asked if asked in periods.offered(today) else periods.of(today)


@blueprint.get("/kvalitet")
def quality_page() -> Response:
    if refused := for_leads():
        return refused
    period, today = asked_period(), clock.today()
    count, shown = parts(period, today)
    rows = quality.listed(period.first, period.counted_until(today), request.args.get("efter", ""), ROWS)
    return htmx.page(
        "desk/quality.html", period=period, named=period_words, offered=periods.offered(today), count=count,
        parts=shown, running=period.running(today), rows=[placement_row(row) for row in rows[:ROWS]],
        after=rows[ROWS - 1].reference if len(rows) > ROWS else "", companies=quality.nobody_hired(period.last),
        due=rules_due(), form=DeskForm(formdata=None),
    )  # fmt: skip


@blueprint.get("/kvalitet.csv")
def quality_table() -> Response:
    """The same numbers for a Danish spreadsheet; what is hidden on the page is hidden there."""
    if refused := for_leads():
        return refused
    period = asked_period()
    _count, shown = parts(period, clock.today())
    lines = [[desk(f"quality.csv_{name}") for name in ("part", "line", "percent", "said", "counted")]]
    lines += [cells for part in shown for cells in _cells(part)]
    table = export_format.MARK + "".join(map(export_format.row, lines))
    response = Response(table, mimetype="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="kvalitet-{period}.csv"'
    return response


def _cells(part: Part) -> list[list[str]]:
    """Numbers as Danish spreadsheets write them."""
    return [
        [part.title, line.label, f"{line.percent:.1f}".replace(".", ",") if line.percent is not None else "", line.said,
         line.counted]
        for line in part.lines
    ]  # fmt: skip


def period_words(period: Period) -> str:
    return desk("quality.quarter", quarter=period.quarter, year=period.year) if period.quarter else str(period.year)


def placement_row(row: Any) -> dict[str, Any]:
    """One placement with what the check asks of it, in words."""
    return {
        "reference": row.reference, "url": url_for("desk.placement", reference=row.reference),
        "what": " · ".join(desk(f"{name}.{chosen}") for name in ("kind", "purpose") if (chosen := getattr(row, name))),
        "days": f"{format_date(row.starts_on, 'd. MMM')} – {format_date(row.ends_on, 'd. MMM yyyy')}",
        "checks": {name: bool(getattr(row, f"check_{name}")) for name in CHECKS},
        "missing": missing_words(row), "came": " · ".join(_came(row)),
    }  # fmt: skip


def missing_words(row: Any) -> str:
    """What the check does not find; "" where it finds everything."""
    missing = [desk(f"quality.short_{name}") for name in CHECKS if not getattr(row, f"check_{name}")]
    return desk("quality.missing", what=", ".join(missing).lower()) if missing else ""


def _came(row: Any) -> Iterator[str]:
    """What came of it, in the words the two chose among."""
    if row.outcome:
        yield gettext(f"after.outcome.{row.outcome}")
    if row.outcome_later:
        yield desk("quality.later_said", what=gettext(f"later.three_months_later.{row.outcome_later}"))
    if row.goals_told:
        yield desk("quality.goals_said", part=row.goals_reached, whole=row.goals_told)
