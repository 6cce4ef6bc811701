"""Why the municipality said no, and how to complain: for the citizen alone."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from .. import i18n
from ..guidance import law
from ..guidance.figures import figure_text
from ..placement.status import Status
from ..records.repository import PlacementRecord
from .reasons import told_why

DEADLINE = "appeal.deadline"


def refusal_context(record: PlacementRecord) -> dict[str, Any]:
    """`refused_because` is why, None where it is not refused; `complain_within` is how long one has for a complaint."""
    if record.status is not Status.NOT_APPROVED:
        return {"refused_because": None, "complain_within": ""}
    within = figure_text(law.rules()[DEADLINE].figure(), i18n.current().locale, gettext)
    return {"refused_because": told_why(record.state.refused), "complain_within": within}
