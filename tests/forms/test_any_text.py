"""Whatever is typed passes the one door: it is taken or refused in words, and comes back as it will be kept."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile import BOXES
from bench.hostile import VALUES as HOSTILE
from citizen_portal.forms.posted import as_typed

from .test_posted import EVERY_FORM

FEW = hypothesis.settings(max_examples=30)
TYPED = st.text(max_size=200) | st.sampled_from(HOSTILE)


@pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: form.__name__)
@given(data=st.data())
@FEW
def test_a_form_takes_or_refuses_in_words_whatever_stands_in_its_boxes(app: Flask, form: Any, data: Any) -> None:
    with app.test_request_context("/da/plads/dig", method="POST"):
        names = sorted(form().data)
    typed = data.draw(st.dictionaries(st.sampled_from([*names, *BOXES]), TYPED, max_size=8))
    with app.test_request_context("/da/plads/dig", method="POST", data=sendable(typed)):
        posted = form()
        posted.validate()
        told = [words for field in posted for words in flat(field.errors)]
        assert all(isinstance(words, str) and words.strip() for words in told)


def sendable(typed: dict[str, str]) -> dict[str, str]:
    """Half a sign does not survive the way here."""
    return {_whole(name): _whole(value) for name, value in typed.items()}


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()


def flat(errors: Any) -> list[Any]:
    """The errors of a field, and of the boxes in it."""
    found = errors.values() if isinstance(errors, dict) else errors
    return [one for error in found for one in (flat(error) if isinstance(error, list | tuple | dict) else [error])]


@given(name=st.sampled_from(BOXES), typed=TYPED)
def test_what_comes_back_is_kept_the_same_when_it_is_sent_again(app: Flask, name: str, typed: str) -> None:
    with app.app_context():
        once = as_typed(name, _whole(typed))
        assert as_typed(name, once) == once
