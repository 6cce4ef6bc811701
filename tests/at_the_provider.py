"""Somebody at a real OpenID provider: the process is started, told what to do, and visited."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal import create_app
from citizen_portal.config import Provider

from .conftest import settings_in, without_waiting
from .house_style import ReadingClient
from .openid_provider import CLIENT, KAREN, SECRET

ROOT = Path(__file__).parent.parent
START, BACK = "/sagsbord/log-ind/videre", "/sagsbord/log-ind/retur"


@dataclass(frozen=True)
class RunningProvider:
    """Where it answers, and its process."""

    url: str
    process: subprocess.Popen[str]

    @property
    def setting(self) -> Provider:
        return Provider(self.url, CLIENT, SECRET)

    def is_to(self, **switches: Any) -> None:
        """Everything that is not named is as it should be."""
        assert urllib3.request("POST", f"{self.url}/switch", json=switches, retries=False).status == 204

    def gives(self, *roles: str, **switches: Any) -> None:
        self.is_to(person={**KAREN, "roles": list(roles)}, **switches)

    def told(self, what: str, **content: Any) -> Any:
        answer = urllib3.request("POST", f"{self.url}/switch/{what}", json=content, retries=False)
        return answer.json() if answer.data else None

    def visited(self, address: str) -> str:
        """Where somebody is sent who comes there."""
        answer = urllib3.request("GET", address, redirect=False, retries=False)
        assert answer.status == 302, answer.data
        return str(answer.headers["Location"])

    def ends(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[RunningProvider]:
    """To a browser `localhost` is another site than 127.0.0.1."""
    command = [sys.executable, "-m", "tests.openid_provider"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    running = RunningProvider(f"http://{host}:{int(process.stdout.readline())}", process)
    try:
        yield running
    finally:
        running.ends()


def site_with(provider: Provider, folder: Path) -> Flask:
    """A site whose desk is opened by that provider, and where citizens may sign in at it."""
    app = create_app(settings_in(folder, desk_provider=provider, citizen_provider=provider), prerender=False)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = ReadingClient
    return without_waiting(app)


def sent_back(client: ReadingClient, provider: RunningProvider, start: str = START) -> str:
    """To the provider and back: the address somebody comes back with."""
    back = urlsplit(provider.visited(client.get(start).headers["Location"]))
    return f"{back.path}?{back.query}"


def sign_in(client: ReadingClient, provider: RunningProvider, start: str = START) -> TestResponse:
    return client.get(sent_back(client, provider, start))


def inside(client: ReadingClient) -> bool:
    return client.get("/sagsbord/").status_code == 200


@pytest.fixture(scope="module")
def running() -> Iterator[RunningProvider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(running: RunningProvider) -> RunningProvider:
    """Doing all as it should be done, until it is told otherwise."""
    running.is_to()
    return running


@pytest.fixture(scope="module")
def app(running: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A site that knows it."""
    return site_with(running.setting, tmp_path_factory.mktemp("portal"))
