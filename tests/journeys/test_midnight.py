"""On both sides of midnight, in winter and in summer, every page, paper and calendar shows the Danish days alone.

The server counts in UTC: half an hour after a Danish midnight it still has the day before.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from citizen_portal import i18n

from .day_addresses import SHOWS_DAYS, SHOWS_NONE, Asked, asked, known
from .midnight import World, near

LANGUAGES = [language for language in i18n.LANGUAGES.values() if language is not i18n.DANISH]
# For readers of other languages, a page of each kind: what is printed today, what was sent today, what is kept.
IN_EVERY_LANGUAGE = (
    ("/viden/virksomhedspraktik", "anybody", 0),
    ("{citizen}", "anybody", 0),
    ("/plads/gem", "writer", 30),
)


def test_every_address_is_known_to_show_a_day_or_none() -> None:
    assert not SHOWS_DAYS.keys() & SHOWS_NONE.keys()
    assert sorted([*SHOWS_DAYS, *SHOWS_NONE]) == sorted(known()), "Say in day_addresses.py which days it shows."


@pytest.mark.parametrize(("method", "address"), asked(SHOWS_DAYS), ids=str)
def test_an_answer_shows_the_danish_days_and_no_other(world: World, method: str, address: Asked) -> None:
    answer = world.ask(method, address.path, address.who)
    assert answer.status_code in (200, 409, 422)
    assert near(answer) == address.days


@pytest.mark.parametrize(("method", "address"), asked(SHOWS_NONE), ids=str)
def test_an_answer_that_shows_no_day_shows_none_on_any_day(world: World, method: str, address: Asked) -> None:
    answer = world.ask(method, address.path, address.who)
    # What leads nowhere (any more) says so.
    ended = address.path.startswith("/s/") or address.path.endswith("/udbyder")
    assert answer.status_code in ((404,) if ended else (200, 302, 303, 409, 422))
    assert near(answer) == set()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_reader_of_another_language_is_shown_the_same_days(world: World, day: date, language: i18n.Language) -> None:
    for path, who, days in IN_EVERY_LANGUAGE:
        if language.easy and not path.startswith("/viden"):
            continue
        address = f"/{language.code}{path}" if path.startswith("/") else path.format(**world.doors)
        text = world.ask("GET", address.replace("/da/", f"/{language.code}/", 1), who).text
        said = [format_date(day + timedelta(days=days + off), "long", locale=language.locale) for off in (-1, 0, 1)]
        assert [one in text for one in said] == [False, True, False], address
