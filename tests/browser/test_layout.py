"""Nothing is wider than the window: every page of both sides, with the longest words the fields take, in big text."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import FloatRect, expect

from citizen_portal import clock

from ..house_style import ReadingClient
from ..people import agree, answer, post
from .hands import TO_LEVEL_2
from .long_words import LETTERS, Pages, Sides, got, registration, shown, somebody, somebody_real, word
from .window import Look, Window

NARROW, BIG = Look(320), Look(390, zoom=2)
READING = (
    "", "viden/", "viden/virksomhedspraktik", "viden/forskelle", "viden/virksomhedspraktik?dansk=", "viden/regler",
    "viden/tal", "viden/ordbog", "viden/for-arbejdsgivere", "viden/udbytte", "viden/soeg?q=praktik",
    "privatliv", "tilgaengelighed", "om", "vejviser/", "vejviser/kort", "plads/", "plads/find",
    "plads/forberedt/", "arbejdsgiver/", "arbejdsgiver/inviter", "arbejdsgiver/mine", "nothing-here",
)  # fmt: skip
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
# Days after today on which the calendar has moved an approved placement on.
STARTED, MIDWAY, ENDED = 22, 36, 60


@pytest.fixture
def sides(app: Flask, lang: str) -> Sides:
    return Sides(app, lang)


def too_wide(window: Window, *pages: Pages) -> dict[str, list[str]]:
    """What sticks out, by page and look. A page that is as it was in the state before is not looked at again."""
    wrong, seen, looks = {}, set(), [NARROW, BIG]
    for name, html in (page for part in pages for page in part):
        if (bare := TOKEN.sub("", html)) in seen:
            continue
        seen.add(bare)
        window.show(html)
        # Back and forth: whatever the page before was looked at with last is first here.
        looks.reverse()
        for look in looks:
            if found := window.sticking_out(look):
                wrong[f"{name}, {look.width} px, text {look.zoom}00 %"] = found
    return wrong


def box(window: Window, part: str) -> FloatRect:
    found = window.page.locator(part).bounding_box()
    assert found, f"{part} is not shown"
    return found


def flow(client: ReadingClient, lang: str) -> Pages:
    for question, choice in TO_LEVEL_2.items():
        path = f"/{lang}/vejviser/{question}"
        yield from got(client, path)
        yield from shown(f"{question} unanswered", post(client, path, {}))
        post(client, path, {"answer": choice})
    yield from got(client, f"/{lang}/vejviser/", f"/{lang}/vejviser/svar")


def on_days(sides: Sides, monkeypatch: pytest.MonkeyPatch, *days: int) -> Pages:
    really = clock.now
    for day in days:
        monkeypatch.setattr(clock, "now", lambda day=day: really() + timedelta(days=day))
        yield from sides.pages(f"in {day} days")


@pytest.mark.parametrize("lang", LETTERS)
def test_what_one_reads_is_no_wider_than_the_window(window: Window, client: ReadingClient, lang: str) -> None:
    paths = (f"/{lang}/{path}" for path in (*READING, f"viden/soeg?q={word('q', lang)}"))
    assert not too_wide(window, got(client, *paths), flow(client, lang))


@pytest.mark.parametrize("lang", LETTERS)
def test_a_registration_full_of_long_words_is_no_wider(window: Window, client: ReadingClient, lang: str) -> None:
    assert not too_wide(window, registration(client, somebody(lang)))


@pytest.mark.parametrize("lang", LETTERS)
def test_a_placement_full_of_long_words_is_no_wider_from_sending_to_the_end(
    window: Window, sides: Sides, monkeypatch: pytest.MonkeyPatch
) -> None:
    until_approved = (sides.pages("sent"), sides.refused(), sides.answered(), sides.agreed())
    moved = (sides.moved(to) for to in ("with-jobcenter", "more-needed", "applied", "approved"))
    wanted = sides.wanted()
    lived = (on_days(sides, monkeypatch, STARTED, MIDWAY, ENDED), sides.evaluated())
    assert not too_wide(window, *until_approved, *moved, wanted, *lived)


@pytest.mark.parametrize("lang", LETTERS)
def test_one_that_comes_to_nothing_is_no_wider(window: Window, app: Flask, lang: str) -> None:
    changed, stopped = Sides(app, lang), Sides(app, lang)
    answer(changed.employer, changed.link, weekly_hours="25")
    agree(changed.citizen, changed.status)
    ended = (changed.changed(), changed.moved("not-approved"), stopped.declined(), stopped.withdrawn())
    assert not too_wide(window, *ended)


@pytest.mark.parametrize("lang", LETTERS)
def test_one_that_nobody_answers_is_no_wider(window: Window, sides: Sides, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not too_wide(window, on_days(sides, monkeypatch, 12, 23))


@pytest.mark.parametrize("lang", ["da", "da-let", "en", "ar", "uk", "pl", "tr"])
def test_the_header_leaves_room_for_the_page(window: Window, client: ReadingClient, lang: str) -> None:
    window.show(client.get(f"/{lang}/").text)
    for look, most in ((Look(390), 112), (NARROW, 150), (Look(992), 80), (Look(1280), 80), (BIG, 320)):
        window.look(look)
        height = window.page.locator(".header").bounding_box()
        assert height and height["height"] <= most, look


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_whose_site_it_is_stands_under_its_name(window: Window, client: ReadingClient, lang: str) -> None:
    window.show(client.get(f"/{lang}/viden/tal").text)
    window.look(Look(390))
    name, sender = (box(window, part) for part in (".wordmark", ".sender"))
    begins = {"da": sender["x"] - name["x"], "ar": name["x"] + name["width"] - sender["x"] - sender["width"]}
    assert abs(begins[lang]) < 1
    assert sender["y"] > name["y"] + name["height"] / 2


def test_a_heading_stands_clear_of_the_notice_above_it(window: Window, client: ReadingClient) -> None:
    window.show(client.post("/da/arbejdsgiver/", data={"csrf_token": "old", "code": "CCCC-7777"}).text)
    window.look(Look(390))
    notice, heading = (box(window, part) for part in ("[data-refused]", "h1"))
    assert heading["y"] - notice["y"] - notice["height"] >= 24


def test_the_languages_stay_folded_on_a_phone_also_beside_a_form(window: Window, client: ReadingClient) -> None:
    window.show(client.get("/da/plads/dig").text)
    window.look(Look(390))
    expect(window.page.locator(".languages ul")).to_be_hidden()


@pytest.mark.parametrize("lang", LETTERS)
def test_what_people_really_type_is_no_wider_and_keeps_its_lines(window: Window, app: Flask, lang: str) -> None:
    sides = Sides(app, lang, somebody_real(lang))
    assert not too_wide(window, sides.pages("sent"))
    window.show(sides.employer.get(sides.link).text)
    window.look(NARROW)
    tasks = window.page.locator("main [data-line=tasks] bdi").first
    assert tasks.inner_text().count("\n") == 39
    answer(sides.employer, sides.link)
    assert not too_wide(window, sides.pages("agreed"))
