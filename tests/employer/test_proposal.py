"""What the employer is asked stays short, however much was chosen."""

from dataclasses import replace

import pytest

from ..house_style import Page, ReadingClient, text_of
from ..people import employers_path, register
from .ticking import offered, who_chose


@pytest.fixture
def link(client: ReadingClient) -> str:
    keys = ("clear-tables", "wash-up", "fill-counter", "take-orders", "make-coffee", "open-or-close")
    who = who_chose()
    six = {f"task-{place}": f"cafe.{key}" for place, key in enumerate(keys)}
    link = employers_path(client, register(client, replace(who, fields={**who.fields, **six})))
    return link.replace("/ar/", "/da/")


def test_of_many_tasks_the_first_ones_are_told_and_all_of_them_in_the_whole_agreement(
    employer: ReadingClient, link: str
) -> None:
    shown = employer.get(link).text
    short, whole = (text_of(line) for line in Page(shown).all("div", data_line="tasks"))
    assert short.endswith("og 5 mere") and "espresso" not in short
    assert "espresso" in whole and "Vande blomster" in whole and len(offered(shown, "task")) == 6
