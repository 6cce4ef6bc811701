"""What an SMS says: of the same meaning as its letter, so short that it fits into one part, and without content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import i18n, links
from ..municipality import municipality
from .sms_parts import sms_parts

# What is said in place of each letter. There are few texts, because where it is written in a script of its own one
# part has room for hardly more than two words.
KINDS: Mapping[str, str] = {
    "citizen.sent": "received",
    "citizen.receipt": "received",
    "citizen.answered": "turn",
    "citizen.unreachable": "turn",
    "citizen.agreed": "new",
    "citizen.change-asked": "turn",
    "citizen.question": "turn",
    "citizen.links": "link",
    "citizen.found": "link",
    "citizen.on-behalf": "new",
    "citizen.moved": "new",
    "citizen.decided": "new",
    "citizen.ended-early": "new",
    "citizen.did-not-start": "new",
    "citizen.start-near": "not-yet",
    "citizen.not-approved": "stay",
    "citizen.lapsing": "remember",
    "citizen.lapsed": "new",
    "citizen.midway": "remember",
    "citizen.end": "remember",
    "citizen.end-again": "remember",
    "citizen.three-months": "remember",
    "employer.ask": "ask",
    "employer.receipt": "received",
    "employer.silent": "turn",
    "employer.waiting": "turn",
    "employer.changed": "turn",
    "employer.change-asked": "turn",
    "employer.question": "turn",
    "employer.agreed": "turn",
    "employer.moved": "new",
    "employer.decided": "new",
    "employer.seen": "new",
    "employer.on-behalf": "new",
    "employer.ended-early": "new",
    "employer.did-not-start": "new",
    "employer.withdrawn": "off",
    "employer.start-near": "not-yet",
    "employer.not-approved": "stay",
    "employer.lapsing": "remember",
    "employer.lapsed": "new",
    "employer.midway": "remember",
    "employer.end": "remember",
    "employer.end-again": "remember",
}
# Of a letter this version does not know (any more).
ANYTHING = "new"


def words_of(letter: str) -> str:
    """The id of what is said in place of a letter."""
    return f"sms.{letter.partition('.')[0]}.{KINDS.get(letter, ANYTHING)}"


def compose(letter: str, language: str, reference: str, path: str) -> str:
    """The fullest text that fits into one part; `path` is the short link's, empty where nothing is left to see."""
    return _fullest(list(_texts(letter, language, reference, links.whole(path) if path else "")))


def with_code(code: str, language: str, address: str) -> str:
    """The code of a draft and where it is typed; who writes is left off where there is no room."""
    said = i18n.words(language)("sms.draft.code") % {"code": code}
    return _fullest([f"{municipality().name}: {said}\n{address}", f"{said}\n{address}"])


def _fullest(texts: list[str]) -> str:
    return next((text for text in texts if sms_parts(text) == 1), texts[-1])


def _texts(letter: str, language: str, reference: str, link: str) -> Iterator[str]:
    """From the fullest to the shortest. Who writes is seen by the link as well, and the number stands on its page."""
    say = i18n.words(language)
    said, number = say(words_of(letter)), say("sms.reference") % {"reference": reference}
    for parts in ((f"{municipality().name}:", said, number), (said, number), (said,)):
        yield "\n".join(filter(None, (" ".join(parts), link)))
