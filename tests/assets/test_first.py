"""The style block of every page is small, holds the sheet's own values, and its hash stands in the policy."""

import base64
import hashlib

import pytest

from citizen_portal.assets.first import LARGEST, BlockTooLarge, block

from ..house_style import Page, ReadingClient

SHEET = (
    ":root,.qr{--paper:#fff;--gap:16px}:root{--sans:system-ui}"
    "@media screen and (prefers-color-scheme: dark){:root{--paper:#000}}"
)


def test_values_are_put_in_and_what_the_dark_changes_stays_a_token() -> None:
    made = block("p{color:var(--paper);margin:var(--gap)}", SHEET)
    assert made.endswith("p{color:var(--paper);margin:16px}")
    assert made.count("--paper:#fff") == made.count("--paper:#000") == 1


def test_a_block_that_outgrows_its_use_is_refused() -> None:
    with pytest.raises(BlockTooLarge, match=str(LARGEST)):
        block("p{margin:0}" * 300, SHEET)


@pytest.mark.parametrize("path", ["/da/", "/ar/viden/virksomhedspraktik", "/da/plads/dig", "/da/nothing"])
def test_the_one_block_of_a_page_is_the_one_the_policy_allows(client: ReadingClient, path: str) -> None:
    answer = client.get(path)
    (style,) = Page(answer.text).all("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
