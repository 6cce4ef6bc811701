"""The alarms and the dashboard ask for numbers that a running site gives, in words Prometheus knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from citizen_portal import create_app, meters
from citizen_portal.config import Settings
from citizen_portal.guidance import due
from citizen_portal.operations.metrics import watch
from citizen_portal.storage.database import db
from citizen_portal.storage.outcomes import Outcome

from ..databases import postgresql
from ..operations.metrics.reading import families
from .files import ROOT

__all__ = ["postgresql"]

RULES: list[dict[str, Any]] = [
    rule for group in yaml.safe_load((ROOT / "deploy/alerts.yml").read_text())["groups"] for rule in group["rules"]
]
PANELS: list[dict[str, Any]] = json.loads((ROOT / "deploy/dashboard.json").read_text())["panels"]
EXPRESSIONS = {
    **{rule["alert"]: rule["expr"] for rule in RULES},
    **{f"{panel['title']} {one['refId']}": one["expr"] for panel in PANELS for one in panel["targets"]},
}
FUNCTIONS = {"abs", "absent", "delta", "histogram_quantile", "increase", "rate", "time"}
AGGREGATIONS = {"sum", "min", "max", "topk"}
WORDS = {"by", "and", "or", "unless", "offset"}
# What every series has, and the steps of a histogram.
ALWAYS = {"job", "instance", "le"}
MATCHED = {
    ("job", "portal"), ("status", "5xx"), ("what", watch.THREADS), ("what", due.BEGIN),
    ("outcome", Outcome.GIVEN_UP.value),
}  # fmt: skip
# For whoever looks into it, and no alarm.
NOT_SHOWN = {"portal_build_info", "portal_state_seconds"}
SERIES = re.compile(r"\b(up|portal_\w+)(?:\{([^}]*)\})?")
MATCHER = re.compile(r'(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"')
BY = re.compile(r"\bby\s*\(([^)]*)\)")
DURATION = r"\d+[smhdw]"
PAIRS = {")": "(", "]": "[", "}": "{"}


@pytest.fixture(scope="module")
def site(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = str(tmp_path_factory.mktemp("watched"))
    told = {"PORTAL_DATA": folder, "PORTAL_KEYS": "k" * 43, "PORTAL_DATABASE_URL": postgresql}
    app = create_app(Settings.from_environment(told), prerender=False)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def numbers(site: Flask) -> dict[str, set[str]]:
    """Each series `/metrics` gives, with its labels."""
    return series(FlaskClient(site).get("/metrics", base_url="http://localhost").text)


def series(page: str) -> dict[str, set[str]]:
    """Of what has counted nothing yet the labels are known from where it is declared."""
    declared = {f"{one._name}{'_total' * (one._type == 'counter')}": one._labelnames for one in DECLARED}
    found = {"up": set[str]()}
    for name, kind, labels in families(page):
        every = labels | set(declared.get(name, ()))
        found |= {f"{name}{end}": every for end in (("_bucket", "_sum", "_count") if kind == "histogram" else ("",))}
    return found


DECLARED: tuple[Any, ...] = (
    meters.REQUESTS, meters.SECONDS, meters.REFUSED, meters.DELIVERIES, meters.IN_USE, meters.MOST, meters.RENDERED,
)  # fmt: skip


def faults(expression: str, known: dict[str, set[str]]) -> list[str]:
    """What Prometheus would not understand, and what it would never find."""
    bare = re.sub(r'"[^"]*"', '""', expression)
    called = set(re.findall(r"\b([a-z_]+)\s*\(", bare))
    found = [f"unknown: {name}" for name in called - FUNCTIONS - AGGREGATIONS - WORDS]
    found += ["not balanced"] if not balanced(bare) else []
    found += [f"no duration: {one}" for one in re.findall(r"\[([^]]*)\]", bare) if not re.fullmatch(DURATION, one)]
    asked_for, labels = SERIES.findall(expression), set[str]()
    found += [] if asked_for else ["asks for nothing"]
    for name, matchers in asked_for:
        labels |= known.get(name, set())
        found += [] if name in known else [f"no such number: {name}"]
        for label, value in MATCHER.findall(matchers):
            found += [] if label in known.get(name, set()) | ALWAYS else [f"{name} has no {label}"]
            found += [] if (label, value) in MATCHED else [f"no {label} is {value}"]
    shown = {word.strip() for words in BY.findall(expression) for word in words.split(",")}
    return found + [f"nothing to group by: {word}" for word in shown - labels - ALWAYS]


def balanced(bare: str) -> bool:
    open_ones: list[str] = []
    for sign in bare:
        if sign in PAIRS.values():
            open_ones.append(sign)
        elif sign in PAIRS and (not open_ones or open_ones.pop() != PAIRS[sign]):
            return False
    return not open_ones and bare.count('"') % 2 == 0


def test_every_alarm_and_every_panel_asks_for_numbers_there_are(numbers: dict[str, set[str]]) -> None:
    found = {name: faults(expression, numbers) for name, expression in EXPRESSIONS.items()}
    assert not {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize(("expression", "fault"), [
    ('sum(up{job="portal"})', ""), ('sum(up{job="portal"}', "not balanced"), ("sum(up]", "not balanced"),
    ("mean(up)", "unknown: mean"), ("rate(portal_request_total[5m])", "no such number: portal_request_total"),
    ('portal_requests_total{code="5xx"}', "portal_requests_total has no code"),
    ('portal_requests_total{status="500"}', "no status is 500"), ("rate(portal_requests_total[5])", "no duration: 5"),
    ("sum by (route) (portal_requests_total)", "nothing to group by: route"), ("1 > 0", "asks for nothing"),
])  # fmt: skip
def test_a_fault_would_be_found(numbers: dict[str, set[str]], expression: str, fault: str) -> None:
    assert fault in faults(expression, numbers) if fault else not faults(expression, numbers)


def test_every_number_is_shown_or_watched(numbers: dict[str, set[str]]) -> None:
    asked_for = {name for expression in EXPRESSIONS.values() for name, _ in SERIES.findall(expression)}
    ours = {name for name in numbers if not name.endswith("_created")}
    assert ours - asked_for - {"up"} == NOT_SHOWN


def test_every_alarm_says_how_urgent_it_is_what_is_wrong_and_what_to_do() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES) > 10
    for rule in RULES:
        assert rule["labels"]["severity"] in ("page", "ticket") and re.fullmatch(DURATION, rule.get("for", "0s"))
        assert set(rule["annotations"]) == {"summary", "todo"} and all(rule["annotations"].values()), rule["alert"]


def test_every_command_an_alarm_names_is_there(site: Flask) -> None:
    named = {tuple(words.split()) for rule in RULES for words in re.findall(r"`portal ([a-z ]+)`", str(rule))}
    assert len(named) > 3
    for first, *more in named:
        command: Any = site.cli.commands[first]
        assert not more or more[0] in command.commands, first


def test_the_panels_of_the_dashboard_fit_beside_each_other() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in PANELS:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken and max(x for x, _ in cells) < 24, panel["title"]
        taken |= cells
        assert panel["targets"] and all(one["legendFormat"] for one in panel["targets"])
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
