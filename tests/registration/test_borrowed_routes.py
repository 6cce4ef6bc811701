"""Texts to borrow from the form: filled with what was said, and kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from citizen_portal import i18n
from citizen_portal.trades import borrowed

from .. import people
from ..house_style import Page, ReadingClient, text_of

CAFE = people.case("cafe-dagpenge-da")
CHOSEN = {"trade": "cafe", "task-0": "cafe.wash-up", "goal-0": "cafe.know-menu"}
WITH_PHRASES = replace(CAFE, fields={**CAFE.fields, **CHOSEN})
SUBSIDISED = people.case("welder-loentilskud-uk")


def said(client: ReadingClient, path: str, message: str) -> str:
    return text_of(Page(client.get(path).text).one("p", id=f"tekst-{message}-da"))


def shown(client: ReadingClient, path: str) -> list[str]:
    return [part.get("data-message", "") for part in Page(client.get(path).text).with_attribute("data-message")]


def test_before_anything_is_said_nothing_is_said_to_be_filled_in(client: ReadingClient) -> None:
    answer = client.get("/da/plads/tekster")
    assert answer.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in answer.headers
    assert i18n.words("da")("borrow.filled") not in answer.text
    assert "Jeg søger arbejde." in said(client, "/da/plads/tekster", "first-call")


def test_what_was_said_in_the_form_stands_in_the_danish_text(client: ReadingClient) -> None:
    people.fill(client, WITH_PHRASES)
    mail = said(client, "/ar/plads/tekster", "mail-job")
    for known in ("inden for café", CAFE.fields["company_name"], CAFE.fields["contact_name"], "fylde opvaskemaskinen"):
        assert known in mail
    assert CAFE.fields["tasks"][:20].lower() not in mail.lower()


def test_a_reader_of_arabic_reads_the_same_in_arabic(client: ReadingClient) -> None:
    people.fill(client, WITH_PHRASES)
    page = client.get("/ar/plads/tekster")
    assert "مقهى" in page.text and f"\u2068{CAFE.fields['company_name']}\u2069" in page.text
    assert i18n.words("ar")("borrow.filled") in page.text


def test_only_the_mail_of_the_purpose_is_offered(client: ReadingClient) -> None:
    people.fill(client, WITH_PHRASES)
    mails = [name for name in shown(client, "/da/plads/tekster") if name.startswith("mail-")]
    assert mails == [f"mail-{CAFE.fields['purpose']}", "mail-academic"]


def test_what_was_sent_can_still_be_told_of(client: ReadingClient) -> None:
    status = people.register(client, WITH_PHRASES)
    assert CAFE.fields["company_name"] in said(client, "/da/plads/tekster", "found-a-place")
    assert CAFE.fields["company_name"] in said(client, f"{status}/tekster", "found-a-place")
    assert shown(client, f"{status}/tekster") == list(borrowed.AFTER)


def test_a_job_with_a_wage_subsidy_is_not_called_virksomhedspraktik(client: ReadingClient) -> None:
    people.fill(client, SUBSIDISED)
    page = Page(client.get("/uk/plads/tekster").text)
    texts = [text_of(part) for part in page.all("p") if (part.get("id") or "").startswith("tekst-")]
    assert texts and not [text for text in texts if "praktik" in text]
