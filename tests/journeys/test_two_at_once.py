"""Whatever one does to a placement, while another does something between their reading and their writing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citizen_portal.placement.status import Side
from citizen_portal.records.repository import PlacementRecord

from ..databases import environ, postgresql
from ..desk_stories import STORIES
from ..people import filled_in
from ..placements import entrance, made, on
from .deeds import DEEDS, PAIRS, STATES, Deed
from .meanwhile import Reply, Rows, app, just_before_writing, kept, put_back, reply
from .what_stands import Both, Stands

__all__ = ["app", "environ", "postgresql"]


@dataclass
class World:
    """A placement after each story, a device for each side, and their forms as they have been filled in.

    Each placement is alone in its database, which is what `before` puts back.
    """

    app: Flask
    records: dict[str, PlacementRecord]
    before: dict[str, Rows]
    clients: dict[Side, FlaskClient]
    forms: dict[tuple[Deed, str, bool], dict[str, str]] = field(default_factory=dict)

    def path(self, deed: Deed, story: str, ending: str) -> str:
        with self.app.app_context():
            return entrance(self.records[story], deed.side) + ending

    def form(self, deed: Deed, story: str, fast: bool) -> dict[str, str]:
        key = (deed, story, fast)
        if key not in self.forms:
            page = self.path(deed, story, deed.ending if deed.page is None else deed.page)
            found = filled_in(self.clients[deed.side].get(page).text, deed.box)
            self.forms[key] = {**found, **deed.words(fast), **deed.chosen}
        return self.forms[key]

    def open(self, deed: Deed, story: str, fast: bool = False) -> None:
        """Read what there is to read before the other one does anything."""
        if not deed.command:
            self.form(deed, story, fast)

    def do(self, deed: Deed, story: str, fast: bool = False) -> Reply:
        client = self.clients[deed.side]
        if deed.command:
            given = [self.records[story].reference, str(deed.chosen["status"])] if deed.kind else []
            return reply(client, self.app.test_cli_runner().invoke(args=["placement", deed.command, *given]))
        return reply(client, client.post(self.path(deed, story, deed.ending), data=self.form(deed, story, fast)))

    def stands(self, story: str) -> Stands:
        with self.app.app_context():
            return Stands.of(self.records[story].id, kept())

    def begin(self, story: str) -> None:
        with self.app.app_context():
            put_back(self.before[story])
        self.app.extensions["attempts"].shared.storage.reset()


@pytest.fixture(scope="module")
def world(app: Flask) -> World:
    world = World(app, {}, {}, {side: app.test_client() for side in Side})
    with app.app_context():
        empty = kept()
        for name in STATES:
            put_back(empty)
            world.records[name], world.before[name] = made(STORIES[name]), kept()
    return world


def at_once(world: World, slow: Deed, fast: Deed, story: str) -> list[str]:
    """What is wrong when one is slow and the other comes between."""
    world.begin(story)
    world.open(slow, story)
    world.open(fast, story, fast=True)
    with just_before_writing(world.app, lambda: (world.do(fast, story, fast=True), world.stands(story))) as came:
        said = world.do(slow, story)
    if not came:
        return [f"{slow} has not come to writing, {story}: {said.code}"]
    quick, then = came[0]
    both = Both(slow, fast, said, then, world.stands(story))
    with world.app.app_context():
        found = list(both.faults())
    if not quick.done or not quick.whole:
        found.append(f"answered {quick.code} to whoever was fast")
    return [f"{slow} while {fast}, {story}: {fault}" for fault in found]


@pytest.mark.parametrize("slow", DEEDS, ids=str)
def test_nothing_ends_in_an_accident_and_nothing_is_overwritten(world: World, slow: Deed) -> None:
    found: list[str] = []
    for fast, story in PAIRS[slow]:
        with on(STORIES[story].day(world.records[story].state)):
            found += at_once(world, slow, fast, story)
    assert not found, "\n".join(found)
