"""Everything that was just typed, with the name of its box: for a page where the form itself cannot come back."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, g, request
from flask_babel import gettext
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import HTTPException

from ..placement.evaluation import EVALUATION_QUESTIONS
from ..placement.field import Field, Kind
from ..placement.fields import TABLE
from ..placement.goals import RESULTS, Said
from ..placement.status import Side
from ..trades.library import in_words
from .goals import posted_goals
from .posted import as_typed

# Boxes that are no fields of a placement, by the words they are asked for with.
ASKED_BESIDE = {
    "reason": "employer.reason", "code": "resume.code", "reference": "employer.reference",
    "rep_comment": "representative.rep_comment", "reply": "question.citizen.reply",
    "three_months_later": "later.three_months_later",
} | {name: f"after.{name}" for name in EVALUATION_QUESTIONS}  # fmt: skip
CHOSEN = ("three_months_later", *(name for name in EVALUATION_QUESTIONS if name != "comment"))


@dataclass(frozen=True)
class TypedWords:
    """What stood in one box, or in the three of a date."""

    label: str
    lines: tuple[str, ...]
    left_to_right: bool = False

    @property
    def value(self) -> str:
        return "\n".join(self.lines)


def init_app(app: Flask) -> None:
    """Let every page show what was typed and send it once more, the pages for an accident too."""
    app.jinja_env.globals.update(typed_words=typed_words, typed_boxes=typed_boxes, fresh_token=fresh_token)


def fresh_token() -> str:
    """What a form of this page is sent with: a room whose forms have a token of their own has set it aside."""
    return str(g.get("form_token") or generate_csrf())


def typed_words() -> list[TypedWords]:
    """What somebody typed or chose in the form they have just sent, in the order of the fields."""
    boxes = dict(typed_boxes())
    found = [_of_field(field, boxes) for field in TABLE] + [_beside(name, boxes) for name in ASKED_BESIDE]
    # A form that cannot be read has none either.
    found += [_of_goal(*goal) for goal in posted_goals().items()] if boxes else []
    return [words for words in found if words.value.strip()]


def typed_boxes() -> list[tuple[str, str]]:
    """Every box as it was sent, but for the token; none when the form cannot be read, too large or cut off."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.form.items(multi=True))
    except HTTPException:
        return []
    return [(name, value) for name, value in sent if name not in ("csrf_token", "switch")]


def _of_field(field: Field, boxes: dict[str, str]) -> TypedWords:
    room = field.words_for(Side.EMPLOYER if request.blueprint in ("employer", "inviting") else Side.CITIZEN)
    return TypedWords(gettext(f"{room}.{field.name}.label"), _lines(field, boxes, room), field.left_to_right)


def _lines(field: Field, boxes: dict[str, str], room: str) -> tuple[str, ...]:
    listed = field.typed_boxes if field.kind is Kind.TRADE else field.phrase_boxes
    parts = [in_words(as_typed(box, boxes[box])) if box in listed and box in boxes else boxes.get(box, "")
             for box in field.boxes if box in boxes or box in field.typed_boxes]  # fmt: skip
    if field.kind is Kind.DATE:
        return (". ".join(filter(None, parts)),)
    if field.chosen and parts[0] in field.choices:
        return (str(gettext(f"{room}.{field.name}.{parts[0]}")),)
    return tuple(filter(None, parts))


def _of_goal(number: str, said: Said) -> TypedWords:
    result = gettext(f"goals.{said['result']}") if said["result"] in RESULTS else said["result"]
    label = gettext("goals.number", number=int(number[:3]) + 1)
    return TypedWords(label, tuple(filter(None, (result, said["note"]))))


def _beside(name: str, boxes: dict[str, str]) -> TypedWords:
    value, words = boxes.get(name, ""), ASKED_BESIDE[name]
    said = gettext(f"{words}.{value}") if name in CHOSEN and value else value
    return TypedWords(gettext(f"{words}.label"), (value if said == f"{words}.{value}" else said,))
