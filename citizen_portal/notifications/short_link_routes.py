"""The short link of an SMS: it leads to the page of whoever got it, without a login, and changes nothing."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from .. import limits, links
from ..errors import unusable_link
from ..records import short_links
from .pages import not_right, page_of

blueprint = Blueprint("short_links", __name__)

# Only what nobody was ever sent is a try: a whole mobile network may share one address.
ATTEMPTS, ATTEMPTS_OF_ALL = "10 per 15 minutes", "1000 per hour"


@blueprint.get("/s/<code>", endpoint="open")
def follow(code: str) -> Response:
    """Lead on to the page. Whatever is wrong with a link, the answer is the same."""
    if not links.could_be_code(code, short_links.LENGTH):
        return unusable_link()
    limits.refuse_when_spent("short-link", limits.address(), ATTEMPTS)
    found = short_links.find(code)
    if found is not None:
        record, side, event = found
        return redirect(not_right(record, event) if event else page_of(record, side, "sms"), 303)
    if not short_links.is_known(code):
        limits.consume_attempt("short-link", limits.address(), ATTEMPTS)
        limits.consume_attempt("short-link", limits.EVERYBODY, ATTEMPTS_OF_ALL)
    return unusable_link()
