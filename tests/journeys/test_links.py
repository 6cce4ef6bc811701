"""Every link inside the site leads somewhere, and every anchor is there."""

from urllib.parse import urldefrag

import pytest

from citizen_portal import i18n

from ..house_style import Page, ReadingClient


def links(page: Page) -> set[str]:
    return {href for link in page.all("a") if (href := link.get("href") or "").startswith(("/", "#"))}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_whoever_follows_every_link_never_gets_lost(client: ReadingClient, lang: str) -> None:
    seen: dict[str, set[str]] = {}
    waiting = [f"/{lang}/"]
    wanted: set[tuple[str, str]] = set()
    while waiting:
        here = waiting.pop()
        answer = client.get(here, follow_redirects=True)
        assert answer.status_code == 200, f"{here} answers {answer.status_code}"
        page = Page(answer.text)
        seen[here] = {element.get("id") or "" for element in page.with_attribute("id")}
        for href in links(page):
            path, anchor = urldefrag(href)
            path = path or here
            if anchor:
                wanted.add((path, anchor))
            if path not in seen and path not in waiting and path.startswith(f"/{lang}/"):
                waiting.append(path)
    assert len(seen) > 20
    lost = {(path, anchor) for path, anchor in wanted if path in seen and anchor not in seen[path]}
    assert not lost
