"""A file of this release is kept for ever; for one of another release this one's is given, and never kept."""

import pytest
from flask import Flask

from citizen_portal.assets import load
from citizen_portal.assets.serve import HASH, STATIC

BUILT = load(STATIC)
NAMES = ["app.css", "app.rtl.css", "app.js", "htmx.min.js"]


def of_another_release(name: str) -> str:
    return HASH.sub(".000000000000", BUILT.url(name))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_of_another_release_asks_for_is_there_and_asked_for_again(app: Flask, name: str) -> None:
    ours, theirs = (app.test_client().get(path, buffered=True) for path in (BUILT.url(name), of_another_release(name)))
    assert (theirs.status_code, theirs.data, theirs.mimetype) == (200, ours.data, ours.mimetype)
    assert theirs.headers.getlist("Cache-Control") == ["no-cache"] and "immutable" in ours.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/static/nothing.000000000000.css", "/static/app.css", "/static/app.0000.css"])
def test_what_is_of_no_release_is_not_there(app: Flask, path: str) -> None:
    assert app.test_client().get(path).status_code == 404
