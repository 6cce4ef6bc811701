"""Those who may stand before a door of the site, each with what they hold, and every door by its line in routes.txt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask

from citizen_portal import links
from citizen_portal.placement.status import Side
from citizen_portal.records import representative
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.records.staff import Role

from .. import placements
from ..desk.at_the_desk import signed_in
from ..house_style import ReadingClient

VISITORS = ("anonymous", "another", "citizen", "employer", "representative", "worker", "lead")
STAFF = {"worker": Role.WORKER, "lead": Role.LEAD}
# What stands for a part of an address that is no token, and where the same name stands for something else.
PARTS: Mapping[str, str] = {
    "lang": "da", "step": "dig", "what": "dage", "question": "wellbeing", "decision": "approved", "slug": "formaal",
    "act": "ja", "talk": "midway",
}  # fmt: skip
ELSEWHERE: Mapping[str, Mapping[str, str]] = {"fag/<slug>": {"slug": "cafe"}, "mere/<step>": {"step": "tal"}}
STATIC, SIGN_OUT = "/static/", "/log-ud"
PART = re.compile(r"<(?:[^<>:]*:)?(\w+)>")


@dataclass(frozen=True)
class Visitor:
    """Somebody with a device of their own, and what they put where an address asks for a token."""

    client: ReadingClient
    token: str


def visitors(app: Flask, record: PlacementRecord, other: PlacementRecord) -> dict[str, Visitor]:
    """Everybody there is, before the doors of one placement; `another` holds the link of a placement of their own."""
    with app.app_context(), app.test_request_context():
        tokens = {
            "another": placements.entrance(other, Side.CITIZEN), "citizen": placements.entrance(record, Side.CITIZEN),
            "employer": placements.entrance(record, Side.EMPLOYER), "representative": representatives_page(record),
        }  # fmt: skip
    return {name: Visitor(device(app, name), tokens.get(name, "/CCCCCCCCCC").rpartition("/")[2]) for name in VISITORS}


def representatives_page(record: PlacementRecord) -> str:
    return links.path("representative.page", "da", token=representative.token_of(record))


def device(app: Flask, name: str) -> ReadingClient:
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    return signed_in(app, client, name, STAFF[name]) if name in STAFF else client


def address(rule: str, visitor: Visitor, record: PlacementRecord) -> str:
    """A promised address as this visitor would ask for it. Raises KeyError for a part nothing is known of."""
    own = {
        **PARTS,
        "reading": PARTS["lang"],
        "token": visitor.token,
        "code": visitor.token,
        "reference": record.reference,
    }
    for ending, parts in ELSEWHERE.items():
        own |= parts if rule.endswith(ending) else {}
    return PART.sub(lambda found: own[found[1]], rule)


def doors(lines: list[str]) -> list[tuple[str, str]]:
    """Each promised address by each of its methods, signing out last; files of the look are for everybody."""
    pairs = [line.split("  ") for line in lines if not line.startswith(STATIC)]
    found = [(method, rule) for rule, methods in pairs for method in methods.split()]
    return sorted(found, key=lambda door: SIGN_OUT in door[1])
