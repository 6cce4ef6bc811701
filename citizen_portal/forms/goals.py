"""What is asked of each learning goal at the end: a result and a sentence, both of which may be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import RadioField, SelectChoice
from wtforms.validators import Optional

from ..placement.goals import RESULTS, Said
from ..placement.phrases import meant
from ..trades.library import in_words
from .inputs import line
from .posted import all_as_typed
from .validators import refuse

BOX = re.compile(r"goal-([0-9]+)-(result|note)")


def goal_boxes(goals: Mapping[str, str]) -> dict[str, Any]:
    """The boxes of each goal, by their names."""
    found: dict[str, Any] = {}
    for number, words in goals.items():
        found[f"goal-{number}-result"] = _result(words)
        found[f"goal-{number}-note"] = line("goal_note", required=False, room="after")
    return found


def _result(words: str) -> RadioField:
    return RadioField(
        label=in_words(words), choices=[SelectChoice(result, lazy_gettext(f"goals.{result}")) for result in RESULTS],
        validate_choice=False, validators=[Optional(), _one_of_them],
    )  # fmt: skip


def _one_of_them(_form: Any, field: Any) -> None:
    if field.data not in RESULTS:
        refuse("choice.missing")


def boxes_of(said: Mapping[str, Said]) -> dict[str, str]:
    """What was said, as the boxes hold it."""
    return {f"goal-{number}-{part}": one[part] for number, one in said.items() for part in ("result", "note")}


def posted_goals() -> dict[str, Said]:
    """What was just said of each goal, whether it is there or not; nothing of those that were left empty."""
    said: dict[str, dict[str, str]] = {}
    for name, value in all_as_typed(request.form).items():
        if (found := BOX.fullmatch(name)) and value.strip():
            said.setdefault(found[1], {"result": "", "note": ""})[found[2]] = value
    return dict(said)


def moved_boxes(then: Mapping[str, str], now: Mapping[str, str]) -> MultiDict[str, str]:
    """What was just posted, with what was said of a goal in the box it has now, and nothing of goals that are gone."""
    places = {meant(words): number for number, words in now.items()}
    said = posted_goals().items()
    moved = {places[goal]: one for number, one in said if (goal := meant(then.get(number, ""))) in places}
    kept = {name: value for name, value in all_as_typed(request.form).items() if not BOX.fullmatch(name)}
    return MultiDict({**kept, **boxes_of(moved)})
