"""The letters about a placement: which one follows from what happens, and what it says.

A letter carries no content: a reference number and a link. It is written to the outbox with the change it follows
from; a reminder lies there until its day, and is dropped when nobody needs it any more.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app

from .. import i18n, links
from ..outside import handover, mail
from ..storage import outbox
from . import handing, places, store, story
from .places import Place
from .story import CITIZEN, EMPLOYER, Happened
from .workdays import working_days_after

# Working days an employer may be silent before a reminder. Our own custom, not a rule.
PATIENCE = 5
MORNING = time(8, tzinfo=ZoneInfo("Europe/Copenhagen"))

# Which letter each side gets when something happens; the side that did it gets none.
FOLLOWING = {
    "sent": {CITIZEN: "citizen.sent", EMPLOYER: "employer.ask"},
    "answered": {CITIZEN: "citizen.answered"},
    "declined": {CITIZEN: "citizen.answered"},
    "changed": {EMPLOYER: "employer.changed"},
    "relinked": {EMPLOYER: "employer.ask"},
    "withdrawn": {EMPLOYER: "employer.withdrawn"},
}
# What a reminder waits for: it is sent only while the placement stands like this on its day.
REMINDERS = {
    "silent": {"sent"},
    "midway": {"started", "midway"},
    "end": {"started", "midway", "ended"},
}


def init_app(app: Flask) -> None:
    outbox.register(app, "letter", deliver)
    outbox.register(app, "handover", hand_over)


def follow(place: Place, one: Happened) -> None:
    """Write what follows from something that happened to the outbox. Does not commit."""
    for side, letter in _letters(place, one).items():
        _write(place, side, letter, f"letter:{place.row.id}:{one.number}:{side}")
    _plan(place, one.number)
    if handover.configured():
        content = {"placement": place.row.id, "version": one.number}
        outbox.put(f"handover:{place.row.id}:{one.number}", "handover", place.about, content)


def _letters(place: Place, one: Happened) -> dict[str, str]:
    if one.kind in FOLLOWING:
        return FOLLOWING[one.kind]
    if one.kind == "agreed" and place.story.status == "agreed":
        return {CITIZEN: "citizen.agreed", EMPLOYER: "employer.agreed"}
    if one.kind == "moved":
        return {side: f"{side}.moved" for side in story.SIDES if side != one.by}
    return {}


def _plan(place: Place, number: int) -> None:
    """Plan the reminders anew: dates and turns may have changed."""
    outbox.drop(place.about, f"remind:{place.row.id}:")
    told = place.story
    today = date.today()
    if told.status == "sent":
        _remind(place, EMPLOYER, "silent", working_days_after(today, PATIENCE), number)
    if told.status not in story.CLOSED:
        for side in story.SIDES:
            _remind(place, side, "midway", told.midway_on, number)
            _remind(place, side, "end", told.ends_on, number)


def _remind(place: Place, side: str, what: str, day: date, number: int) -> None:
    quiet = place.row.quiet_employer if side == EMPLOYER else place.row.quiet_citizen
    if quiet or day < date.today():
        return
    key = f"remind:{place.row.id}:{side}:{what}:{number}"
    _write(place, side, f"{side}.{what}", key, due=datetime.combine(day, MORNING).astimezone(UTC), remind=what)


def _write(place: Place, side: str, letter: str, key: str, due: datetime | None = None, remind: str = "") -> None:
    to = place.contact_email if side == EMPLOYER else place.story.fields.get("email", "").strip()
    if not to:
        return
    language = place.row.employer_language if side == EMPLOYER else place.row.language
    outbox.put(key, "letter", place.about, {
        "letter": letter, "to": to, "language": language, "reference": place.row.reference,
        "path": _path(place, side, language), "quiet": _path(place, side, language, quiet=True) if remind else "",
        "placement": place.row.id, "remind": remind,
    }, due)  # fmt: skip


def _path(place: Place, side: str, language: str, quiet: bool = False) -> str:
    if side == EMPLOYER:
        token = place.employer_token("mail")
        return links.path("employer.quiet" if quiet else "employer.page", language, token=token)
    return links.path("status.quiet" if quiet else "status.page", language, token=place.status_token)


def farewell(place: Place) -> None:
    """The last letter before a placement is deleted; nothing but its number is left in it."""
    if place.story.status in story.CLOSED or not place.contact_email:
        return
    outbox.put(f"letter:{place.row.id}:gone:{EMPLOYER}", "letter", f"gone:{place.row.id}", {
        "letter": "employer.withdrawn", "to": place.contact_email, "language": place.row.employer_language,
        "reference": place.row.reference, "path": "", "quiet": "", "placement": "", "remind": "",
    })  # fmt: skip


def deliver(entry: outbox.Entry) -> datetime | None:
    """Send a letter of the outbox, if it is still wanted."""
    content = entry.content
    if "draft" in content and content["letter"] == "draft.expiring":
        due = store.reminder_due(content["draft"])
        if due is None or due > datetime.now(UTC):
            return due
    if content.get("remind") and not _still_wanted(content):
        return None
    try:
        mail.send(compose(content, entry.key))
    except mail.MailRefused:
        return None
    except mail.MailFailed as error:
        raise outbox.Undelivered(str(error)) from error
    return None


def _still_wanted(content: dict[str, Any]) -> bool:
    place = places.of_id(content["placement"])
    return place is not None and place.status in REMINDERS[content["remind"]]


def compose(content: dict[str, Any], key: str) -> Any:
    """The letter itself, in the language of whoever gets it."""
    say = i18n.words(content["language"])
    municipality = current_app.extensions["municipality"]
    parts = [
        say(f"mail.{content['letter']}.text") % {"reference": content.get("reference", "")},
        links.whole(content["path"]) if content["path"] else "",
        say("mail.private"),
        f"{say('mail.quiet')}\n{links.whole(content['quiet'])}" if content.get("quiet") else "",
        f"{municipality['name']}\n\u2066{municipality['phone']}\u2069",
    ]
    subject = say(f"mail.{content['letter']}.subject") % {"reference": content.get("reference", "")}
    return mail.letter(content["to"], subject, "\n\n".join(filter(None, parts)) + "\n", content["language"], key)


def hand_over(entry: outbox.Entry) -> datetime | None:
    """Hand a placement over as it was at one version."""
    place = places.of_id(entry.content["placement"])
    if place is None:
        return None
    try:
        handover.post(handing.payload(place, entry.content["version"]), entry.key)
    except handover.HandoverFailed as error:
        raise outbox.Undelivered(str(error)) from error
    return None
