"""What must hold for every HTML answer, checked wherever a test reads one."""

from __future__ import annotations

import re
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from citizen_portal import i18n
from citizen_portal.i18n import LANGUAGES

from .page_trees import HTML as HTML
from .page_trees import parsed

RAW_ID = re.compile(r"^([a-z_0-9]+)(\.[a-z_0-9-]+)+$")
# Addresses that look like an id.
HOSTS = {"vitas.bm.dk"}
FIRST_PARTS = {str(word).split(".")[0] for word in i18n.label_ids()}


# What is drawn by lot for each placement, form or picture, and means nothing to whoever reads a page. No word and no
# id of a label has both a capital and a figure in it.
DRAWN = re.compile(
    r'(?<![\w.-])(?=[a-z\d_.-]*[A-Z])(?=[A-Za-z_.-]*\d)[A-Za-z\d_.-]{24,}(?![\w.-])|(?<= d=")[^"]{200,}', re.ASCII
)


class ReadingClient(FlaskClient):
    """A client that reads what it gets, as a careful person would; what it has found right it does not read again."""

    right: ClassVar[set[tuple[str, bool]]] = set()

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        moved = response.status_code in (302, 303, 308)
        if response.mimetype == "text/html" and response.data and not moved and not response.content_encoding:
            read_once(response.text, "HX-Request-Type" not in (kwargs.get("headers") or {}), self.right)
        return response


def read_once(text: str, whole: bool, right: set[tuple[str, bool]]) -> None:
    """Check a page, unless one that differs from it only by what was drawn by lot was right already."""
    bare = without_what_is_drawn(text)
    if (bare, whole) not in right:
        check_page(Page(text), whole)
        right.add((bare, whole))


def without_what_is_drawn(text: str) -> str:
    """The page with a number for each such sign, the same wherever the same one stands."""
    numbers: dict[str, str] = {}
    return DRAWN.sub(lambda found: numbers.setdefault(found[0], f"~{len(numbers)}"), text)


class Page:
    """A parsed page with the few questions tests ask of it."""

    def __init__(self, text: str) -> None:
        self.root, self.faults = parsed(text)
        self.source = text
        self.elements = [element for element in self.root.iter() if isinstance(element.tag, str)]

    def all(self, tag: str = "*", **attributes: str) -> list[Element]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (tag == "*" or element.tag == HTML + tag)
            and all(element.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "*", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag} {attributes}>, not one"
        return found[0]

    def with_attribute(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.get(name) is not None]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def check_page(page: Page, whole: bool) -> None:
    """One page, or one main block of a page, against the house style."""
    headings = page.all("h1")
    assert len(headings) == 1, f"{len(headings)} h1"
    title, heading = text_of(page.one("title")), text_of(headings[0])
    # Where something must be mended the title says that first.
    begun = title.startswith(heading) or title.partition(": ")[2].startswith(heading)
    assert begun, f"the title {title!r} does not begin with the h1"
    check_ids(page)
    check_forms(page)
    check_twins(page)
    check_no_inline(page)
    check_words(page)
    if whole:
        check_frame(page)


def check_frame(page: Page) -> None:
    assert not page.faults, page.faults
    root = page.one("html")
    language = next(one for one in LANGUAGES.values() if one.tag == root.get("lang"))
    assert root.get("dir") == language.dir
    sheets = [link.get("href") or "" for link in page.all("link", rel="stylesheet")]
    assert {".rtl." in sheet for sheet in sheets} == {language.dir == "rtl"}


def check_ids(page: Page) -> None:
    ids = [element.get("id") for element in page.with_attribute("id")]
    assert len(ids) == len(set(ids)), f"an id stands twice: {sorted(i or '' for i in ids if ids.count(i) > 1)}"
    for name in ("aria-describedby", "aria-labelledby", "for"):
        for element in page.with_attribute(name):
            for target in (element.get(name) or "").split():
                assert target in ids, f"{name}={target} points nowhere"


def check_forms(page: Page) -> None:
    for form in page.all("form"):
        assert form.get("action"), "a form without an action"
        names = [field.get("name") for field in form.iter() if field.get("name")]
        changes = (form.get("method") or "get").lower() == "post"
        assert not changes or "csrf_token" in names, f"the form to {form.get('action')} has no token"


def check_twins(page: Page) -> None:
    """Whatever HTMX does, a plain link or form does too."""
    for element in page.with_attribute("hx-get"):
        assert element.get("href") == element.get("hx-get")
    for element in page.with_attribute("hx-post"):
        assert element.get("action") == element.get("hx-post") and element.get("method") == "post"


def check_no_inline(page: Page) -> None:
    assert not page.with_attribute("style"), "an inline style"
    assert len(page.all("style")) <= 1, "more than the one style block whose hash stands in the policy"
    for script in page.all("script"):
        assert script.get("src") and not (script.text or "").strip(), "an inline script"
    for element in page.elements:
        assert not [name for name in element.attrib if name.startswith("on")], "an inline handler"


def check_words(page: Page) -> None:
    """No label without words: then its id would stand there."""
    for element in page.elements:
        for words in (element.text or "", element.tail or ""):
            bare = words.strip(" \n\u2066\u2067\u2068\u2069")
            match = RAW_ID.match(bare) if bare not in HOSTS else None
            assert not match or match[1] not in FIRST_PARTS, f"the id {words.strip()} is shown"
