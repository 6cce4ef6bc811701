"""One clock: the day on every page is the day in Denmark, wherever the server stands."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from citizen_portal import clock

from .house_style import Page, ReadingClient, text_of
from .people import case, error_fields, fill, post, register

PACKAGE = Path(clock.__file__).parent
# Half past midnight in Copenhagen, in winter and in summer: the day before in UTC.
WINTER, SUMMER = datetime(2027, 1, 14, 23, 30, tzinfo=UTC), datetime(2027, 7, 14, 22, 30, tzinfo=UTC)


@pytest.fixture(params=[WINTER, SUMMER], ids=["winter", "summer"])
def half_past_midnight(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(clock, "now", lambda: request.param)
    moment: datetime = request.param
    return moment


def typed(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


@pytest.mark.parametrize("moment", [WINTER, SUMMER], ids=["winter", "summer"])
def test_a_moment_lies_in_the_danish_day(moment: datetime) -> None:
    assert clock.day_of(moment).day == moment.day + 1


def test_a_morning_is_at_eight_here() -> None:
    assert [clock.morning_of(date(2027, month, 15)).hour for month in (1, 7)] == [7, 6]


def test_a_day_ends_at_midnight_here() -> None:
    assert clock.end_of(date(2027, 7, 14)) == datetime(2027, 7, 14, 22, tzinfo=UTC)


def test_nobody_else_asks_the_system_what_time_it_is() -> None:
    asks = re.compile(r"date\.today|datetime\.now|datetime\.utcnow|\.at\.date\(\)|time\.time\(|formatdate\((?!clock)")
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]
    allowed = {PACKAGE / "clock.py", PACKAGE / "assets" / "build.py"}
    assert not [file for file in files if file not in allowed and asks.search(file.read_text(encoding="utf-8"))]


def test_yesterday_is_yesterday_right_after_midnight(client: ReadingClient, half_past_midnight: datetime) -> None:
    cafe = case("cafe-dagpenge-da")
    fill(client, cafe, until="plads")
    yesterday = half_past_midnight.date()
    late = post(client, "/da/plads/plads", {**cafe.step("plads"), **typed("starts_on", yesterday)})
    assert "starts_on" in error_fields(late)


def test_a_timeline_says_the_danish_day(client: ReadingClient, half_past_midnight: datetime) -> None:
    status = register(client, case("cafe-dagpenge-da"))
    sent = Page(client.get(status).text).one("li", data_status="sent")
    assert f" {clock.day_of(half_past_midnight).day}. " in text_of(sent)
