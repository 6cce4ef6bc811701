"""A sample is drawn by chance, and drawn again by its seed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.desk.quality_sample import drawn
from citizen_portal.records import periods
from citizen_portal.records.staff import Role

from ..house_style import Page, ReadingClient, text_of
from .at_the_desk import signed_in
from .many_rows import add, empty, ended, last_quarter

DAY = last_quarter(clock.today())
PAGE = f"/sagsbord/kvalitet/stikproeve?periode={periods.of(DAY)}"


@pytest.fixture
def lead(app: Flask, client: ReadingClient) -> Iterator[ReadingClient]:
    with app.app_context():
        empty()
        add([ended(DAY)] * 30)
    yield signed_in(app, client, role=Role.LEAD)


def sampled(client: ReadingClient, query: str) -> list[str]:
    page = Page(client.get(PAGE + query).text)
    return [one.get("data-placement", "") for one in page.with_attribute("data-placement")]


def test_the_same_seed_draws_the_same_ones(lead: ReadingClient) -> None:
    first = sampled(lead, "&antal=10&froe=tilsyn")
    assert len(set(first)) == 10 and sampled(lead, "&antal=10&froe=tilsyn") == first
    assert sampled(lead, "&antal=10&froe=andet") != first


def test_a_seed_is_drawn_and_printed_where_none_is_given(lead: ReadingClient) -> None:
    answer = lead.get(PAGE)
    assert answer.status_code == 302 and "froe=" in answer.headers["Location"]
    page = Page(lead.get(answer.headers["Location"]).text)
    assert text_of(page.one(data_seed="")) in answer.headers["Location"]
    assert len(page.with_attribute("data-placement")) == 20


@pytest.mark.parametrize(("asked", "size"), [("5", 5), ("0", 20), ("-3", 20), ("x", 20), ("99999", 20), ("500", 30)])
def test_a_size_is_a_number_there_can_be(lead: ReadingClient, asked: str, size: int) -> None:
    assert len(sampled(lead, f"&froe=a&antal={asked}")) == size


def test_every_placement_is_asked_the_questions_of_the_check(lead: ReadingClient) -> None:
    text = text_of(Page(lead.get(f"{PAGE}&froe=a&antal=1").text).one("main"))
    assert text.count("☐ Ja ☐ Nej") == 6 and "Begge var enige, før pladsen begyndte" in text


def test_every_placement_can_be_drawn() -> None:
    known = [str(number) for number in range(12)]
    assert {one for seed in range(60) for one in drawn(known, 3, str(seed))} == set(known)
