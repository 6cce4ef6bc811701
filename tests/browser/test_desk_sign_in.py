"""Signing in at a provider of another site and out again, in a browser that keeps the strict rules of cookies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..at_the_provider import RunningProvider, serving
from ..openid_provider import CLIENT, SECRET
from .conftest import DESKTOP
from .serving import Site, served


@pytest.fixture(scope="module")
def provider() -> Iterator[RunningProvider]:
    with serving("localhost") as running:
        running.is_to(asks=True)
        yield running


@pytest.fixture(scope="module")
def desk(provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("desk")
    named = {"ISSUER": provider.url, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    with served(folder, {f"PORTAL_DESK_OIDC_{name}": value for name, value in named.items()}) as running:
        yield running


def test_in_by_another_site_and_out_again(
    desk: Site, provider: RunningProvider, new_page: Callable[..., Page], scripts: bool
) -> None:
    page = new_page(viewport=DESKTOP, java_script_enabled=scripts)
    page.goto(f"{desk.url}/sagsbord/")
    page.get_by_role("link", name="Log ind med din arbejdskonto").click()
    page.get_by_role("link", name="Yes").click()
    expect(page).to_have_url(f"{desk.url}/sagsbord/")
    expect(page.get_by_role("banner")).to_contain_text("Karen Holm")
    page.get_by_role("button", name="Log ud").click()
    expect(page).to_have_url(f"{desk.url}/sagsbord/log-ind")
    assert "GET /out" in provider.told("asked")
    page.goto(f"{desk.url}/sagsbord/")
    expect(page.get_by_role("link", name="Log ind med din arbejdskonto")).to_be_visible()
