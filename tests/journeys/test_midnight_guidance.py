"""Around midnight guidance says the rules of the Danish day: on its pages, in what is found, and of a placement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from citizen_portal.guidance.prerender import serve_prerendered
from citizen_portal.placement.status import Side

from ..guidance.own_rules import rule_table, site_with
from ..house_style import Page, text_of
from ..placements import entrance
from .midnight import DAYS, as_if, later, near, placement, reader

PAGE, WEEKS, HOURS = "/da/viden/virksomhedspraktik", "praktik.max_weeks.dagpenge", "praktik.max_hours_week"
FIRST_WEEKS = 5


def coming() -> Iterator[str]:
    """A week more from each of the days on, and another from the day after it.

    That rule is to be looked at again on the day itself, the one about hours was to be the day before.
    """
    weeks = FIRST_WEEKS
    for day in DAYS:
        for since in (day, day + timedelta(days=1)):
            yield dated(WEEKS, since, value=f"value = {weeks}", review_by=f"review_by = {since}")
            weeks += 1
        yield dated(HOURS, day, review_by=f"review_by = {day - timedelta(days=1)}")


def dated(rule: str, since: date, **changes: str) -> str:
    return rule_table(rule, **changes).replace(f'["{rule}"]', f'["{rule}@{since}"]')


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The page is made ahead, as it is where the site is served."""
    app = site_with(tmp_path_factory.mktemp("portal"), "rules.toml", "\n".join(coming()))
    serve_prerendered(app, [PAGE])
    return app


@pytest.fixture
def weeks(day: date) -> int:
    return FIRST_WEEKS + 2 * DAYS.index(day)


def fact(page: Page, rule: str) -> Element:
    return page.one("tr", data_fact=rule)


def test_a_page_made_ahead_is_of_the_danish_day_when_it_is_asked_for(app: Flask, moment: datetime, weeks: int) -> None:
    with as_if(later(moment, -1)):
        before = reader(app).get(PAGE)
        assert near(before) == {0} and f"{weeks} uger" not in text_of(fact(Page(before.text), WEEKS))
    answer = reader(app).get(PAGE)
    assert near(answer) == {0} and f"{weeks} uger" in text_of(fact(Page(answer.text), WEEKS))


def test_a_rule_is_overdue_from_the_day_after_it_should_have_been_looked_at(app: Flask, moment: datetime) -> None:
    page = Page(reader(app).get(PAGE).text)
    overdue = [any(part.get("data-overdue") is not None for part in fact(page, rule).iter()) for rule in (WEEKS, HOURS)]
    assert overdue == [False, True]


@pytest.mark.parametrize(("off", "more"), [(0, 0), (1, 1)], ids=["today", "tomorrow"])
def test_only_a_day_after_the_danish_one_is_previewed(
    app: Flask, moment: datetime, day: date, weeks: int, off: int, more: int
) -> None:
    answer = reader(app).get(f"{PAGE}?dato={day + timedelta(days=off)}")
    page = Page(answer.text)
    assert bool(page.with_attribute("data-preview")) == bool(off) and near(answer) == {0, off}
    assert f"{weeks + more} uger" in text_of(fact(page, WEEKS))


def test_what_is_found_says_the_rule_of_the_day(app: Flask, moment: datetime, weeks: int) -> None:
    assert f"{weeks} uger" in text_of(Page(reader(app).get("/da/viden/soeg?q=uger dagpenge").text).one("main"))


@pytest.mark.parametrize("longer", [0, 1])
def test_a_placement_is_held_to_the_rule_of_the_day(app: Flask, moment: datetime, weeks: int, longer: int) -> None:
    with app.app_context():
        status = entrance(placement(lasts=weeks * 7 + longer), Side.CITIZEN)
    found = {section.get("data-rule") for section in Page(reader(app).get(status).text).all("section")}
    assert (WEEKS in found) == bool(longer)
