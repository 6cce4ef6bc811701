"""One door for everything typed: on every form the same text comes out."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from citizen_portal.employer.forms import CodeForm
from citizen_portal.forms.agreement import ChangeForm
from citizen_portal.forms.answer import AnswerForm, DeclineForm
from citizen_portal.forms.evaluation import LaterForm, form_about
from citizen_portal.forms.posted import as_typed, posted
from citizen_portal.placement.field import Kind
from citizen_portal.placement.fields import LARGEST_FORM, LONGEST_PHRASE, TABLE
from citizen_portal.registration.forms import FORMS
from citizen_portal.registration.resume_routes import ByCode
from citizen_portal.status.closing_routes import NewLink

EVALUATION = form_about({"0": "Betjene kassen alene"})
EVERY_FORM = [*FORMS.values(), ChangeForm, AnswerForm, DeclineForm, CodeForm, EVALUATION, LaterForm, ByCode, NewLink]
LINES = [field.name for field in TABLE if field.kind is Kind.LINE and field.type == "text"]
TEXTS = [field.name for field in TABLE if field.kind is Kind.TEXT]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mette\nKjær", "Mette Kjær"),
        ("Mette\r\nKjær", "Mette Kjær"),
        ("Mette \u202eKjær", "Mette Kjær"),
        ("Kja\u030ar", "Kjår"),
        ("\u200bMette", "Mette"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    ],
)
@pytest.mark.parametrize("name", LINES)
def test_a_line_is_one_line_without_signs_that_print_nothing(name: str, typed: str, kept: str) -> None:
    assert as_typed(name, typed) == kept


@pytest.mark.parametrize("name", [*TEXTS, "reason"])
def test_a_text_keeps_its_lines_and_each_line_end_is_one_sign(name: str) -> None:
    assert as_typed(name, "a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@pytest.mark.parametrize("name", ["email", "contact_email", "employee_rep_email"])
@pytest.mark.parametrize(
    "typed",
    [
        "mette@example.org\u200b",
        "mailto:mette@example.org",
        "Mette <mette@example.org>",
        "mette@example.org.",
        " mette@Example.org ",
    ],
)
def test_a_pasted_address_is_kept_bare(name: str, typed: str) -> None:
    assert as_typed(name, typed) == "mette@example.org"


def test_a_wrong_address_stays_as_it_was_typed() -> None:
    assert as_typed("email", "mette at example.org") == "mette at example.org"


@pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: form.__name__)
def test_every_form_reads_through_the_door(app: Flask, form: type) -> None:
    with app.test_request_context(method="POST"):
        boxes = [box for field in form() for box in (field if hasattr(field, "__iter__") else [field])]
    names = {box.name for box in boxes if type(box).__name__ == "StringField"}
    data = {name: "a\u200bb\x00" for name in names}
    with app.test_request_context(method="POST", data=data):
        filled = form()
        read = {box.name: box.data for field in filled for box in (field if hasattr(field, "__iter__") else [field])}
    assert {read[name] for name in names} <= {"ab"}


def test_only_what_is_asked_for_is_read(app: Flask) -> None:
    with app.test_request_context(method="POST", data={"name": "Mette", "admin": "yes", "seen": "3"}):
        assert posted(["name", "phone"]) == MultiDict({"name": "Mette", "seen": "3"})


@pytest.mark.parametrize("sign", ["a", "ж", "漢", "😀", "\n"])
def test_the_largest_form_has_room_in_every_script(app: Flask, sign: str) -> None:
    typed = {box: sign * field.longest for field in TABLE for box in field.typed_boxes}
    typed |= {box: sign * LONGEST_PHRASE for field in TABLE for box in field.phrase_boxes}
    with app.test_request_context(method="POST", data=typed) as context:
        assert (context.request.content_length or 0) <= LARGEST_FORM


@pytest.mark.parametrize("form", EVERY_FORM, ids=lambda form: form.__name__)
def test_what_does_not_come_as_a_form_is_nothing(app: Flask, form: type) -> None:
    with app.test_request_context("/da/plads/dig", method="POST", json={"name": "Mette", "code": "CDFG-HJKM"}):
        sent = form()
        assert not sent.validate() and not any(field.raw_data for field in sent)


def test_a_file_beside_it_takes_no_word_around_the_door(app: Flask) -> None:
    data = {"name": "Mette \u202eKjær", "cv": (BytesIO(b"x"), "cv.pdf")}
    with app.test_request_context("/da/plads/dig", method="POST", data=data):
        assert FORMS["dig"]().data["name"] == "Mette Kjær"
