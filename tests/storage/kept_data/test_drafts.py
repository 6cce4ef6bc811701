"""A draft begun at e3416a0 is still on its device, comes back by its link and its code, and can be finished."""

from typing import Any

import pytest
from flask import Flask

from ...house_style import Page, ReadingClient
from ...people import filled_in, marked, post
from ..kept import DRAFTS, device

every_draft = pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)


def found(client: ReadingClient, lang: str) -> tuple[str, dict[str, str]]:
    """The last step that can be opened, and what stands in all of them."""
    typed: dict[str, str] = {}
    last = ""
    for path in (f"/{lang}/plads/{step}" for step in ("dig", "virksomhed", "plads")):
        answer = client.get(path)
        if answer.status_code == 200:
            last, typed = path, typed | filled_in(answer.text, "later")
    return last, typed


def check_typed(client: ReadingClient, draft: dict[str, Any]) -> None:
    """Everything that was typed stands in the steps that can be opened: up to the one that was left."""
    last, typed = found(client, draft["leads_to"][1:3])
    assert last == draft["leads_to"] and typed["name"]
    assert typed == typed | {name: draft["fields"].get(name, "") for name in typed if name in draft["fields"]}


@every_draft
def test_a_draft_is_still_on_the_device_it_was_written_on(app: Flask, draft: dict[str, Any]) -> None:
    client = device(app)
    with client.session_transaction() as session:
        session["draft"] = draft["id"]
    check_typed(client, draft)
    assert marked(Page(client.get("/da/plads/").text), "data-kept").get("data-kept") == draft["kept_to"]


@every_draft
def test_a_draft_comes_back_by_its_link_for_who_knows_the_birth_date(app: Flask, draft: dict[str, Any]) -> None:
    check_comes_back(device(app), draft, draft["resume_path"])


@pytest.mark.parametrize("name", ["put-aside", "arabic"])
def test_a_draft_comes_back_by_its_code_for_who_knows_the_birth_date(app: Flask, name: str) -> None:
    draft = DRAFTS[name]
    check_comes_back(device(app), draft, f"{draft['leads_to'].rpartition('/')[0]}/fortsaet", draft["code"].lower())


def check_comes_back(client: ReadingClient, draft: dict[str, Any], path: str, code: str = "") -> None:
    known = {**draft["born"], "code": code}
    assert post(client, path, {**known, "birth_date-year": "1983"}).status_code == 422
    assert post(client, path, known).location == draft["leads_to"]
    check_typed(client, draft)


def test_a_slip_of_then_can_be_mended_and_the_rest_is_there(used: Flask) -> None:
    client, draft = device(used), DRAFTS["arabic"]
    post(client, draft["resume_path"], draft["born"])
    mended = {**filled_in(client.get("/ar/plads/dig").text, "later"), **draft["born"]}
    assert client.post("/ar/plads/dig", data=mended).location == "/ar/plads/virksomhed"
    assert found(client, "ar")[1]["company_name"] == draft["fields"]["company_name"]
