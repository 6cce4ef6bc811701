"""Quality is for leads, counts by a constant number of questions, and shows nobody in a small group."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import periods
from citizen_portal.records.staff import Role
from citizen_portal.storage.sealed import Sealer

from ..databases import statements
from ..house_style import HTML, Page, ReadingClient, text_of
from .at_the_desk import signed_in
from .many_rows import add, empty, ended, last_quarter

DAY = last_quarter(clock.today())
PERIOD = periods.of(DAY)
OUTCOMES = ("job", "skills", "clarity", "paid_hours", "education", "nothing")


def mixed(number: int) -> list[dict[str, Any]]:
    return [
        ended(DAY, purpose=("job", "udvikling", "kompetence")[at % 3], outcome_citizen=OUTCOMES[at % 6],
              outcome_employer=OUTCOMES[at % 5], outcome_later="job" if at % 2 else "still_looking",
              language=("da", "ar", "uk")[at % 3], trade=("cafe", "lager")[at % 2],
              paid_hours="after" if at % 2 else "none", goals_told=3, goals_reached=at % 4)
        for at in range(number)
    ]  # fmt: skip


@pytest.fixture
def lead(app: Flask, client: ReadingClient) -> Iterator[ReadingClient]:
    with app.app_context():
        empty()
    yield signed_in(app, client, role=Role.LEAD)
    with app.app_context():
        empty()


@pytest.fixture
def kept(app: Flask) -> Callable[[list[dict[str, Any]]], list[str]]:
    def keep(rows: list[dict[str, Any]]) -> list[str]:
        with app.app_context():
            return add(rows)

    return keep


def shown(client: ReadingClient, query: str = "") -> Page:
    return Page(client.get(f"/sagsbord/kvalitet?periode={PERIOD}{query}").text)


def row(page: Page, part: str, label: str) -> str:
    (table,) = [one for one in page.with_attribute("data-part") if one.get("data-part") == part]
    return next(text_of(line) for line in table.iter(HTML + "tr") if label in text_of(line))


def test_a_worker_is_told_plainly_that_it_is_for_leads(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    for path in ("kvalitet", "kvalitet.csv", "kvalitet/stikproeve"):
        answer = client.get(f"/sagsbord/{path}")
        assert answer.status_code == 403 and "for ledere" in answer.text
    assert "/sagsbord/kvalitet" not in client.get("/sagsbord/").text


def test_the_check_is_shown_as_shares_and_placement_by_placement(
    lead: ReadingClient, kept: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = kept(mixed(60))
    monkeypatch.setattr(Sealer, "open", lambda *_: pytest.fail("A sealed row was opened."))
    page = shown(lead)
    assert "30 af 60" in row(page, "checks", "Timer med løn") and "50 %" in row(page, "checks", "Timer med løn")
    assert "60 af 60" in row(page, "checks", "Begge var enige, før")
    assert "0 af 60" in row(page, "checks", "Midtvejssamtalen")
    listed = {one.get("data-placement") for one in page.with_attribute("data-placement")}
    assert len(listed) == 50 and listed < set(numbers)
    assert "2 dage" in row(page, "days", "arbejdspladsen svarede")


def test_one_without_a_purpose_is_named_in_words_all_the_same(
    lead: ReadingClient, kept: Callable[..., list[str]]
) -> None:
    kept([ended(DAY, purpose=None)])
    (one,) = shown(lead).with_attribute("data-placement")
    assert "· Praktik" in text_of(one)


def test_nobody_is_seen_in_a_small_group(lead: ReadingClient, kept: Callable[..., list[str]]) -> None:
    kept([*mixed(60), *(ended(DAY, language="pl", purpose="job", outcome_citizen="job") for _ in range(3))])
    page = shown(lead)
    assert "skjult" in row(page, "language-end", "Polski")
    assert [one for one in ("Dansk", "العربية", "Українська") if "ca." not in row(page, "language-end", one)]
    assert "60 af 63" not in text_of(page.one("main"))


def test_too_few_placements_show_no_numbers_at_all(lead: ReadingClient, kept: Callable[..., list[str]]) -> None:
    kept(mixed(4))
    page = shown(lead)
    assert page.with_attribute("data-empty") and not page.with_attribute("data-part")


def test_the_number_of_questions_does_not_grow(app: Flask, lead: ReadingClient, kept: Callable[..., list[str]]) -> None:
    kept(mixed(60))
    shown(lead)
    few = statements(app, lambda: shown(lead))
    kept(mixed(540))
    assert len(statements(app, lambda: shown(lead))) == len(few) <= 16


def test_a_company_where_nobody_was_hired_is_a_reason_to_talk(
    lead: ReadingClient, kept: Callable[..., list[str]]
) -> None:
    kept([ended(DAY, company_key="a", outcome_citizen="skills") for _ in range(6)])
    kept([ended(DAY, company_key="b", outcome_citizen="job" if not at else "skills") for at in range(6)])
    kept([ended(DAY, company_key="c", outcome_citizen="skills") for _ in range(4)])
    assert len(shown(lead).with_attribute("data-company")) == 1
    assert "Arbejdspladser" not in lead.get(f"/sagsbord/kvalitet.csv?periode={PERIOD}").text


def test_the_table_opens_as_text_and_danish_numbers(lead: ReadingClient, kept: Callable[..., list[str]]) -> None:
    kept([*mixed(59), *(ended(DAY, trade="=1+1", outcome_citizen="job") for _ in range(20))])
    answer = lead.get(f"/sagsbord/kvalitet.csv?periode={PERIOD}")
    assert answer.data.startswith(b"\xef\xbb\xbf") and answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert {len(one) for one in rows} == {5} and len(rows) > 30
    assert not [cell for one in rows for cell in one if cell[:1] in tuple("=+-@\t\r")]
    assert [one for one in rows if "," in one[2]] and [one for one in rows if one[1] == "'=1+1"]


def test_a_time_that_is_not_offered_is_this_quarter(lead: ReadingClient) -> None:
    for asked in ("nonsense", "1999", "2026-K9", "%27", "9" * 5000):
        answer = lead.get(f"/sagsbord/kvalitet?periode={asked}")
        assert answer.status_code == 200 and f"{periods.of(clock.today()).quarter}. kvartal" in answer.text
