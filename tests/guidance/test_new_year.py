"""The first of January 2027: what the site says from that day on, and what one changed file makes of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import clock, i18n

from ..house_style import Page, ReadingClient, text_of
from .own_rules import rule_table, site_with

THE_DAY = "?dato=2027-01-01"
MIDNIGHT = datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=1)))


def main(client: ReadingClient, path: str) -> str:
    return text_of(Page(client.get(path).text).one("main"))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_preview_shows_the_other_form_in_every_language(client: ReadingClient, lang: str) -> None:
    for slug, rule in (("hvem-hjaelper", "akasse.period"), ("raadighed", "sanction.dagpenge.refuse")):
        mark = f'data-figure="{rule}'
        pages = [client.get(f"/{lang}/viden/{slug}{query}").text for query in ("", THE_DAY)]
        assert [mark in page for page in pages] == [True, False]


def test_the_clock_alone_switches_the_texts(client: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    before = main(client, "/da/viden/hvad-aendrer-sig")
    monkeypatch.setattr(clock, "now", lambda: MIDNIGHT)
    after = main(client, "/da/viden/hvad-aendrer-sig")
    assert "ventes ved nytår" in before and "var ventet ved nytår" not in before
    assert "var ventet ved nytår" in after and "ventes ved nytår" not in after


def test_what_is_agreed_is_never_told_as_law(client: ReadingClient) -> None:
    said = Page(client.get("/da/viden/hvad-aendrer-sig" + THE_DAY).text).one("*", data_fact="talks.akasse_first")
    assert "vi ved ikke, om det er lov endnu" in text_of(said)


def test_in_the_new_year_the_flow_sends_nobody_to_a_fund_they_have_left(client: ReadingClient) -> None:
    answers = {"wellbeing": "ready", "goal": "cv", "place": "none", "benefit": "dagpenge", "age": "over"}
    for question, answer in answers.items():
        page = client.get(f"/da/vejviser/{question}{THE_DAY}")
        led = client.post(f"/da/vejviser/{question}{THE_DAY}", data={**hidden(page.text), "answer": answer})
    assert led.headers["Location"].startswith("/da/vejviser/paid")


def hidden(page: str) -> dict[str, str]:
    return {"csrf_token": str(Page(page).one("input", name="csrf_token").get("value"))}


def confirmed(folder: Path) -> Flask:
    """A site whose editor has read the act: one file, the confidence of one table."""
    table = rule_table("talks.akasse_first@2027-01-01", confidence='confidence = "likely"')
    return site_with(folder, "rules.toml", table)


def test_when_the_act_is_confirmed_one_line_of_one_file_is_enough(tmp_path: Path) -> None:
    client = confirmed(tmp_path).test_client()
    assert isinstance(client, ReadingClient)
    said = Page(client.get("/da/viden/hvad-aendrer-sig" + THE_DAY).text).one("*", data_fact="talks.akasse_first")
    assert "kan du måske selv vælge" in text_of(said) and "om det er lov endnu" not in text_of(said)


def test_when_the_act_is_moved_the_day_of_the_tables_moves_it(tmp_path: Path) -> None:
    ours = "talks.akasse_first@2027-01-01"
    moved = rule_table(ours).replace("@2027-01-01", "@2027-07-01")
    kept = rule_table(ours, value="value = true", confidence='confidence = "certain"')
    talks = rule_table("akasse.period@2027-01-01", confidence='confidence = "certain"')
    client = site_with(tmp_path, "rules.toml", "\n".join((moved, kept, talks))).test_client()
    assert isinstance(client, ReadingClient)
    facts = [
        text_of(
            Page(client.get(f"/da/viden/hvad-aendrer-sig?dato={day}").text).one("*", data_fact="talks.akasse_first")
        )
        for day in ("2027-01-01", "2027-07-01")
    ]
    assert ["om det er lov endnu" in fact for fact in facts] == [False, True]
