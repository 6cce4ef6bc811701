"""What a letter says, and nothing of the case: who writes, why, what to do by when, a link, and the way without it."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from babel.dates import format_date

from .. import i18n, links
from ..company_contacts import CompanyContact, company_contacts
from ..municipality import municipality
from ..outside import mail
from .letter_days import LetterDay


@dataclass(frozen=True)
class Letter:
    """A letter before it is put into words. `words` is its id in the catalogue, below `mail.`.

    `path` is where it leads, `quiet` where reminders are stopped, `code` the one that leads a citizen back, `pages`
    references, each with the path of its page; all may be empty. `contact` answers a workplace: the default one where
    none is named. `day` is one the letter names.
    """

    words: str
    to: str
    language: str
    path: str = ""
    quiet: str = ""
    reference: str = ""
    code: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    contact: CompanyContact | None = None
    day: LetterDay | None = None


def compose(letter: Letter, key: str) -> EmailMessage:
    """The letter itself, in the language of whoever gets it. A repeat of the same key is known for one."""
    said = i18n.words(letter.language)(f"mail.{letter.words}.subject") % {"reference": letter.reference}
    text = "\n\n".join(filter(None, _parts(letter))) + "\n"
    tag = i18n.LANGUAGES[letter.language].tag
    return mail.letter(letter.to, subject(said, letter.language, letter.reference), text, tag, key)


def subject(said: str, language: str, reference: str = "") -> str:
    """Who writes stands first in every subject, and the number to ask about last."""
    frame = i18n.words(language)("mail.subject" if reference else "mail.subject.plain")
    return frame % {"municipality": municipality().name, "subject": said, "reference": reference}


def _parts(letter: Letter) -> list[str]:
    say = i18n.words(letter.language)
    reader = letter.words.partition(".")[0]
    text = say(f"mail.{letter.words}.text") % {"reference": letter.reference}
    return [
        say(f"mail.why.{reader}") % {"municipality": municipality().name},
        f"{text} {_day(letter.day, letter.language)}".strip(),
        links.whole(letter.path) if letter.path else "",
        *(f"\u2066{reference}\u2069\n{links.whole(path)}" for reference, path in letter.pages),
        say("mail.private"),
        _way_back(letter) if letter.code else "",
        f"{say('mail.quiet')}\n{links.whole(letter.quiet)}" if letter.quiet else "",
        _way_without_link(letter, reader),
    ]


def _day(named: LetterDay | None, language: str) -> str:
    if named is None:
        return ""
    day = format_date(named.day, "long", i18n.LANGUAGES[language].locale)
    return i18n.words(language)(named.label) % {"day": f"\u2068{day}\u2069"}


def _way_without_link(letter: Letter, reader: str) -> str:
    """Whom to ring and what to say, and who writes: a workplace has its own contact, all others the municipality."""
    ours = municipality()
    if reader != "employer":
        return "\n".join((_whom("mail.doubt", letter, phone=f"\u2066{ours.phone}\u2069"), ours.name))
    contact = letter.contact or company_contacts().default
    ways = filter(None, (contact.phone, contact.email, contact.hours))
    return "\n".join((
        _whom("mail.contact", letter, name=f"\u2068{contact.name}\u2069"),
        *(f"\u2068{way}\u2069" for way in ways), ours.name,
    ))  # fmt: skip


def _whom(label: str, letter: Letter, **values: str) -> str:
    """Where there is no number to say, it says so little."""
    say = i18n.words(letter.language)
    reference = letter.reference
    return say(label if reference else f"{label}.plain") % {**values, "reference": f"\u2066{reference}\u2069"}


def _way_back(letter: Letter) -> str:
    words = i18n.words(letter.language)("mail.find") % {"code": f"\u2066{letter.code}\u2069"}
    return f"{words}\n{links.address('registration.find', letter.language)}"
