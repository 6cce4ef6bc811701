"""The length of a placement, chosen in weeks in place of a last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectChoice

from .. import i18n
from ..forms.posted import PortalForm
from ..guidance import law
from ..guidance.figures import measure
from ..placement.fields import BY_NAME
from ..placement.length import LENGTH, last_day, offered_weeks
from ..placement.proposal import read_date
from ..typed.text import has_ink

OTHER = "other"
END = BY_NAME["ends_on"].boxes


class Agreed(PortalForm):
    """The boxes of what is agreed, with the length beside the last day. `weeks` can be chosen."""

    length = RadioField(lazy_gettext("placement.length.label"), choices=[], validate_choice=False)

    def offer(self, benefit: str, held: Mapping[str, str]) -> None:
        """What can be chosen on this benefit. Nothing chosen yet: what the days that are `held` come to."""
        weeks, locale = offered_weeks(law.rules(), benefit), i18n.current().locale
        self.length.choices = [
            *(SelectChoice(str(number), measure(number, "weeks", locale)) for number in weeks),
            SelectChoice(OTHER, gettext("placement.length.other")),
        ]
        self.length.data = self.length.data or _chosen(held, weeks)
        most = law.rules().number("praktik.max_hours_week")
        self.weekly_hours.description = gettext("placement.weekly_hours.ceiling", hours=measure(most, "hours", locale))

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """A length that waits for its first day is an answer; the first day alone is missing."""
        offered = [choice.value for choice in self.length.choices if choice.value != OTHER]
        empty = not any(has_ink(box.data or "") for box in self.ends_on.form)
        if self.length.data in offered and empty and not self.starts_on.date:
            self.ends_on.check_nothing()
        return super().validate(extra_validators)


def with_last_day(mine: MultiDict[str, str], held: Mapping[str, str]) -> None:
    """Reckon the last day where a length was chosen and nobody has typed another one since it was last shown."""
    weeks = [str(number) for number in offered_weeks(law.rules(), held.get("benefit", ""))]
    untouched = all(mine.get(box, "").strip() in ("", held.get(box, "").strip()) for box in END)
    first = _day(mine, "starts_on")
    if mine.get(LENGTH) in weeks and untouched and first:
        day = last_day(first, int(mine[LENGTH]))
        for box, part in zip(END, (day.day, day.month, day.year), strict=True):
            mine[box] = str(part)


def waiting(mine: Mapping[str, str]) -> dict[str, str]:
    """The length that waits for its first day, to be kept with the boxes; none where there is one."""
    return {LENGTH: "" if _day(mine, "starts_on") else mine.get(LENGTH, "")}


def _chosen(held: Mapping[str, str], weeks: tuple[int, ...]) -> str | None:
    first, last = _day(held, "starts_on"), _day(held, "ends_on")
    if not last:
        return None
    return next((str(number) for number in weeks if first and last_day(first, number) == last), OTHER)


def _day(boxes: Mapping[str, str], name: str) -> date | None:
    try:
        return read_date(boxes, name)
    except ValueError:
        return None
