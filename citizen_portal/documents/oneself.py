"""Everything that is kept about one person and her placement: what, from where, who saw it, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext

from .. import clock, i18n
from ..guidance import law
from ..guidance.figures import figure_text
from ..placement.status import Side
from ..records import audit
from ..records.arrival import LETTER, SMS
from ..records.repository import PlacementRecord
from ..records.retention_rules import BY_NAME, RULES, placement_goes_on
from ..storage import outbox
from .answers import sections
from .sheet import sheet


@dataclass(frozen=True)
class ToldLetter:
    """Something that was written to the citizen. `way` is letter or sms; `at` is None while it waits."""

    way: str
    outcome: str
    at: datetime | None


def letters(record: PlacementRecord) -> list[ToldLetter]:
    """What was written to the citizen, and what waits to be; the newest last."""
    written = outbox.entries(record.about)
    mine = [one for one in written if one.kind in (LETTER, SMS) and Side.CITIZEN in one.key.split(":")]
    told = {True: "delivered", False: "lost"}
    return [ToldLetter(one.kind, told[one.delivered] if one.outcome else "waiting", one.at) for one in mine]


def goes_on(record: PlacementRecord) -> date:
    """The day from which it is deleted by its rule, as things stand now."""
    return placement_goes_on(record.state.last_day, record.state.changed_at())


def lasts(name: str) -> str:
    """How long what is kept, in the reader's language."""
    figure = law.rules_of(clock.today())[BY_NAME[name].figure].figure()
    return figure_text(figure, i18n.current().locale, gettext)


def kept(record: PlacementRecord) -> dict[str, Any]:
    """For the page."""
    return {
        "sections": [{**part, "rows": [row for row in part["rows"] if row["values"]]}
                     for part in sections(record.state.current)],
        "lines": [line for line in sheet(record.state) if line.values], "written": letters(record),
        "seen": audit.of_placement(record.id, record.state.sent_at), "goes_on": goes_on(record),
        "lasts": {rule.name: lasts(rule.name) for rule in RULES if rule.told},
    }  # fmt: skip


def kept_as_data(record: PlacementRecord) -> dict[str, Any]:
    """The same for a machine, beside the placement itself."""
    return {
        "letters": [
            {"way": one.way, "outcome": one.outcome, "at": one.at.isoformat() if one.at else None}
            for one in letters(record)
        ],
        "seen_by_the_municipality": [
            {"at": one.at.isoformat() if one.at else None, "what": one.what, "why": one.why}
            for one in audit.of_placement(record.id, record.state.sent_at)
        ],
        "kept_until": goes_on(record).isoformat(),
        "kept_for_days": {rule.name: rule.lasts.days for rule in RULES if rule.told and rule.lasts},
    }
