"""The table of fields: what others rely on in it, and that every word of it is there."""

import pytest

from citizen_portal import i18n
from citizen_portal.placement import fields
from citizen_portal.placement.field import Field
from citizen_portal.placement.fields import BOTH, TABLE
from citizen_portal.placement.status import Side

LABELS = i18n.label_ids()
ASKED_FOR = {
    "dig": ("name", "birth_date", "email", "phone", "sms", "benefit", "spoken_language"),
    "virksomhed": (
        "company_name", "cvr", "street", "postcode", "city", "contact_name", "contact_email", "contact_phone",
        "latest_employer", "family_owned",
    ),
    "plads": ("kind", "starts_on", "ends_on", "weekly_hours", "trade", "tasks", "paid_hours"),
    "formaal": ("job_chance", "purpose", "purpose_text"),
    "laering": ("learning", "afterwards"),
}  # fmt: skip
DAYS = {"birth_date", "starts_on", "ends_on", "midway_on", "end_talk_on"}


def boxes(name: str) -> tuple[str, ...]:
    if name in DAYS:
        return (f"{name}-day", f"{name}-month", f"{name}-year")
    typed = tuple(f"learning-{place}" for place in range(5)) if name == "learning" else (name,)
    return typed + tuple(f"{TICKS[name]}-{place}" for place in range(6)) if name in TICKS else typed


# What a phrase of a list is posted and kept as, beside what is typed.
TICKS = {
    "tasks": "task", "purpose_text": "aim", "learning": "goal", "afterwards": "next", "support": "help",
    "decided_when": "decision", "end_talk_about": "subject",
}  # fmt: skip


def all_boxes(*names: str) -> tuple[str, ...]:
    return tuple(box for name in names for box in boxes(name))


def names(found: tuple[Field, ...]) -> list[str]:
    return [field.name for field in found]


# The promises


def test_each_step_asks_for_what_letters_and_other_systems_rely_on() -> None:
    assert {step: all_boxes(*asked) for step, asked in ASKED_FOR.items()} == fields.STEPS
    assert list(fields.STEPS) == list(ASKED_FOR)


def test_what_was_registered_is_what_the_steps_ask_for() -> None:
    assert all_boxes(*(name for asked in ASKED_FOR.values() for name in asked)) == fields.REGISTERED


def test_the_citizen_proposes_part_of_what_the_two_agree_on() -> None:
    proposed = all_boxes(
        "starts_on", "ends_on", "weekly_hours", "tasks", "purpose", "purpose_text", "learning", "afterwards"
    )
    later = all_boxes("workplace_contact", "support", "job_realistic", "decided_when")
    talks = all_boxes("midway_on", "end_talk_on", "end_talk_about")
    assert proposed == fields.PROPOSED and (*proposed, *later, *talks) == fields.TERMS


def test_what_a_workplace_says_of_itself_is_no_part_of_the_agreement() -> None:
    facts = (
        "ordinary_employees", "placed_now", "employee_rep", "employee_rep_email", "p_number",
        "daily_contact_name", "daily_contact_email", "daily_contact_phone", "signer_name",
    )  # fmt: skip
    assert facts == fields.WORKPLACE_FACTS and not set(facts) & set(fields.TERMS)


def test_the_sheet_has_its_lines_in_this_order() -> None:
    assert names(fields.SHEET) == [
        "purpose", "purpose_text", "learning", "tasks", "starts_on", "ends_on", "weekly_hours", "workplace_contact",
        "support", "job_realistic", "decided_when", "midway_on", "end_talk_on", "end_talk_about", "afterwards",
    ]  # fmt: skip


def test_the_application_is_asked_for_in_the_order_of_vitas() -> None:
    assert names(fields.VITAS) == [
        "company_name", "cvr", "p_number", "street", "postcode", "city", "contact_name", "contact_email",
        "contact_phone", "employee_rep", "employee_rep_email", "name", "cpr", "kind", "starts_on", "ends_on",
        "weekly_hours", "purpose", "purpose_text", "tasks", "learning", "support", "ordinary_employees", "placed_now",
    ]  # fmt: skip


def test_the_choices_are_the_ones_of_the_hand_over() -> None:
    asked = {field.name: field.choices for field in TABLE if field.step and field.choices}
    assert asked == {
        "sms": ("yes",),
        "benefit": ("dagpenge", "kontanthjaelp"), "latest_employer": ("yes", "no"), "family_owned": ("yes", "no"),
        "kind": ("virksomhedspraktik", "loentilskud"), "paid_hours": ("alongside", "after", "none", "unknown"),
        "job_chance": ("yes", "maybe", "no", "unknown"), "purpose": ("job", "udvikling", "kompetence"),
    }  # fmt: skip


# The table itself


def test_no_two_fields_and_no_two_boxes_share_a_name() -> None:
    assert len(fields.BY_NAME) == len(TABLE)
    assert len(set(fields.names(TABLE))) == len(fields.names(TABLE))


@pytest.mark.parametrize("document", ["sheet", "vitas"])
def test_no_two_lines_of_a_document_share_a_place(document: str) -> None:
    places = [place for field in TABLE if (place := getattr(field, document))]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("field", [field for field in TABLE if field.confidential], ids=lambda field: field.name)
def test_what_is_confidential_is_in_nothing_the_employer_gets(field: Field) -> None:
    assert not field.sheet and not field.vitas and not field.may_change and not field.agreed


def test_a_field_has_choices_when_it_is_a_choice_and_then_only() -> None:
    assert [field.name for field in TABLE if bool(field.choices) != field.chosen] == []


def test_every_field_of_the_employers_form_stands_under_one_of_its_headings() -> None:
    groups = {field.name: field.group for field in TABLE if Side.EMPLOYER in field.may_change}
    assert [name for name, group in groups.items() if f"employer.{group}" not in LABELS] == []


def test_a_step_that_is_asked_for_is_one_of_the_steps() -> None:
    assert {field.step for field in TABLE} == {"", *fields.STEP_ORDER}


# Their words


def readers(field: Field) -> set[str]:
    """The parts of the catalogue in which its label lies."""
    asked = {field.words_for(side) for side in BOTH if side in field.may_change}
    return asked | ({"placement"} if field.step else set())


def words(field: Field) -> set[str]:
    """Every id that is shown somewhere because of this row."""
    found = {f"{room}.{field.name}.{part}" for room in readers(field) for part in ("label", "hint")[: 1 + field.hint]}
    found |= {f"{room}.{field.name}.{choice}" for room in readers(field) for choice in field.choices}
    found |= {f"placement.{field.name}.short"} if field.short_label and field.step else set()
    found |= {f"{document}.{field.name}" for document in ("sheet", "vitas") if getattr(field, document)}
    return found | ({f"error.{field.name}.missing"} if field.required and readers(field) else set())


@pytest.mark.parametrize("field", TABLE, ids=lambda field: field.name)
def test_every_word_of_a_field_is_there(field: Field) -> None:
    assert words(field) - LABELS == set()
