"""What is shown to somebody who has signed in: what they have begun, and what they have sent."""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, links
from ..outside import openid
from ..records import repository, signed_in
from ..records.repository import PlacementRecord
from . import device, draft_repository, person
from .person import Person
from .saved_draft import SavedDraft

CITIZEN, PURPOSE = "citizen", "my-places"


@dataclass(frozen=True)
class MyPlaces:
    """`person` is nobody for whoever has not signed in (any more). What is begun stands with the token to open it."""

    person: Person | None = None
    begun: tuple[tuple[str, SavedDraft], ...] = ()
    sent: tuple[PlacementRecord, ...] = ()


def places_of_reader() -> MyPlaces | None:
    """None where nobody can sign in. What is open on this device already stands there without being listed."""
    if openid.for_whom(CITIZEN) is None:
        return None
    who = person.current()
    if who is None:
        return MyPlaces()
    here, ids = device.draft_id(), signed_in.draft_ids(who.key)
    begun = draft_repository.by_ids([found for found in ids if found != here])
    opened = tuple((links.sign(PURPOSE, draft.id), draft) for draft in begun)
    return MyPlaces(who, opened, tuple(repository.by_drafts(ids)))


def by_token(token: str) -> SavedDraft | None:
    """What somebody who is signed in has begun, by the token that stood on their page."""
    who, wanted = person.current(), links.read(PURPOSE, token)
    mine = who is not None and isinstance(wanted, str) and signed_in.reaches(who.key, wanted)
    return draft_repository.by_id(wanted) if mine else None


def keep_place(draft_id: str) -> None:
    """Whoever is signed in as they send it reaches it from then on. Does not commit."""
    if who := person.key():
        signed_in.add(who, draft_id, clock.now())
