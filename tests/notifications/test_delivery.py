"""The letters about a placement go out once, and say nothing of whoever it is."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal.company_contacts import CompanyContact, CompanyContacts
from citizen_portal.municipality import municipality
from citizen_portal.notifications.plan import UNREACHABLE
from citizen_portal.placement.status import Side
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db

from ..house_style import ReadingClient
from ..people import reference, register
from ..placements import CAFE, STORIES, entrance, made
from ..registration.finding import delivered, links_in
from .test_plan import every_letter


def test_letters_go_out_once_and_say_nothing(client: ReadingClient, app: Flask) -> None:
    status = register(client, CAFE)
    with app.app_context():
        while outbox.deliver():
            pass
        folder = app.config["MAIL_FOLDER"]
    letters = [
        file.read_bytes().decode() for file in folder.glob("*.eml") if reference(client, status) in subject(file)
    ]
    assert len(letters) == 2
    for letter in letters:
        for secret in ("Mette", "Åboulevarden", "dagpenge", "praktik"):
            assert secret not in letter


def test_a_workplace_is_told_its_own_contact(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    team = CompanyContact("Karen Holm", "33 66 11 22", "karen@example.org", "9-15")
    ours: CompanyContacts = app.extensions["company_contacts"]
    found = CompanyContacts(ours.default, {**ours.by, "cvr": {"10000009": team}})
    monkeypatch.setitem(app.extensions, "company_contacts", found)
    with app.app_context():
        made(STORIES["agreed"])
    texts = {"@example.com" in letter["To"]: letter.get_content() for letter in delivered(app)}
    assert all(part in texts[True] for part in (team.name, team.phone, team.email, team.hours))
    assert team.name not in texts[False]


def subject(file: Path) -> str:
    return str(message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"])


# The one about a refused address is only sent when there is one, and is read in status/test_letters.py.
@pytest.mark.parametrize("words", sorted(every_letter() - {UNREACHABLE}))
def test_every_letter_has_the_link_to_its_page_and_the_telephone_to_ring(app: Flask, words: str) -> None:
    with app.app_context():
        record, side = made(STORIES["agreed"]), Side(words.partition(".")[0])
        delivered(app)
        told = {"letter": words, "side": side, "reference": record.reference, "placement": record.id, "remind": ""}
        outbox.put(f"letter:{record.id}:{words}", "letter", record.about, told)
        db.session.commit()
        [letter] = delivered(app)
        page, [link, *_others] = entrance(record, side).rpartition("/")[0], links_in(letter)
        assert municipality().phone in letter.get_content()
    assert link.startswith(page) and app.test_client().get(link).status_code == 200
