"""A municipality's own colours: laid over ours without a rebuild, and refused when they cannot be read."""

import base64
import hashlib
from pathlib import Path

import pytest

from citizen_portal import CONTENT, create_app
from citizen_portal.assets.serve import tokens
from citizen_portal.municipality import MunicipalityError
from citizen_portal.theme import contrast, load, style

from .conftest import settings_in
from .house_style import Page
from .neighbour import NEIGHBOUR

PLUM = '[theme.light]\npetrol = "#5b2a86"\n[theme.dark]\npetrol = "#d9b8f2"\n'


def own(folder: Path, text: str) -> tuple[Path, Path]:
    (folder / "municipality.toml").write_text(text, encoding="utf-8")
    return CONTENT, folder


def test_our_own_colours_can_be_read(tmp_path: Path) -> None:
    ours = tokens()
    every = "".join(
        f"[theme.{scheme}]\n"
        + "".join(f'{name} = "{ours[scheme][name]}"\n' for name in ("paper", "card", "sand", "ink"))
        for scheme in ("light", "dark")
    )
    assert load(own(tmp_path, every), ours)["dark"]["ink"] == ours["dark"]["ink"]


def test_only_what_was_chosen_is_said_and_each_scheme_keeps_its_own(tmp_path: Path) -> None:
    said = style(load(own(tmp_path, PLUM), tokens()))
    assert "(prefers-color-scheme:light){html:root{--petrol:#5b2a86}}" in said
    assert "(prefers-color-scheme:dark){html:root{--petrol:#d9b8f2}}" in said
    assert style(load((CONTENT,), tokens())) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[theme.light]\nteal = "#123456"', "[theme.light] has teal, which is not known; known are paper, card, "),
        ('[theme.light]\nqr = "#123456"', "[theme.light] has qr, which is not known"),
        ('[theme.light]\ngutter = "#123456"', "[theme.light] has gutter, which is not known"),
        ('[theme.light]\nink = "navy"', "[theme.light] ink must be a colour like #0f5459"),
        ('[theme.dark]\nink = "#fff}body{display:none"', "[theme.dark] ink must be a colour like #0f5459"),
        ("[theme.dark]\nink = 5", "[theme.dark] ink must be a colour like #0f5459"),
        ('[theme]\nink = "#000000"', "[theme] has ink, which is not known; known are [theme.light] and [theme.dark]"),
        ('theme = "blue"', "[theme] has a value, which is not known; known are [theme.light] and [theme.dark]"),
        ('[theme.light]\nink = "#bbb"', "[theme.light] ink on paper has a contrast of 1.8 to 1, too little to be read"),
        ('[theme.dark]\npaper = "#999"', "[theme.dark] ink on paper has a contrast of "),
        ('[theme.light]\nline-strong = "#ddd"', "[theme.light] line-strong on paper has a contrast of 1.3 to 1, too "),
    ],
)
def test_what_makes_no_sense_or_cannot_be_read_stops_the_start(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(MunicipalityError) as refused:
        load(own(tmp_path, text), tokens())
    assert str(refused.value).startswith(f"municipality.toml: {fault}")


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(MunicipalityError) as refused:
        load(own(tmp_path, '[theme.light]\nteal = "#123456"\nink = "navy"\n[theme.dim]\n'), tokens())
    assert len(str(refused.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#abc", "#abc", 1)]
)
def test_contrast_is_what_the_guidelines_count(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_page_carries_the_colours_and_the_policy_allows_them(tmp_path: Path) -> None:
    own(tmp_path, NEIGHBOUR + PLUM)
    client = create_app(settings_in(tmp_path, municipality=tmp_path), prerender=False).test_client()
    answer = client.get("/da/")
    (block,) = Page(answer.text).all("style")
    digest = base64.b64encode(hashlib.sha256((block.text or "").encode()).digest()).decode()
    assert "--petrol:#5b2a86" in (block.text or "") and digest in answer.headers["Content-Security-Policy"]
