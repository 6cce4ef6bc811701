"""Who is led back to what they have sent: by code and birth date at once, by what is sent to an address or number."""

from __future__ import annotations

import hmac
from datetime import date

from .. import i18n, limits, links
from ..notifications import ways_back
from ..placement.proposal import read_date
from ..records import repository
from ..records.repository import PlacementRecord
from ..storage.sealed import sealer
from ..typed.contacts import plain_mailbox, plain_phone

# Tries of one sender, wrong ones of one code, and wrong ones of all: many senders together are no cleverer than one.
ATTEMPTS, WRONG_TRIES, WRONG_OF_ALL = "10 per 15 minutes", "5 per hour", "1000 per hour"
# Letters asked for by one sender, to one address, and by all. A whole course shares one line.
LETTERS_OF_A_SENDER, LETTERS_TO_ONE, LETTERS_OF_ALL = "30 per hour", "5 per hour", "1000 per hour"
NOBODY = "0000-00-00"


def authenticate(code: str, born: date) -> PlacementRecord | None:
    """The placement of a citizen's code, for whoever knows the birth date; answers 429 after too many tries.

    What could be no code costs nothing. Whatever else is wrong is not told apart, and takes as long: one look-up,
    one content, one comparison.
    """
    if not links.could_be_code(code):
        return None
    key = links.hash_code(code, "citizen")
    limits.refuse_when_spent("find-code", limits.EVERYBODY, WRONG_OF_ALL)
    limits.consume_attempt("find-sender", limits.address(), ATTEMPTS)
    limits.consume_attempt("find-code", key, WRONG_TRIES)
    found = repository.by_citizen_code(code)
    if not _is_theirs(found, born):
        limits.consume_attempt("find-code", limits.EVERYBODY, WRONG_OF_ALL)
        return None
    limits.reset_attempts("find-code", key, WRONG_TRIES)
    return found


def _is_theirs(found: PlacementRecord | None, born: date) -> bool:
    if found is None:
        # In place of opening what is not there.
        sealer().seal({}, "placements:")
    expected = read_date(found.state.fields, "birth_date").isoformat() if found else NOBODY
    return hmac.compare_digest(expected, born.isoformat())


def send_links(email: str, born: date) -> None:
    """Have the links written to this address, if it is one on file; answers 429 when it was asked for too often.

    Whether it is one is found out later, and by nobody who asks.
    """
    _consume(plain_mailbox(email) or email.strip().casefold())
    ways_back.write_to_citizen(email, born, i18n.current().code)


def text_links(phone: str, born: date) -> None:
    """The same by SMS, to the number on file; counted together with the letters."""
    _consume(plain_phone(phone))
    ways_back.text_to_citizen(phone, born, i18n.current().code)


def _consume(to: str) -> None:
    limits.consume_attempt("find-letters-sender", limits.address(), LETTERS_OF_A_SENDER)
    limits.consume_attempt("find-letters-to", to, LETTERS_TO_ONE)
    limits.consume_attempt("find-letters", limits.EVERYBODY, LETTERS_OF_ALL)
