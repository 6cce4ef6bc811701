"""What the reader has said elsewhere on this device, so that nothing is asked twice."""

from __future__ import annotations

from flask import session
from flask_babel import gettext

from .. import flow
from ..placement.fields import BY_NAME, STEPS
from ..placement.proposal import TypedFields
from ..records import repository
from ..support.standing import standing
from . import device, person

KINDS = {"tryout": "virksomhedspraktik", "subsidy": "loentilskud"}


def known() -> dict[str, str]:
    """By field, in the words of this form."""
    return {**who_signed_in(), **about_you(), **from_the_flow()}


def who_signed_in() -> dict[str, str]:
    who = person.current()
    return {"name": who.name} if who and who.name else {}


def earlier() -> TypedFields:
    """What this reader typed for the place they sent before, as long as they have not finished here."""
    record = repository.by_draft(device.earlier_draft_id())
    return record.state.fields if record else {}


def about_you() -> dict[str, str]:
    """Whoever registers another place need not say again who they are."""
    typed = earlier()
    return {name: typed[name] for name in STEPS["dig"] if typed.get(name)}


def from_the_flow() -> dict[str, str]:
    """What the reader has already told the guide."""
    kept = session.get("answers")
    answers: dict[str, str] = kept if isinstance(kept, dict) else {}
    given = {step: answers[step] for step in standing(answers).path}
    benefit = given.get("benefit")
    told = {
        "benefit": benefit if benefit in BY_NAME["benefit"].choices else None,
        "kind": KINDS.get(given.get("kind", "")),
        "purpose": flow.purpose(given),
    }
    return {name: value for name, value in told.items() if value}


def purposes(fields: TypedFields) -> dict[str, str]:
    """The three purposes, said for this reader's place."""
    kind = "loentilskud" if fields.get("kind") == "loentilskud" else "here"
    place = fields.get("company_name", "")
    said = {
        name: gettext(f"placement.purpose.{kind}.{name}", place=place) for name in BY_NAME["purpose"].choices
    }  # fmt: skip
    if fields.get("paid_hours") in ("alongside", "after"):
        said["job"] += " " + gettext("placement.purpose.fits")
    return said
