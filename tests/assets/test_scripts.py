"""All scripts together stay small, and what swaps a page comes after the page."""

import pytest

from citizen_portal.assets import load
from citizen_portal.assets.serve import STATIC

from ..house_style import Page, ReadingClient

# Bytes in brotli: everything a browser ever runs of ours but the worker, which has its own ceiling of 3,000.
CEILING = 17_000


def test_all_scripts_together_are_no_heavier_than_they_may_be() -> None:
    files = [STATIC / f"{name}.br" for made, name in load(STATIC).names.items() if made.endswith(".js")]
    assert sum(file.stat().st_size for file in files) <= CEILING


@pytest.mark.parametrize(
    "path", ["/da/", "/da/viden/klage", "/da/vejviser/wellbeing", "/da/plads/dig", "/sagsbord/log-ind"]
)
def test_a_page_waits_for_no_script(client: ReadingClient, path: str) -> None:
    scripts = Page(client.get(path).text).all("script")
    assert [script.get("defer") is not None for script in scripts] == [True]
