"""People filling in the registration: the cases, and how a form is filled as they would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from citizen_portal.placement.record import STEPS

from .house_style import Page, ReadingClient

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
    start = date.today() + timedelta(days=fields["starts_in_days"])
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
    return Page(response.text).all("input", name="csrf_token")[0].get("value") or ""


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
