"""Hints about what was typed: never a stop, shown where it can be changed."""

from __future__ import annotations

from flask_babel import gettext

from .. import pdf
from ..forms.address_hint import address_hint
from ..matching.language_told import language_told
from ..placement.fields import BY_NAME, LEARNING, TABLE
from ..placement.phrases import phrase_id, said_twice
from ..placement.proposal import TypedFields
from ..trades.content import DANISH
from .postcodes import city_of
from .vagueness import vague

# What somebody at the workplace must understand to teach it.
READ_AT_WORK = ("tasks", "purpose_text", "learning", "afterwards")


def hints(fields: TypedFields) -> dict[str, str]:
    """By the line they belong to, a sentence for whoever may want to say more."""
    found = {name: gettext(f"vague.{name}") for name in ("tasks", "purpose_text") if _vague(fields.get(name, ""))}
    goals = [fields[goal] for goal in LEARNING if fields.get(goal, "").strip()]
    if goals and all(map(_vague, goals)) and _short(goals):
        found["learning"] = gettext("vague.learning-0")
    known = city_of(fields.get("postcode", ""))
    if known and fields.get("city", "").strip() and not _same(known, fields["city"]):
        found["city"] = gettext("placement.city.other", city=known)
    for name in ("email", "contact_email"):
        if said := address_hint(fields.get(name, "")):
            found[name] = said
    return found | _of_lists(fields) | _rare_signs(fields)


def foreign(fields: TypedFields) -> list[str]:
    """The fields in which something was typed in another language than the workplace's, as far as can be told."""
    typed = {name: " ".join(fields.get(box, "") for box in BY_NAME[name].typed_boxes) for name in READ_AT_WORK}
    return [name for name, text in typed.items() if language_told(text) not in ("", DANISH)]


def _of_lists(fields: TypedFields) -> dict[str, str]:
    """What is said of words beside a list. That the workplace reads Danish is told once."""
    found = {name: gettext("phrases.foreign") for name in foreign(fields)[:1]}
    for name in READ_AT_WORK:
        field = BY_NAME[name]
        ticked = [fields.get(box, "") for box in field.phrase_boxes]
        typed = "\n".join(fields.get(box, "") for box in field.typed_boxes)
        if twice := said_twice(typed, ticked):
            found[name] = gettext("phrases.twice", words=twice[0])
    if _of_another_purpose(fields):
        found["purpose_text"] = gettext("phrases.purpose")
    return found


def _of_another_purpose(fields: TypedFields) -> bool:
    ticked = {phrase_id(fields.get(box, "")).partition(".")[0] for box in BY_NAME["purpose_text"].phrase_boxes}
    return bool(fields.get("purpose")) and bool(ticked - {"", f"purpose-{fields['purpose']}"})


def _rare_signs(fields: TypedFields) -> dict[str, str]:
    """What no paper can show. It is no fault of the name it stands in."""
    if not pdf.without_letters("".join(fields.values())):
        return {}
    typed = {
        field.name: "".join(fields.get(box, "") for box in field.typed_boxes) for field in TABLE if field.typed_freely
    }
    return {
        name: gettext("placement.rare_signs", signs=signs)
        for name, text in typed.items()
        if (signs := pdf.without_letters(text))
    }


def _vague(text: str) -> bool:
    return vague(text, gettext("vague.words"))


def _short(goals: list[str]) -> bool:
    """A goal may be short, when there are several of them."""
    return len(goals) == 1


def _same(known: str, typed: str) -> bool:
    """Whether somebody means the city of the postcode: »Kbh. N« and »København« are fine for »København N«."""
    first, other = known.casefold().split()[0], typed.casefold().strip()
    return other.startswith((first[:3], "kbh", "copenhagen")) or first in other
