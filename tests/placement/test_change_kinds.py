"""Each field that can be changed after the application is of one kind of change."""

import pytest

from citizen_portal.placement.change_kinds import RULES, ChangeKind, fields_of, kind_of, kind_of_field
from citizen_portal.placement.fields import TABLE, TERMS, names
from citizen_portal.placement.status import PARTIES, Side


def test_everything_the_two_agree_on_can_be_changed_and_nothing_the_citizen_alone_knows() -> None:
    assert {box for field in TABLE if kind_of_field(field) for box in field.boxes} >= set(TERMS)
    assert [field.name for field in TABLE if kind_of_field(field) and field.confidential] == []


@pytest.mark.parametrize(("kind", "agree", "vitas"), [
    (ChangeKind.CONTACT, set(), None),
    (ChangeKind.CONTENT, set(PARTIES), Side.EMPLOYER),
    (ChangeKind.TERMS, {*PARTIES, Side.JOBCENTER}, Side.EMPLOYER),
])  # fmt: skip
def test_who_must_agree_and_who_changes_vitas(kind: ChangeKind, agree: set[Side], vitas: Side | None) -> None:
    assert (set(RULES[kind].must_agree), RULES[kind].vitas, RULES[kind].may_ask) == (agree, vitas, PARTIES)


def test_a_change_is_of_the_kind_most_have_to_agree_to() -> None:
    boxes = {kind: names(fields_of(kind, Side.EMPLOYER)) for kind in ChangeKind}
    assert {kind: kind_of(found) for kind, found in boxes.items()} == dict(zip(boxes, boxes, strict=True))
    assert kind_of([*boxes[ChangeKind.CONTENT], *boxes[ChangeKind.TERMS]]) is ChangeKind.TERMS


def test_goals_are_the_citizens_to_change_and_support_is_the_workplaces() -> None:
    mine, theirs = (names(fields_of(ChangeKind.CONTENT, side)) for side in PARTIES)
    assert "learning-0" in mine and "learning-0" not in theirs
    assert "support" in theirs and "support" not in mine
