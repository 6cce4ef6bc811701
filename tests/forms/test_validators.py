"""Every box asks the same readers: personal numbers, emptiness, lengths, numbers, phones."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from citizen_portal import clock
from citizen_portal.forms.agreement import ChangeForm
from citizen_portal.forms.answer import AnswerForm, DeclineForm
from citizen_portal.forms.evaluation import LaterForm, form_about
from citizen_portal.placement.field import LONGEST_LINE, LONGEST_TEXT, Kind
from citizen_portal.placement.fields import BY_NAME, OWN_NUMBERS
from citizen_portal.registration.forms import FORMS
from citizen_portal.status.closing_routes import NewLink

from ..typed.personal_numbers import FREE, HOLDING

EVALUATION = form_about({"0": "Betjene kassen alene"})
FORM_CLASSES = [*FORMS.values(), ChangeForm, AnswerForm, DeclineForm, EVALUATION, LaterForm, NewLink]


def free_boxes(form: type) -> list[str]:
    """The boxes somebody may write anything in."""
    made = form(formdata=None, meta={"csrf": False})
    names = [box.name for field in made for box in (field.entries if hasattr(field, "entries") else [field])]
    free = (Kind.LINE, Kind.TEXT, Kind.LIST)
    return [
        name
        for name in names
        if (field := BY_NAME.get(name.partition("-")[0])) is None
        and name in ("reason", "comment")
        or field is not None
        and field.kind in free
        and field.name not in OWN_NUMBERS
        and field.type == "text"
    ]


@pytest.fixture(autouse=True)
def in_a_request(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 27))
    with app.test_request_context("/da/", method="POST"):
        yield


def wrong(form: type, **typed: str) -> dict[str, str]:
    """The messages of a form, by box."""
    made = form(MultiDict(typed), meta={"csrf": False})
    made.kind = getattr(made, "kind", "") or ""
    made.validate()
    boxes = [box for field in made for box in (field.entries if hasattr(field, "entries") else [field])]
    return {box.name: str(box.errors[0]) for box in boxes if box.errors}


@pytest.mark.parametrize("form", FORM_CLASSES, ids=lambda form: form.__name__)
def test_a_personal_number_is_refused_in_every_box_whatever_it_is_written_like(form: type) -> None:
    boxes = free_boxes(form)
    for number in HOLDING:
        found = wrong(form, **dict.fromkeys(boxes, number))
        assert all("CPR" in found.get(name, "") for name in boxes), number


@pytest.mark.parametrize("form", FORM_CLASSES, ids=lambda form: form.__name__)
def test_other_numbers_pass_in_every_box(form: type) -> None:
    boxes = free_boxes(form)
    for number in FREE:
        found = wrong(form, **dict.fromkeys(boxes, number))
        assert not [name for name in boxes if "CPR" in found.get(name, "")], number


@pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\u2800", "\ufeff \u00a0", "\u115f", "   "])
def test_what_has_no_ink_is_empty_in_every_needed_box(nothing: str) -> None:
    for step, form in FORMS.items():
        needed = [box for box in free_boxes(form) if BY_NAME[box.partition("-")[0]].required and box[-2:-1] != "-"]
        found = wrong(form, **dict.fromkeys(needed, nothing))
        assert set(needed) <= set(found), step


def test_a_line_end_counts_as_one_sign() -> None:
    longest = ("a" * 99 + "\r\n") * (LONGEST_TEXT // 100)
    assert "tasks" not in wrong(FORMS["plads"], tasks=longest)
    assert "tasks" in wrong(FORMS["plads"], tasks=longest + "a")
    assert "name" in wrong(FORMS["dig"], name="a" * (LONGEST_LINE + 1))


@pytest.mark.parametrize("phone", ["+49 1711 234567", "33 66 33 66 lok. 12", "33663366 ext. 12", "٣٣٦٦٣٣٦٦"])
@pytest.mark.parametrize(("step", "name"), [("dig", "phone"), ("virksomhed", "contact_phone")])
def test_a_phone_is_a_phone(step: str, name: str, phone: str) -> None:
    assert name not in wrong(FORMS[step], **{name: phone})


@pytest.mark.parametrize("typed", ["070384-1234", "0703841234", "12", "ring til mig"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    assert "phone" in wrong(FORMS["dig"], phone=typed)


@pytest.mark.parametrize("hours", ["3_0", "+37", "0.0001", "1e1", "1.000", "tredive", "-5", "0", "37,125"])
def test_what_is_no_number_of_hours_is_refused(hours: str) -> None:
    assert "weekly_hours" in wrong(FORMS["plads"], weekly_hours=hours)


@pytest.mark.parametrize("hours", ["37", "30,5", "22.25", "٣٧", " 15 "])
def test_hours_as_people_write_them_pass(hours: str) -> None:
    assert "weekly_hours" not in wrong(FORMS["plads"], weekly_hours=hours)


@pytest.mark.parametrize(
    ("typed", "right"), [("1.000", True), ("1 000", True), ("12,5", True), ("1e3", False), ("100.000", False)]
)
def test_an_amount_of_people_is_read_as_people_write_it(typed: str, right: bool) -> None:
    assert ("ordinary_employees" not in wrong(AnswerForm, ordinary_employees=typed)) is right


@pytest.mark.parametrize(
    ("typed", "right"),
    [("1007654321", True), ("10 07 65 43 21", True), ("١٠٠٧٦٥٤٣٢١", True), ("12", False), ("", True)],
)
def test_a_p_number_has_ten_digits_and_is_no_personal_number(typed: str, right: bool) -> None:
    assert ("p_number" not in wrong(AnswerForm, p_number=typed)) is right
