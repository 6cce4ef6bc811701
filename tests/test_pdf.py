"""Papers are made one at a time, pages answer meanwhile, and the same paper is not made twice."""

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask

from citizen_portal import pdf
from citizen_portal.pdf.process import PaperFailed
from citizen_portal.pdf.turns import Turns

from .house_style import Page, ReadingClient, text_of
from .people import agree, answer, case, employers_path, register

CAFE = case("cafe-dagpenge-da")


class Maker:
    """In the place of the process: counts, and is held up as long as a test wants."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.begun, self.go_on = Event(), Event()
        self.go_on.set()
        self.fault = ""

    def make(self, html: str) -> bytes:
        self.begun.set()
        assert self.go_on.wait(10)
        if self.fault:
            raise PaperFailed(self.fault)
        self.made.append(html)
        return b"%PDF" + str(len(self.made)).encode()


@pytest.fixture
def maker(app: Flask) -> Iterator[Maker]:
    maker = Maker()
    app.extensions["papers"] = pdf.Papers(process=maker)  # type: ignore[arg-type]
    yield maker
    maker.go_on.set()


@pytest.fixture
def receipt(client: ReadingClient) -> str:
    return register(client, CAFE) + "/kvittering.pdf"


class Reader(Thread):
    """Somebody on a line of their own who asks for a paper."""

    def __init__(self, app: Flask, path: str) -> None:
        super().__init__()
        self.client, self.path, self.answer = app.test_client(), path, None
        self.start()

    answer: Any

    def run(self) -> None:
        self.answer = self.client.get(self.path)


def test_of_four_who_want_a_paper_three_get_it_and_one_is_told_when(app: Flask, receipt: str, maker: Maker) -> None:
    maker.go_on.clear()
    readers = [Reader(app, receipt.replace("kvittering", name)) for name in ("kvittering", "aftale") * 2]
    assert maker.begun.wait(10)
    while all(reader.is_alive() for reader in readers):
        readers[0].join(0.01)
    assert app.test_client().get("/da/").status_code == 200, "a page has to wait for papers"
    maker.go_on.set()
    for reader in readers:
        reader.join(10)
    assert sorted(reader.answer.status_code for reader in readers) == [200, 200, 200, 503]


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_who_cannot_wait_gets_a_page_with_a_button_to_the_same_file(
    app: Flask, client: ReadingClient, receipt: str, maker: Maker, lang: str
) -> None:
    papers: pdf.Papers = app.extensions["papers"]
    papers.turns = Turns(waiting=0, seconds=0.01)
    path = receipt.replace("/da/", f"/{lang}/", 1)
    with papers.turns.turn():
        told = client.get(path)
    assert told.status_code == 503 and int(told.headers["Retry-After"]) > 0
    main = Page(told.text).one("main")
    assert [link.get("href") for link in main.iter() if link.get("href")] == [path]
    assert Page(told.text).one("html").get("lang") == lang
    assert client.get(path).status_code == 200


def test_a_paper_that_could_not_be_made_is_no_accident_to_the_reader(
    client: ReadingClient, receipt: str, maker: Maker, caplog: pytest.LogCaptureFixture
) -> None:
    maker.fault = "too slow"
    told = client.get(receipt)
    assert told.status_code == 503 and text_of(Page(told.text).one("h1")) == "Filen er ikke klar endnu"
    assert "A paper could not be made: too slow" in caplog.text
    maker.fault = ""
    assert client.get(receipt).data == b"%PDF1"


def test_the_same_paper_is_made_once(app: Flask, client: ReadingClient, receipt: str, maker: Maker) -> None:
    assert client.get(receipt).data == client.get(receipt).data == app.test_client().get(receipt).data
    assert len(maker.made) == 1


def test_two_who_want_the_same_paper_at_once_get_one(app: Flask, receipt: str, maker: Maker) -> None:
    maker.go_on.clear()
    readers = [Reader(app, receipt), Reader(app, receipt)]
    assert maker.begun.wait(10)
    maker.go_on.set()
    for reader in readers:
        reader.join(10)
    assert [reader.answer.data for reader in readers] == [b"%PDF1", b"%PDF1"]


def test_a_paper_of_another_language_day_or_person_is_another_paper(
    app: Flask, client: ReadingClient, receipt: str, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = register(app.test_client(), CAFE) + "/kvittering.pdf"  # type: ignore[arg-type]
    for path in (receipt, receipt.replace("/da/", "/en/", 1), other):
        client.get(path)
    assert len(maker.made) == len(set(maker.made)) == 3


def test_what_has_changed_since_is_on_the_next_paper(
    app: Flask, client: ReadingClient, receipt: str, maker: Maker
) -> None:
    status = receipt.removesuffix("/kvittering.pdf")
    client.get(f"{status}/aftale.pdf")
    answer(app.test_client(), employers_path(client, status), weekly_hours="25")  # type: ignore[arg-type]
    agree(client, status)
    client.get(f"{status}/aftale.pdf")
    assert "25" in maker.made[1] and maker.made[0] != maker.made[1]


def test_a_paper_is_a_file_nobody_on_the_way_keeps(client: ReadingClient, receipt: str, maker: Maker) -> None:
    got = client.get(receipt)
    assert got.mimetype == "application/pdf" and got.headers["Cache-Control"] == "no-store"
    assert got.headers["Content-Disposition"].startswith('attachment; filename="')
