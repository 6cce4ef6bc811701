"""The letters about a placement: which one follows from what happens, and what it says.

A letter carries no content: a reference number and a link. It is written to the outbox with the change it follows
from; a reminder lies there until its day, and is dropped when nobody needs it any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app

from .. import i18n, links
from ..outside import handover, mail
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxItem
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
    outbox.register(app, "handover", take_over)


def follow(place: Place, one: Happened) -> None:
    """Write what follows from something that happened to the outbox. Does not commit."""
    if one.number > 1:
        # Dates and turns may have changed: the reminders are planned anew.
        outbox.drop(place.about, f"remind:{place.row.id}:")
    outbox.put_all([*_news(place, one), *_reminders(place, one.number), *_hand_over(place, one.number)])


def _news(place: Place, one: Happened) -> Iterator[OutboxItem]:
    for side, letter in _letters(place, one).items():
        yield from _letter(place, side, letter, f"letter:{place.row.id}:{one.number}:{side}")


def _letters(place: Place, one: Happened) -> dict[str, str]:
    if one.kind in ("agreed", "answered") and place.story.status == "agreed":
        return {CITIZEN: "citizen.agreed", EMPLOYER: "employer.agreed"}
    if one.kind in FOLLOWING:
        return FOLLOWING[one.kind]
    if one.kind == "moved":
        return {side: f"{side}.moved" for side in story.SIDES if side != one.by}
    return {}


def _hand_over(place: Place, number: int) -> Iterator[OutboxItem]:
    if handover.configured():
        content = {"placement": place.row.id, "version": number}
        yield OutboxItem(f"handover:{place.row.id}:{number}", "handover", place.about, content)


def _reminders(place: Place, number: int) -> Iterator[OutboxItem]:
    told, today = place.story, date.today()
    if told.status == "sent":
        yield from _reminder(place, EMPLOYER, "silent", working_days_after(today, PATIENCE), number)
    if told.status not in story.CLOSED:
        for side in story.SIDES:
            yield from _reminder(place, side, "midway", told.midway_on, number)
            yield from _reminder(place, side, "end", told.ends_on, number)


def _reminder(place: Place, side: str, what: str, day: date, number: int) -> Iterator[OutboxItem]:
    quiet = place.row.quiet_employer if side == EMPLOYER else place.row.quiet_citizen
    if not quiet and day >= date.today():
        key = f"remind:{place.row.id}:{side}:{what}:{number}"
        yield from _letter(place, side, f"{side}.{what}", key, datetime.combine(day, MORNING).astimezone(UTC), what)


def _letter(
    place: Place, side: str, letter: str, key: str, due: datetime | None = None, remind: str = ""
) -> Iterator[OutboxItem]:
    """A letter, where there is an address. Its links are made on the day it is sent."""
    to = place.contact_email if side == EMPLOYER else place.story.fields.get("email", "").strip()
    if to:
        content = {"letter": letter, "side": side, "reference": place.row.reference, "placement": place.row.id,
                   "remind": remind}  # fmt: skip
        yield OutboxItem(key, "letter", place.about, content, due)


def _path(place: Place, side: str, language: str, quiet: bool = False) -> str:
    if side == EMPLOYER:
        token = place.employer_token("mail")
        return links.path("employer.quiet" if quiet else "employer.page", language, token=token)
    return links.path("status.quiet" if quiet else "status.page", language, token=place.status_token)


def farewell(place: Place) -> None:
    """The last words before a placement is deleted: a letter with its number, and a hand-over of its end."""
    if place.status in ("ended", "not-approved"):
        return
    if handover.configured():
        end = {**handing.payload(place), "status": "withdrawn", "version": place.story.number + 1}
        outbox.put(f"handover:{place.row.id}:gone", "handover", f"gone:{place.row.id}", {"payload": end})
    if not place.contact_email:
        return
    outbox.put(f"letter:{place.row.id}:gone:{EMPLOYER}", "letter", f"gone:{place.row.id}", {
        "letter": "employer.withdrawn", "to": place.contact_email, "language": place.row.employer_language,
        "reference": place.row.reference, "path": "", "quiet": "", "placement": "", "remind": "",
    })  # fmt: skip


def deliver(entry: outbox.OutboxDelivery) -> datetime | None:
    """Send a letter of the outbox, if it is still wanted."""
    content = entry.content
    if content["letter"] == "draft.expiring":
        due = store.reminder_due(content["draft"])
        if due is None or due > datetime.now(UTC):
            return due
    if content.get("placement"):
        place = places.of_id(content["placement"])
        if place is None or not _still_wanted(place, content["remind"]):
            return None
        content = {**content, **_today(place, content["side"], bool(content["remind"]))}
    if not content["to"]:
        return None
    letter = compose(content, entry.key)
    # Nothing is held while the mail server takes its time.
    db.session.rollback()
    try:
        mail.send(letter)
    except mail.MailRefused as error:
        # What we are refused for ourselves can be mended by an operator.
        raise outbox.RefusedForGood(error.refusal, keep=error.refusal == mail.Refusal.SENDER) from error
    except mail.MailFailed as error:
        raise outbox.Undelivered(str(error), away=error.server_away) from error
    return None


def _still_wanted(place: Place, remind: str) -> bool:
    return not remind or place.status in REMINDERS[remind]


def _today(place: Place, side: str, remind: bool) -> dict[str, str]:
    """Where a letter goes and leads, as things stand on the day it is sent."""
    employer = side == EMPLOYER
    language = place.row.employer_language if employer else place.row.language
    return {
        "to": place.contact_email if employer else place.story.fields.get("email", "").strip(),
        "language": language,
        "path": _path(place, side, language),
        "quiet": _path(place, side, language, quiet=True) if remind else "",
    }


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


def take_over(entry: outbox.OutboxDelivery) -> datetime | None:
    """Hand a placement over as it was at one version."""
    payload = entry.content.get("payload")
    if payload is None:
        place = places.of_id(entry.content["placement"])
        if place is None:
            return None
        payload = handing.payload(place, entry.content["version"])
    db.session.rollback()
    try:
        handover.post(payload, entry.key)
    except handover.HandoverFailed as error:
        raise outbox.Undelivered(str(error), away=error.receiver_away) from error
    return None
