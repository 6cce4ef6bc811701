"""The style sheets stay small, hold nothing for parts that no page has, and are linked only where they are needed."""

import re
from pathlib import Path

import pytest

from citizen_portal.assets import load
from citizen_portal.assets.serve import STATIC
from citizen_portal.assets.trim import ATTRIBUTES, CLASSES, TAGS, trimmed

from ..house_style import Page, ReadingClient

PACKAGE = STATIC.parent
# Bytes in brotli. Each is whole: a page links one. What the desk alone needs stands in no sheet a citizen gets.
CEILINGS = {"app": 7040, "interactive": 9990, "pages": 8370, "desk": 10400}
WRITTEN = "".join(
    file.read_text(encoding="utf-8")
    for folder, ending in (("templates", "html"), ("assets/js", "js"), ("forms", "py"), ("guidance", "py"))
    for file in (PACKAGE / folder).rglob(f"*.{ending}")
)


@pytest.mark.parametrize("way", ["", ".rtl"])
@pytest.mark.parametrize("name", CEILINGS)
def test_a_sheet_is_no_heavier_than_it_may_be(name: str, way: str) -> None:
    assert (STATIC / f"{load(STATIC).file(f'{name}{way}.css')}.br").stat().st_size <= CEILINGS[name]


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".button,.button.button-warning{a:b}", ".button{a:b}"),
        ("p{a:b}.form-select{a:b}", "p{a:b}"),
        ("@media print{.button-group{a:b}}i{a:b}", "i{a:b}"),
        ("abbr,small,.small{a:b}", ".small{a:b}"),
        (":is(th,td):hover,hr{a:b}", ":is(th,td):hover{a:b}"),
        ("input[type=text][readonly],textarea{a:b}", "textarea{a:b}"),
        (".focused:focus{a:b}", ".focused:focus{a:b}"),
    ],
)
def test_selectors_of_parts_we_do_not_have_go_and_the_rest_stays(css: str, left: str) -> None:
    assert trimmed(css) == left


@pytest.mark.parametrize("name", [*CLASSES, *TAGS, *ATTRIBUTES])
def test_what_is_taken_out_stands_on_no_page(name: str) -> None:
    kind, _, value = name.partition("=")
    shape = {
        name in CLASSES: rf"class=[\"'][^\"']*(?<![\w-]){name}(?![\w-])",
        name in TAGS: rf"<{name}[\s>]",
        name in ATTRIBUTES: rf"""\s{kind}=["']{value}["']""" if value else rf"\s{kind}[\s=>]",
    }[True]
    assert not re.search(shape, WRITTEN)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/da/", ["app"]),
        ("/ar/viden/virksomhedspraktik", ["app"]),
        ("/da/viden/", ["pages"]),
        ("/da/viden/tal", ["pages"]),
        ("/da/viden/ordbog", ["pages"]),
        ("/da/vejviser/kort", ["pages"]),
        ("/da/om/plakat", ["pages"]),
        ("/da/vejviser/", ["interactive"]),
        ("/ar/plads/dig", ["interactive"]),
        ("/da/nothing", ["app"]),
        ("/sagsbord/log-ind", ["desk"]),
    ],
)
def test_a_page_links_what_it_needs(client: ReadingClient, path: str, names: list[str]) -> None:
    page = Page(client.get(path).text)
    assert [Path(link.get("href") or "").name.split(".")[0] for link in page.all("link", rel="stylesheet")] == names
