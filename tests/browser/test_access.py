"""A fixed sample of what `make access` looks at: nobody is shut out, in any size or scheme."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from bench.access.html import faults_of_html
from bench.access.looks import LOOKS, Looker
from bench.access.pages import PARTS, QuickClient, Usual, going_on, reader, site
from bench.access.walk import Seen, look_at_some

from .long_words import Pages
from .window import opened

PAGES = (
    "/", "/viden/virksomhedspraktik", "/vejviser/wellbeing", "/plads/dig", "/status/nothing", "/om/komponenter",
    "/om/forloeb/approved/citizen", "/om/forloeb/answered/representative",
)  # fmt: skip


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    with site() as developing:
        yield developing


@pytest.fixture(scope="module")
def looker(browser: Browser) -> Iterator[Looker]:
    context = browser.new_context(locale="da-DK")
    with opened() as shop:
        yield Looker(context, shop)
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["da", "ar"])
def test_nothing_is_found_on_the_sample(app: Flask, looker: Looker, lang: str, path: str) -> None:
    html = reader(app).get(f"/{lang}{path}").text
    assert list(looker.faults(html)) == []
    assert list(faults_of_html([(path, html)])) == []


@pytest.mark.parametrize("lang", ["uk", "ar"])
def test_nothing_is_found_on_what_somebody_typed_in_their_language(app: Flask, looker: Looker, lang: str) -> None:
    pages = dict(Usual(app, lang).pages("sent"))
    for name in ("sent: status ret", "sent: status aftale"):
        assert list(looker.faults(pages[name])) == [], name


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='width: 500px'>Wide</p>", "sideways by"),
        ("<p style='width: 20px; height: 20px; overflow: hidden'>Incomprehensible</p>", "clipped: <p"),
        ("<p>First</p><p style='margin-top: -2.6em'>Second</p>", "words on words"),
        ("<p><button style='width: 9px; height: 9px; padding: 0'>×</button></p>", "smaller than 44 px: 9 × 9"),
        ("<p style='transition: color 1s'>Moving</p>", "moves: <p"),
        ("<p>Ласкаво просимо</p>", "not in en"),
        ("<p>No foot</p>", "no help"),
        ("<p style='position: fixed; height: 200px'>Lid</p>", "covers the window"),
        ("<p style='color: #333; background: #222; forced-color-adjust: none'>Faint</p>", "contrast 1.3"),
        ("<p style='color: #333; background: #222'>Dark</p>", "color-contrast"),
    ],
)
def test_each_fault_is_found(looker: Looker, body: str, fault: str) -> None:
    html = f'<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>{body}</main>'
    assert [found for _look, found in looker.faults(html) if found.startswith(fault)]


def test_a_fault_of_the_html_is_found() -> None:
    faults = faults_of_html([("right", "<p>Right</p>"), ("wrong", '<p id="a">One</p><p id="a">Two</p>')])
    assert {name for name, fault in faults if "no-dup-id" in fault} == {"wrong"}


def test_what_is_found_in_the_html_is_read_whole_however_much_it_is() -> None:
    html = "".join(f'<p id="number-{number // 2}">Twice</p>' for number in range(1200))
    assert len([fault for _name, fault in faults_of_html([("long", html)]) if "no-dup-id" in fault]) == 600


def test_a_page_that_cannot_be_looked_at_is_a_finding_and_the_next_is_looked_at(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(looker: Looker, html: str) -> Iterator[tuple[str, str]]:
        if html == "bad":
            raise RuntimeError("the window is gone")
        yield "phone", "seen"

    monkeypatch.setattr(Looker, "faults", stumbling)
    monkeypatch.setattr("bench.access.walk.faults_of_html", lambda pages: [])
    with opened() as shop:
        look_at_some([("one", "bad"), ("two", "good")], seen := Seen("da"), browser, shop)
    assert seen.first == {
        ("window", "could not be looked at: RuntimeError the window is gone"): "one", ("phone", "seen"): "two",
    }  # fmt: skip
    assert (seen.pages, seen.findings, seen.cells) == (1, 2, len(LOOKS) + 1)


def test_a_page_is_looked_at_in_both_widths_and_every_scheme() -> None:
    by_width = {(look.width, look.scheme, look.forced) for look in LOOKS if look.rules or "faint" in look.measures}
    assert by_width == {(width, *how) for width in (390, 1280) for how in
                        (("light", False), ("dark", False), ("light", True))}  # fmt: skip


def test_a_walk_that_cannot_go_on_is_a_finding_and_shows_what_it_has() -> None:
    def stumbling() -> Pages:
        yield "first", "<p>First</p>"
        raise AssertionError("no way on")

    assert list(going_on("here", stumbling())) == [("first", "<p>First</p>")]
    assert QuickClient.accidents.pop() == "here ended: AssertionError no way on"


def test_every_part_of_the_site_is_in_the_walk(app: Flask) -> None:
    for part in PARTS:
        assert next(iter(part(app, "da")))[1].lstrip().startswith("<!doctype html>")
