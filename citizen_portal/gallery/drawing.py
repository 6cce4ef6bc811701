"""Drawing a story as each side sees it, and every letter, without keeping anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from flask import current_app, g
from markupsafe import Markup
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n
from ..company_contacts import company_contacts
from ..employer import own_room
from ..employer import routes as employer
from ..errors import unusable_link
from ..notifications import sms_texts
from ..notifications.compose import Letter, compose
from ..placement.status import Side
from ..records.repository import PlacementRecord
from ..records.representative import is_open
from ..representative import routes as representative
from ..stamps import StampedForm
from ..status import routes as status
from .stories import STORIES, Story, moment, state_of


def representatives_page() -> Response:
    """Their link opens nothing before the employer's answer and once it is over."""
    return representative.screen(g.record, representative.SeenForm()) if is_open(g.record) else unusable_link()


VIEWS: Mapping[Side, Callable[[], Response]] = {
    Side.CITIZEN: status.page, Side.EMPLOYER: employer.page, Side.REPRESENTATIVE: representatives_page,
}  # fmt: skip
REFERENCE, CODE = "CDFG-HJKM", "NPRT-WXY3"


def drawn(story: Story, side: Side, lang: str) -> Markup:
    """The main block of a side's page, on the day of the story."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    alone = htmx.FOR_BLOCK
    with (
        clock.played(moment(story.looked)),
        app.app_context(),
        app.test_request_context(f"/{lang}/", headers=alone),
    ):
        g.record, g.via, g.token = record_of(story, lang), "hand", "gallery"
        return block_of(VIEWS[side]())


def block_of(response: Response) -> Markup:
    """Without the title and the language switch in front, which the page around it has already."""
    block = response.get_data(as_text=True)
    return Markup(block[block.index('<div class="container') :])


def employers_room(lang: str) -> Markup:
    """The employer's own room with every story in it, each as it stands on its day."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    with app.app_context(), app.test_request_context(f"/{lang}/", headers=htmx.FOR_BLOCK):
        rows = [row_on_its_day(story, lang) for story in STORIES.values()]
        drawn_room = own_room.screen(rows, company_contacts().default, StampedForm(), "gallery", clock.today())
        return block_of(drawn_room)


def row_on_its_day(story: Story, lang: str) -> own_room.RoomRow:
    with clock.played(moment(story.looked)):
        return own_room.row_of(record_of(story, lang))


def record_of(story: Story, lang: str) -> PlacementRecord:
    return PlacementRecord(
        id="0" * 32, reference=REFERENCE, draft_id="0" * 32, language=lang, code=CODE, employer_round=1,
        employer_language=lang, muted=frozenset(), state=state_of(story),
    )  # fmt: skip


def letters(lang: str) -> Iterator[tuple[str, str, str]]:
    """Every letter: its id, subject and text."""
    ids = sorted(word.removeprefix("mail.") for word in i18n.label_ids() if word.startswith("mail."))
    for words in (one.removesuffix(".text") for one in ids if one.endswith(".text")):
        letter = compose(Letter(words, "amal@example.org", lang, f"/{lang}/", "", REFERENCE), "gallery")
        yield words, str(letter["Subject"]), letter.get_content()


def sms(lang: str) -> Iterator[tuple[str, str]]:
    """Every SMS: the ids of the letters it stands for, and its text."""
    found: dict[str, list[str]] = {}
    for letter in sms_texts.KINDS:
        found.setdefault(sms_texts.compose(letter, lang, REFERENCE, "/s/CDFGHJKMNP"), []).append(letter)
    yield from ((" ".join(letters), text) for text, letters in found.items())
