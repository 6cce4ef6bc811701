"""Easy Danish has everything a citizen reads; the workplace and the jobcenter are met in Danish itself."""

from dataclasses import replace

from flask import Flask

from citizen_portal import i18n, links

from ..house_style import Page, ReadingClient
from ..people import employers_path, register
from ..placements import CAFE
from .finding import delivered

EASY = replace(CAFE, lang="da-let")


def test_somebody_registers_in_easy_danish_and_is_written_to_in_it(client: ReadingClient, app: Flask) -> None:
    status = register(client, EASY)
    assert status.startswith("/da-let/status/")
    assert Page(client.get(status).text).one("html").get("lang") == "da-x-let"
    assert employers_path(client, status).startswith("/da/arbejdsgiver/")
    with app.app_context():
        letters = {str(letter["Content-Language"]): letter.get_content() for letter in delivered(app)}
    assert set(letters) == {"da-x-let", "da"}
    assert "/da-let/status/" in letters["da-x-let"]


def test_every_step_is_asked_in_easy_danish_and_leads_on_in_it(client: ReadingClient) -> None:
    for path in ("plads/", "plads/dig", "vejviser/", "plads/find", "plads/fortsaet"):
        page = Page(client.get(f"/da-let/{path}").text)
        assert page.one("html").get("lang") == "da-x-let"
        led = {link.get("href") or "" for link in page.with_attribute("href") if not link.get("data-lang")}
        assert not [path for path in led if path.startswith("/da/") and "arbejdsgiver" not in path]


def test_a_page_for_the_workplace_is_not_offered_in_easy_danish(client: ReadingClient) -> None:
    page = Page(client.get("/da/arbejdsgiver/").text)
    assert "da-let" not in {link.get("data-lang") for link in page.with_attribute("data-lang")}
    assert client.get("/da-let/arbejdsgiver/").status_code == 404


def test_where_no_easier_words_stand_the_danish_ones_do(app: Flask) -> None:
    easy, danish = i18n.words("da-let"), i18n.words("da")
    own = [label for label in sorted(i18n.label_ids()) if easy(label) != danish(label) and "%" not in easy(label)]
    assert own and all(easy(label) for label in i18n.label_ids())
    with app.test_request_context("/da-let/plads/"):
        assert app.jinja_env.from_string("{{ _(label) }}").render(label=own[0]) == easy(own[0])
        assert links.path("employer.page", "da-let", token="x") == "/da/arbejdsgiver/x"
