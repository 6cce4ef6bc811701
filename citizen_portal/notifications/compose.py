"""What a letter says. It carries no content: who writes, why, a reference number, a link and whom to ring."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from .. import i18n, links
from ..company_contacts import CompanyContact, company_contacts
from ..municipality import municipality
from ..outside import mail


@dataclass(frozen=True)
class Letter:
    """A letter before it is put into words. `words` is its id in the catalogue, below `mail.`.

    `path` is where it leads, `quiet` where reminders are stopped, `code` the one that leads a citizen back, `pages`
    references, each with the path of its page; all may be empty. `contact` answers a workplace: the default one where
    none is named.
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


def compose(letter: Letter, key: str) -> EmailMessage:
    """The letter itself, in the language of whoever gets it. A repeat of the same key is known for one."""
    say = i18n.words(letter.language)
    values = {"reference": letter.reference}
    ours = municipality()
    reader = letter.words.partition(".")[0]
    parts = [
        say(f"mail.why.{reader}") % {"municipality": ours.name},
        say(f"mail.{letter.words}.text") % values,
        links.whole(letter.path) if letter.path else "",
        *(f"\u2066{reference}\u2069\n{links.whole(path)}" for reference, path in letter.pages),
        say("mail.private"),
        _way_back(letter) if letter.code else "",
        f"{say('mail.quiet')}\n{links.whole(letter.quiet)}" if letter.quiet else "",
        _whom_to_ask(letter, reader),
    ]
    subject = say(f"mail.{letter.words}.subject") % values
    return mail.letter(
        letter.to, subject, "\n\n".join(filter(None, parts)) + "\n", i18n.LANGUAGES[letter.language].tag, key
    )


def _whom_to_ask(letter: Letter, reader: str) -> str:
    """Who writes, and whom to ask: a workplace its own contact, everybody else the municipality."""
    say, ours = i18n.words(letter.language), municipality()
    if reader != "employer":
        return say("mail.doubt") % {"phone": f"\u2066{ours.phone}\u2069"} + f"\n{ours.name}"
    contact = letter.contact or company_contacts().default
    ways = filter(None, (contact.phone, contact.email, contact.hours))
    return "\n".join((
        say("mail.contact") % {"name": f"\u2068{contact.name}\u2069"},
        *(f"\u2068{way}\u2069" for way in ways), ours.name,
    ))  # fmt: skip


def _way_back(letter: Letter) -> str:
    words = i18n.words(letter.language)("mail.find") % {"code": f"\u2066{letter.code}\u2069"}
    return f"{words}\n{links.address('registration.find', letter.language)}"
