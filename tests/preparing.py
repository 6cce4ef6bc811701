"""A place as an employer writes it down for somebody."""

from __future__ import annotations

from urllib.parse import urlsplit

from citizen_portal.placement.fields import PREPARED

from .house_style import Page, ReadingClient
from .people import case, error_fields, marked, post

CAFE = case("cafe-dagpenge-da")
PLACE = {box: CAFE.fields.get(box, "") for field in PREPARED for box in field.typed_boxes}
INVITE = "/da/arbejdsgiver/inviter"


def ready(employer: ReadingClient, **changes: str) -> str:
    """Write a place down; returns the path of the page with link, picture and code."""
    answer = post(employer, INVITE, {**PLACE, **changes})
    assert answer.status_code == 303, error_fields(answer)
    return answer.location


def link_on(page: str) -> str:
    """The citizen's link, as the page of whoever wrote it shows it."""
    return urlsplit(marked(Page(page), "data-prepared-link").get("href") or "").path


def prepared(employer: ReadingClient, **changes: str) -> str:
    return link_on(employer.get(ready(employer, **changes)).text)
