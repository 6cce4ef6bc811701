"""This device: which draft its cookie opens, and the end of that. See docs/decisions/0008-sessions.md."""

from __future__ import annotations

from contextlib import suppress

from flask import session

from ..records import devices
from ..records.refusals import GoneMeanwhile
from ..support import answers
from . import draft_repository, person

# Keys of the session: the draft, the draft of the place that was sent before this one, and the device's token.
DRAFT, BEFORE, DEVICE = "draft", "before", "device"


def draft_id() -> str | None:
    """The id of this reader's draft, or of what it became; None before the first step, and once they have left."""
    return _opened(DRAFT)


def earlier_draft_id() -> str | None:
    """The id of the draft that became the place sent before this one."""
    return _opened(BEFORE)


def _opened(key: str) -> str | None:
    found = _text(key)
    return found if found and devices.may_open(found, token()) else None


def token() -> str | None:
    """What this device is known by; None on one that holds nothing, or has held it since before there were tokens."""
    return _text(DEVICE)


def _text(key: str) -> str | None:
    found = session.get(key)
    return found if isinstance(found, str) else None


def hold(draft_id: str) -> None:
    """From here on the draft has an id on this device. It is let in with the first that is kept."""
    session[DRAFT] = draft_id
    session[DEVICE] = token() or devices.new_token()


def come_in(draft_id: str, key: str = DRAFT) -> None:
    """Let this device in to a draft, and to nothing it opened before. Raises GoneMeanwhile, with nothing changed."""
    new = devices.new_token()
    devices.let_in(draft_id, new)
    end_access()
    session[key], session[DEVICE] = draft_id, new


def end_access() -> None:
    """Whatever this device has opened it opens no more, also with a cookie somebody put away."""
    devices.leave(filter(None, map(_text, (DRAFT, BEFORE))), token())
    for key in (DRAFT, BEFORE, DEVICE):
        session.pop(key, None)


def leave() -> None:
    """Leave nothing of a citizen's on this device: no registration, no answers to the guide. The draft is kept."""
    end_access()
    person.forget()
    answers.forget()


def forget() -> None:
    """Leave nothing behind on this device, and nothing of the draft here."""
    if found := draft_id():
        draft_repository.delete_draft(found)
    leave()


def begin_another() -> None:
    """Like `forget`, but what was sent is at hand for the next one, as long as this device has not left."""
    sent, who = draft_id(), person.current()
    forget()
    if who:
        person.remember(who)
    if sent:
        with suppress(GoneMeanwhile):
            come_in(sent, BEFORE)
