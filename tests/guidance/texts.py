"""Small pages to search in, and what a query finds among them."""

from __future__ import annotations

from pathlib import Path

from citizen_portal.guidance.pages import Page
from citizen_portal.guidance.search import Hit, Index


def text(slug: str, title: str = "", summary: str = "", html: str = "", lang: str = "da") -> Page:
    return Page(Path(slug), "guidance", slug, lang, title, summary, (html,), headings=())


def slugs(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.page.slug for hit in hits]


def find(query: str, *pages: Page) -> list[str]:
    """The pages a query finds beside ten others, so that no word is too common to tell pages apart."""
    others = [text(f"anden-{number}") for number in range(10)]
    return slugs(Index([*pages, *others], {}).search(query))
