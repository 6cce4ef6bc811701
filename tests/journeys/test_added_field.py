"""One more row in the table of fields is all a field needs: it is asked for, shown, agreed on and handed over."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from ..house_style import Page, text_of
from ..people import YES, case, filled_in, marked
from .probe import CopiedSite, Visitor, copy_with_probe, fill, fill_step, line, running, send

CAFE = case("cafe-dagpenge-da")
BEGUN = ("dig", "virksomhed")


@dataclass(frozen=True)
class Walk:
    """What a citizen saw who registered in the copy, and where the two go on."""

    citizen: Visitor
    step: str
    check: str
    status: str
    link: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CopiedSite]:
    with running(copy_with_probe(tmp_path_factory.mktemp("copy"))) as copy:
        yield copy


@pytest.fixture(scope="module")
def walk(site: CopiedSite) -> Walk:
    citizen = Visitor(site.url)
    fill(citizen, CAFE, probe="41")
    step, check = citizen.get("/da/plads/plads"), citizen.get("/da/plads/tjek")
    status = send(citizen, CAFE.lang)
    shown = marked(Page(citizen.get(status)), "data-employer-link").get("href") or ""
    return Walk(citizen, step, check, status, urlsplit(shown).path)


def test_probe_is_asked_for_on_its_step_in_a_box_as_the_table_says(walk: Walk) -> None:
    box = Page(walk.step).one("input", name="probe")
    said = {name: box.get(name) for name in ("value", "inputmode", "dir", "class")}
    assert said == {"value": "41", "inputmode": "numeric", "dir": "ltr", "class": "form-input input-char-11"}


def test_probe_is_asked_for_in_every_language(site: CopiedSite) -> None:
    visitor = Visitor(site.url)
    for step in BEGUN:
        fill_step(visitor, step, CAFE)
    pages = [Page(visitor.get(f"/{lang}/plads/plads")) for lang in ("da", "en", "ar", "uk", "pl", "tr")]
    assert all("Prøvespørgsmål" in text_of(page.one("label", **{"for": "probe"})) for page in pages)


def test_probe_left_out_is_pointed_out_at_its_box(site: CopiedSite) -> None:
    visitor = Visitor(site.url)
    for step in BEGUN:
        fill_step(visitor, step, CAFE)
    code, text = fill_step(visitor, "plads", CAFE, probe="")
    assert code == 422 and text_of(Page(text).one(id="probe-error")).endswith("Skriv svaret på prøven.")


def test_probe_is_shown_with_a_way_to_change_it_before_it_is_sent(walk: Walk) -> None:
    page = Page(walk.check)
    assert text_of(page.one("div", data_answer="probe")) == "Prøve: 41"
    card = next(one for one in page.all("section") if one.get("aria-labelledby") == "step-plads")
    assert any(part.get("href") == "/da/plads/plads" for part in card.iter())


def test_probe_is_on_the_sheet_of_both(walk: Walk) -> None:
    for path in (f"{walk.status}/aftale", f"{walk.link}/aftale"):
        assert text_of(line(walk.citizen.get(path), "probe")) == "Prøve i aftalen 41"


def test_probe_is_on_the_sheet_for_the_application_of_both(walk: Walk) -> None:
    for path in (f"{walk.status}/vitas", f"{walk.link}/vitas"):
        assert text_of(line(walk.citizen.get(path), "probe")).startswith("Prøve i VITAS 41")


def test_probe_can_be_written_differently_by_the_citizen(walk: Walk) -> None:
    assert Page(walk.citizen.get(f"{walk.status}/ret")).one("input", name="probe").get("value") == "41"


def test_probe_is_corrected_by_the_employer_and_both_see_what_was(site: CopiedSite, walk: Walk) -> None:
    employer = Visitor(site.url)
    form = filled_in(employer.get(f"{walk.link}/ret"), "tasks")
    assert form["probe"] == "41"
    employer.post(walk.link, {**form, **YES, "probe": "42"})
    assert "42" in text_of(line(employer.get(walk.link), "probe"))
    assert text_of(line(walk.citizen.get(f"{walk.status}/aftale"), "probe")).endswith("Før stod der: 41")


def test_probe_is_promised_to_other_systems(walk: Walk) -> None:
    promised = json.loads(walk.citizen.get("/schema/placement-v1.json"))
    assert promised["properties"]["probe"]["type"] == "string" and "probe" in promised["required"]
    assert "probe" in promised["properties"]["terms"]["properties"]


def test_probe_is_in_both_exports(site: CopiedSite, walk: Walk) -> None:
    (kept,) = map(json.loads, site.command("placement", "export").splitlines())
    table = site.command("placement", "export", "--format", "csv").removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(table, newline=""), delimiter=";")
    assert (kept["probe"], row["probe"]) == ("41", "41") and kept["terms"]["probe"] == json.loads(row["terms"])["probe"]
