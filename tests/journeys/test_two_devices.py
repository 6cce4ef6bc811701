"""Whatever is done to a registration, while another device does something between its reading and its writing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from flask import Flask

from citizen_portal import links

from ..databases import environ, postgresql
from ..house_style import Page, ReadingClient
from ..people import fill, filled_in, marked, send
from ..registration.drafts import code_on, come_back, id_of
from .draft_deeds import CAFE, DEEDS, PAIRS, DraftDeed
from .meanwhile import Reply, Rows, app, just_before_writing, kept, put_back, reply
from .what_stands_of_drafts import Both, Stands

__all__ = ["app", "environ", "postgresql"]
SLOW, FAST = "slow", "fast"


def cookie_of(client: ReadingClient) -> str:
    cookie = client.get_cookie("portal")
    assert cookie is not None
    return cookie.value


@dataclass
class World:
    """One registration on two devices, before it is sent and afterwards, and every form as it has been filled in."""

    app: Flask
    draft_id: str
    cookies: dict[str, str]
    stages: dict[str, Rows]
    paths: dict[str, str]
    code: str
    forms: dict[tuple[DraftDeed, str], tuple[str, dict[str, str]]] = field(default_factory=dict)

    def device(self, cookie: str = "") -> ReadingClient:
        client = self.app.test_client()
        assert isinstance(client, ReadingClient)
        if cookie:
            client.set_cookie("portal", cookie)
        return client

    def form(self, deed: DraftDeed, device: str) -> tuple[str, dict[str, str]]:
        """The cookie it is sent with, and what is sent."""
        if (deed, device) not in self.forms:
            client = self.device("" if deed.comes_back else self.cookies[device])
            found = filled_in(client.get(deed.page.format(**self.paths)).text, deed.box)
            if "code" in found:
                found["code"] = self.code
            self.forms[deed, device] = cookie_of(client), {**found, **deed.words(device == FAST), **deed.chosen}
        return self.forms[deed, device]

    def do(self, deed: DraftDeed, device: str) -> Reply:
        if deed.command:
            return reply(self.device(), self.app.test_cli_runner().invoke(args=deed.command))
        cookie, sent = self.form(deed, device)
        client = self.device(cookie)
        return reply(client, client.post(deed.path.format(**self.paths), data=sent))

    def stands(self) -> Stands:
        with self.app.app_context():
            return Stands.of(self.draft_id, kept())

    def begin(self, stage: str) -> None:
        with self.app.app_context():
            put_back(self.stages[stage])
        self.app.extensions["attempts"].shared.storage.reset()


@pytest.fixture(scope="module")
def world(app: Flask) -> World:
    first, second = app.test_client(), app.test_client()
    assert isinstance(first, ReadingClient) and isinstance(second, ReadingClient)
    fill(first, CAFE)
    first.post("/da/plads/gem", data={**filled_in(first.get("/da/plads/tjek").text), "do": "later"})
    code = code_on(first.get("/da/plads/gem"))
    come_back(second, code)
    draft_id, cookies = id_of(first), {SLOW: cookie_of(first), FAST: cookie_of(second)}
    with app.app_context():
        begun = kept()
        link = links.path("registration.resume", "da", token=links.sign("draft", draft_id))
    status = marked(Page(send(first, "da").text), "data-follow").get("href") or ""
    with app.app_context():
        sent = kept()
    return World(app, draft_id, cookies, {"begun": begun, "sent": sent}, {"link": link, "status": status}, code)


def at_once(world: World, slow: DraftDeed, fast: DraftDeed, stage: str) -> list[str]:
    """What is wrong when one device is slow and the other comes between."""
    world.begin(stage)
    before = world.stands()
    for deed, device in ((slow, SLOW), (fast, FAST)):
        if not deed.command:
            world.form(deed, device)
    with just_before_writing(world.app, lambda: (world.do(fast, FAST), world.stands())) as came:
        said = world.do(slow, SLOW)
    if not came:
        return [f"{slow} has not come to writing, {stage}: {said.code}"]
    quick, then = came[0]
    found = list(Both(slow, fast, said, before, then, world.stands()).faults())
    if not quick.done or not quick.whole:
        found.append(f"answered {quick.code} to whoever was fast")
    return [f"{slow} while {fast}, {stage}: {fault}" for fault in found]


@pytest.mark.parametrize("slow", DEEDS, ids=str)
def test_two_devices_overwrite_nothing_and_lose_nothing(world: World, slow: DraftDeed) -> None:
    found = [fault for fast, stage in PAIRS[slow] for fault in at_once(world, slow, fast, stage)]
    assert not found, "\n".join(found)
