"""People filling in the registration: the cases, and how a form is filled as they would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskCliRunner
from werkzeug.test import TestResponse

from citizen_portal import clock
from citizen_portal.placement.fields import STEPS

from .house_style import Page, ReadingClient, text_of

TOKEN = re.compile(r'name="csrf_token" value="([^"]*)"')
CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@dataclass(frozen=True)
class Case:
    """A registration as somebody would make it, and what must come of it."""

    name: str
    lang: str
    fields: dict[str, str]
    expect: str
    finding: str | None
    errors: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def steps(self) -> list[str]:
        return list(STEPS)

    def step(self, step: str) -> dict[str, str]:
        return {name: self.fields.get(name, "") for name in STEPS[step]}


def case(name: str) -> Case:
    told = json.loads((Path(__file__).parent / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    return Case(
        name,
        told["lang"],
        dict(_flat(told["fields"])),
        told["expect"],
        told.get("finding"),
        tuple(told.get("errors", ())),
    )


def _flat(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    start = clock.today() + timedelta(days=fields["starts_in_days"])
    end = start + timedelta(days=fields["lasts_days"] - 1)
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from ((f"{name}-{part}", typed) for part, typed in value.items())
        elif isinstance(value, list):
            yield from ((f"{name}-{place}", typed) for place, typed in enumerate(value))
        elif not name.endswith("_days"):
            yield name, value
    for name, day in (("starts_on", start), ("ends_on", end)):
        yield from (
            (f"{name}-day", str(day.day)),
            (f"{name}-month", str(day.month)),
            (f"{name}-year", str(day.year)),
        )


def token(response: TestResponse) -> str:
    """The first one on the page, which need not be parsed for it: it has been read already."""
    found = TOKEN.search(response.text)
    assert found, "there is no token on the page"
    return found[1]


def post(client: ReadingClient, path: str, fields: dict[str, str], **kwargs: Any) -> TestResponse:
    """Open the page, fill in its form and send it."""
    answer = client.get(path)
    assert answer.status_code == 200, f"{path} answers {answer.status_code}"
    return client.post(path, data={**fields, "csrf_token": token(answer)}, **kwargs)


def fill(client: ReadingClient, who: Case, until: str = "tjek") -> None:
    """Fill in every step before `until`; each must be right."""
    for step in STEPS:
        if step == until:
            return
        answer = post(client, f"/{who.lang}/plads/{step}", who.step(step))
        assert answer.status_code == 303, f"{step}: {error_fields(answer)}"


def error_fields(response: TestResponse) -> set[str]:
    """The fields a page says are wrong."""
    marked = [element.get("id") or "" for element in Page(response.text).with_attribute("id")]
    return {name.removesuffix("-error") for name in marked if name.endswith("-error")}


def send(client: ReadingClient, lang: str) -> TestResponse:
    return post(client, f"/{lang}/plads/tjek", {"confirm": "y"}, follow_redirects=True)


def register(client: ReadingClient, who: Case) -> str:
    """Fill in and send a registration; returns the path of the citizen's own page for it."""
    fill(client, who)
    receipt = Page(send(client, who.lang).text)
    return marked(receipt, "data-follow").get("href") or ""


def employers_path(client: ReadingClient, status: str) -> str:
    """The employer's link, as the citizen's page shows it."""
    shown = marked(Page(client.get(status).text), "data-employer-link").get("href") or ""
    return urlsplit(shown).path


def reference(client: ReadingClient, status: str) -> str:
    """The reference of the placement, as the citizen's page shows it."""
    return text_of(marked(Page(client.get(status).text), "data-reference"))


def marked(page: Page, mark: str) -> Element:
    return page.with_attribute(mark)[0]


def filled_in(text: str, button: str = "") -> dict[str, str]:
    """A form as it stands on a page, with everything that is filled in already: the one with this button's name."""
    forms = [form for form in Page(text).all("form") if form.get("method") == "post"]
    form = next(one for one in forms if not button or any(part.get("name") == button for part in one.iter()))
    return dict(_typed(form))


def _typed(form: Element) -> Iterator[tuple[str, str]]:
    for part in form.iter():
        name, kind = part.get("name"), part.get("type")
        if not name or kind == "submit":
            continue
        if kind in ("radio", "checkbox"):
            if part.get("checked") is not None:
                yield name, part.get("value") or ""
        else:
            # A line break right after the tag is not part of what was typed.
            yield name, (part.text or "").removeprefix("\n") if part.tag.endswith("textarea") else part.get("value", "")


YES = {"job_realistic": "hours", "decided_when": "Ved samtalen til sidst", "workplace_contact": "Pia Holm"}


def answer(client: ReadingClient, path: str, **changes: str) -> TestResponse:
    """The employer says yes, with whatever is corrected, and tells the rest at once."""
    return client.post(path, data={**filled_in(client.get(f"{path}/ret").text, "tasks"), **YES, **changes})


def say_yes(client: ReadingClient, path: str) -> TestResponse:
    """The employer presses yes and nothing else."""
    return client.post(path, data=filled_in(client.get(path).text, "answer"))


def say_no(client: ReadingClient, path: str, **said: str) -> TestResponse:
    """The employer presses a reason for a no, perhaps with a word about it."""
    return client.post(path, data={**filled_in(client.get(f"{path}/nej").text, "reason"), **said})


def agree(client: ReadingClient, status: str) -> TestResponse:
    """The citizen reads the sheet and agrees."""
    return client.post(f"{status}/aftale", data=filled_in(client.get(f"{status}/aftale").text))


def move(app: Flask, reference: str, to: str) -> None:
    """The jobcenter says where the placement stands."""
    done = FlaskCliRunner(app).invoke(args=["placement", "move", reference, to])
    assert done.exit_code == 0, done.output


def turn(client: ReadingClient, path: str) -> str:
    """The id of what comes next, as a side's page tells it."""
    return marked(Page(client.get(path).text), "data-step").get("data-step") or ""


def standing(client: ReadingClient, path: str) -> str:
    return Page(client.get(path).text).one("li", aria_current="step").get("data-status") or ""
