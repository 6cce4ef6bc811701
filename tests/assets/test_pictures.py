"""The small pictures: one hand, few bytes, nothing to read, and each where it is told of."""

import re
from pathlib import Path

import brotli
import pytest

from citizen_portal import assets

from ..house_style import Page, ReadingClient
from ..page_trees import parsed
from ..people import case, register
from ..support.walking import BY_OUTCOME, answer

PICTURES = Path(assets.__file__).parent / "pictures"
SPOTS = (PICTURES / "spots.svg").read_text(encoding="utf-8")
NAMES = {"counter", "telephone", "calendar", "door", "papers", "shutter"}
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def drawn(client: ReadingClient, path: str) -> list[str]:
    """The small pictures on a page."""
    silent = Page(client.get(path).text).all(aria_hidden="true")
    spots = [svg for svg in silent if "spot" in (svg.get("class") or "").split()]
    return [(svg[0].get("href") or "").partition("#")[2] for svg in spots]


def test_there_is_one_of_each_and_they_are_light() -> None:
    assert set(re.findall(r'<symbol id="(\w+)"', SPOTS)) == NAMES
    assert len(brotli.compress(SPOTS.encode())) <= 3000


def test_they_are_drawn_in_the_colours_of_the_front_picture_without_words_or_gradients() -> None:
    front = (PICTURES / "open-door.svg").read_text(encoding="utf-8")
    assert set(COLOUR.findall(SPOTS)) <= set(COLOUR.findall(front))
    tags = {str(element.tag).rpartition("}")[2] for element in parsed(SPOTS)[0].iter()}
    assert not tags & {"text", "tspan", "title", "linearGradient", "radialGradient"}


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        ("/vejviser/", "counter"),
        ("/viden/hvem-hjaelper", "telephone"),
        ("/plads/", "papers"),
        ("/nothing-here", "shutter"),
        ("/status/no-such-link", "shutter"),
    ],
)
@pytest.mark.parametrize("lang", ["da", "ar"])
def test_a_page_has_its_picture(client: ReadingClient, lang: str, path: str, spot: str) -> None:
    assert drawn(client, f"/{lang}{path}") == [spot]


@pytest.mark.parametrize(("outcome", "spot"), [("talk-first", "telephone"), ("register-now", "counter")])
def test_whoever_is_to_talk_first_sees_somebody_who_answers(client: ReadingClient, outcome: str, spot: str) -> None:
    answer(client, "da", BY_OUTCOME[outcome])
    assert drawn(client, "/da/vejviser/svar") == [spot]


def test_who_has_sent_it_sees_that_now_one_waits(client: ReadingClient) -> None:
    register(client, case("cafe-dagpenge-da"))
    assert drawn(client, "/da/plads/kvittering") == ["calendar"]


def test_a_page_beside_its_danish_keeps_the_room_for_the_words(client: ReadingClient) -> None:
    assert drawn(client, "/ar/viden/hvem-hjaelper?dansk=") == []
