"""Distance: no two things to press touch, and no button leaves the column, on a phone and at a desk."""

import pytest
from flask import Flask

from ..house_style import ReadingClient
from .long_words import Pages, Sides, got, registration, somebody
from .test_layout import flow
from .window import Look, Window

READING = ("", "viden/", "viden/virksomhedspraktik", "viden/tal", "privatliv", "plads/", "plads/find", "arbejdsgiver/")
PHONE, DESKTOP = Look(390), Look(1280)
APPROVED = ("with-jobcenter", "approved")


def too_close(window: Window, *pages: Pages) -> dict[str, list[str]]:
    wrong = {}
    for name, html in (page for part in pages for page in part):
        window.show(html)
        for look in (PHONE, DESKTOP):
            window.look(look)
            if found := window.touching():
                wrong[f"{name}, {look.width} px"] = found
    return wrong


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_on_what_one_reads_and_answers_nothing_to_press_touches(
    window: Window, client: ReadingClient, lang: str
) -> None:
    paths = (f"/{lang}/{path}" for path in READING)
    assert not too_close(window, got(client, *paths), flow(client, lang), registration(client, somebody(lang)))


def test_on_the_pages_of_a_placement_nothing_to_press_touches(window: Window, app: Flask) -> None:
    sides = Sides(app, "da")
    pages = (sides.pages("sent"), sides.answered(), sides.agreed(), *map(sides.moved, APPROVED), sides.wanted())
    assert not too_close(window, *pages)


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ('<p style="margin: 0"><a href="#">Under it</a></p>', ["Press | Under it"]),
        ('<button class="tool" style="margin-block-start: 20px">Apart</button>', []),
        ('<p style="margin: 40px 0 0 -30px"><button class="tool">Out</button></p>', ["Out | the edge"]),
    ],
)
def test_what_touches_is_found(window: Window, between: str, found: list[str]) -> None:
    pressed = '<button class="button" style="display: block">Press</button>'
    window.show(f'<main><div class="container" style="margin: 50px">{pressed}{between}</div></main>')
    assert window.touching() == found
