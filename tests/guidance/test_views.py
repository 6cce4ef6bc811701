"""Reading: the Danish beside a text, terms where they stand, rules of a day to come, and honesty about age."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from citizen_portal import clock, i18n

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, post
from .own_rules import rule_table, site_with

TRANSLATED = [code for code in i18n.LANGUAGES if not code.startswith("da")]
RULE = "praktik.max_weeks.dagpenge"


@pytest.mark.parametrize("lang", TRANSLATED)
@pytest.mark.parametrize("slug", ["undervejs", "kontakt-arbejdsgiver", "forskelle"])
def test_the_danish_stands_beside_each_paragraph(client: ReadingClient, lang: str, slug: str) -> None:
    alone = Page(client.get(f"/da/viden/{slug}").text).one("div", data_read="")
    page = Page(client.get(f"/{lang}/viden/{slug}?dansk=").text)
    pairs = [pair for part in page.all("div", data_read="") for pair in part]
    assert len(pairs) > 8
    assert all(text_of(own) and text_of(danish) and danish.get("lang") == "da" for own, danish in map(list, pairs))
    assert " ".join(text_of(danish) for _, danish in map(list, pairs)) == " ".join(
        text_of(part) for part in alone if "tools" not in str(part.get("class"))
    )


def test_easy_danish_has_other_blocks_and_no_danish_beside_it(client: ReadingClient) -> None:
    alone, asked = (Page(client.get(f"/da-let/viden/virksomhedspraktik{query}").text) for query in ("", "?dansk="))
    assert not [link for link in alone.all("a", **{"class": "tool"}) if "dansk" in (link.get("href") or "")]
    assert list(map(text_of, asked.all("div", data_read=""))) == list(map(text_of, alone.all("div", data_read="")))


def test_the_danish_stays_beside_when_the_language_is_changed(client: ReadingClient) -> None:
    page = Page(client.get("/ar/viden/virksomhedspraktik?dansk=").text)
    switch = {link.get("hreflang"): link.get("href") for link in page.one("nav", id="languages").iter()}
    assert switch["uk"] == "/uk/viden/virksomhedspraktik?dansk="


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_term_on_a_page_opens_in_place_and_leads_back(client: ReadingClient, lang: str) -> None:
    for slug in ("virksomhedspraktik", "regler", "raadighed"):
        page = Page(client.get(f"/{lang}/viden/{slug}").text)
        links = {
            link.get("href", "")[1:]: link.get("id") for link in page.all("a", **{"class": "term"}) if link.get("id")
        }
        assert links
        for sheet, back in links.items():
            here = page.one("aside", id=sheet)
            assert {"#" + str(back)} <= {link.get("href") for link in here.iter()}
            assert all(part.get("lang") in (None, "da") for part in here.iter())


def test_a_text_older_than_the_danish_says_so_in_the_readers_language(tmp_path: Path) -> None:
    app = site_with(tmp_path, "da/guidance/virksomhedspraktik.md", "---\ntitle: Nyt\nsummary: Nyt.\n---\nHelt nyt.\n")
    assert Page(app.test_client().get("/en/viden/virksomhedspraktik").text).with_attribute("data-stale")
    assert not Page(app.test_client().get("/en/viden/regler").text).with_attribute("data-stale")


def test_changing_a_rule_changes_every_page_in_every_language_and_the_form(tmp_path: Path) -> None:
    app = site_with(tmp_path, "rules.toml", rule_table("praktik.max_hours_week", value="value = 21"))
    for lang in i18n.LANGUAGES:
        page = Page(app.test_client().get(f"/{lang}/viden/virksomhedspraktik").text)
        figures = [
            text_of(mark)
            for mark in page.with_attribute("data-figure")
            if mark.get("data-figure") == "praktik.max_hours_week"
        ]
        assert figures and all(figure.startswith("21") for figure in figures)
    client, who = app.test_client(), case("cafe-dagpenge-da")
    assert isinstance(client, ReadingClient)
    fill(client, who, until="plads")
    answer = post(client, "/da/plads/plads", who.step("plads"))
    assert answer.status_code == 422 and "21 timer" in answer.text


def test_a_rule_of_a_day_to_come_can_be_seen_before_it_holds(tmp_path: Path) -> None:
    coming = rule_table(RULE, value="value = 6").replace(f'["{RULE}"]', f'["{RULE}@2099-01-01"]')
    client = site_with(tmp_path, "rules.toml", coming).test_client()
    assert "4\N{NO-BREAK SPACE}uger" in client.get("/da/viden/virksomhedspraktik").text
    ahead = client.get("/da/viden/virksomhedspraktik?dato=2099-01-01").text
    assert "6\N{NO-BREAK SPACE}uger" in ahead
    page = Page(ahead)
    assert page.with_attribute("data-preview")
    assert "1. januar 2099" in text_of(page.one("tr", data_fact=RULE))
    assert "4\N{NO-BREAK SPACE}uger" in client.get("/da/viden/virksomhedspraktik?dato=2098-12-31").text


@pytest.mark.parametrize(("hour", "figure"), [(22, "4 uger"), (23, "6 uger")], ids=["the day before", "the day"])
def test_what_is_found_has_the_figures_of_the_day_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hour: int, figure: str
) -> None:
    coming = rule_table(RULE, value="value = 6").replace(f'["{RULE}"]', f'["{RULE}@2099-01-01"]')
    client = site_with(tmp_path, "rules.toml", coming).test_client()
    monkeypatch.setattr(clock, "now", lambda: datetime(2098, 12, 31, hour, 30, tzinfo=UTC))
    assert figure in text_of(Page(client.get("/da/viden/soeg?q=uger dagpenge").text).one("main"))


@pytest.mark.parametrize("day", ["2020-01-01", "tomorrow", "", "2099-13-01", "<b>"])
def test_a_day_that_is_none_or_has_passed_previews_nothing(client: ReadingClient, day: str) -> None:
    assert not Page(client.get("/da/viden/virksomhedspraktik", query_string={"dato": day}).text).with_attribute(
        "data-preview"
    )


def test_past_its_review_day_a_rule_says_so(tmp_path: Path) -> None:
    app = site_with(tmp_path, "rules.toml", rule_table(RULE, review_by="review_by = 2026-11-20"))
    page = Page(app.test_client().get("/ar/viden/virksomhedspraktik").text)
    overdue = [
        fact
        for fact in page.with_attribute("data-fact")
        if [part for part in fact.iter() if part.get("data-overdue") is not None]
    ]
    assert [fact.get("data-fact") for fact in overdue] == [RULE]


def test_what_is_only_half_known_is_asked_about_and_an_old_rate_is_not_shown(client: ReadingClient) -> None:
    text = client.get("/da/viden/transport-og-udgifter").text
    assert "1,12" not in text and "1.12" not in text


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_few_figures_of_a_page_lead_to_the_rules_they_come_from(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/virksomhedspraktik").text)
    links = [link.get("href", "")[1:] for link in page.all("a", **{"class": "numeral"})]
    assert len(links) == 5
    assert set(links) <= {row.get("id") for row in page.all("tr")}


def test_a_figure_the_law_takes_back_is_no_longer_among_the_few(tmp_path: Path) -> None:
    app = site_with(tmp_path, "rules.toml", rule_table("praktik.benefit_continues", value="value = false"))
    page = Page(app.test_client().get("/da/viden/virksomhedspraktik").text)
    shown = {item.get("data-figure") for item in page.all("li")}
    assert RULE in shown and "praktik.benefit_continues" not in shown


def test_easy_danish_is_in_the_list_of_every_page_a_citizen_reads(client: ReadingClient) -> None:
    for path in ("/da/vejviser/", "/ar/plads/", "/da/viden/tal"):
        (easy,) = (link for link in Page(client.get(path).text).all("a", data_lang="da-let"))
        assert Page(client.get(str(easy.get("href"))).text).one("html").get("lang") == "da-x-let"


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("virksomhedspraktik", "virksomhedspraktik"),
        ("praktik", "virksomhedspraktik"),
        ("befordringsgodtgørelse", "transport-og-udgifter"),
    ],
)
def test_a_word_of_the_law_finds_the_page_it_stands_over(client: ReadingClient, word: str, slug: str) -> None:
    found = Page(client.get("/da/viden/soeg", query_string={"q": word}).text).one("ol")
    assert next(link.get("href") for link in found.iter() if link.get("href")) == f"/da/viden/{slug}"


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_each_word_to_try_finds_something(client: ReadingClient, lang: str) -> None:
    tries = [link for link in Page(client.get(f"/{lang}/viden/soeg?q=xyzzy").text).all("a", **{"class": "tool"})]
    assert len(tries) == 3
    assert all(Page(client.get(str(link.get("href"))).text).all("ol") for link in tries)
