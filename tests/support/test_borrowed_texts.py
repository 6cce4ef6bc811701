"""Texts to borrow from the plan: for the purpose and the kind of placement the answers lead to."""

from __future__ import annotations

from citizen_portal import flow

from ..house_style import Page, ReadingClient
from .walking import answer, shortest_paths

OUTCOMES = shortest_paths()[1]


def shown(client: ReadingClient, lang: str) -> list[str]:
    page = Page(client.get(f"/{lang}/vejviser/tekster").text)
    return [part.get("data-message", "") for part in page.with_attribute("data-message")]


def test_before_the_answers_lead_anywhere_all_are_offered(client: ReadingClient) -> None:
    answered = client.get("/ar/vejviser/tekster")
    assert answered.status_code == 200 and answered.headers["Cache-Control"] == "no-store"
    assert len(shown(client, "ar")) == 18


def test_a_plan_with_a_purpose_offers_its_mail_and_leads_here(client: ReadingClient) -> None:
    found = OUTCOMES["level-1"]
    where = answer(client, "da", found)
    assert Page(client.get(where).text).all("a", href="/da/vejviser/tekster")
    mails = [name for name in shown(client, "da") if name.startswith("mail-")]
    assert mails == [f"mail-{flow.purpose(found)}", "mail-academic"]


def test_a_plan_for_a_wage_subsidy_says_nothing_of_virksomhedspraktik(client: ReadingClient) -> None:
    answer(client, "da", OUTCOMES["wage-subsidy"])
    assert "first-call" not in shown(client, "da")
