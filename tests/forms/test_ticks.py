"""What is ticked in a list passes the door: ids become kept phrases, each once, and nothing that was ticked is lost."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from citizen_portal.forms.inputs import TicksField
from citizen_portal.forms.posted import PortalForm, all_as_typed, posted
from citizen_portal.placement import phrases
from citizen_portal.placement.phrases import MOST
from citizen_portal.trades.library import trades

BOXES = [f"task-{place}" for place in range(MOST)]
GONE = phrases.kept("cafe.gone", {"da": "Brænde kaffe"})


class TasksForm(PortalForm):
    task = TicksField("task")


def ids(app: Flask, sent: dict[str, str], names: list[str] | None = None) -> list[str]:
    """What is kept of a form, box by box."""
    with app.test_request_context("/da/", method="POST", data=sent):
        kept = posted(names or BOXES)
        boxes = sorted((name for name in kept if name.startswith("task-")), key=lambda name: (len(name), name))
        return [phrases.phrase_id(kept[name]) for name in boxes]


def tasks(app: Flask, trade: str = "cafe") -> tuple[str, ...]:
    with app.app_context():
        return trades().by_id[trade].tasks


def test_ids_become_phrases_in_boxes_without_a_gap_each_once(app: Flask) -> None:
    one, other, *_ = tasks(app)
    assert ids(app, {"task-0": one, "task-3": one, "task-9": other}) == [one, other]


@pytest.mark.parametrize("nonsense", ["cafe.nothing", "<script>", " ", "\t", "cafe.x\t{}"])
def test_an_id_that_nobody_knows_is_left_out(app: Flask, nonsense: str) -> None:
    (one, *_) = tasks(app)
    assert ids(app, {"task-0": nonsense, "task-1": one}) == [one]


def test_a_phrase_that_is_gone_from_the_list_stays_with_its_words(app: Flask) -> None:
    assert ids(app, {"task-0": GONE}) == ["cafe.gone"]


def test_where_the_list_was_shown_missing_ticks_were_taken_away(app: Flask) -> None:
    (one, *_) = tasks(app)
    assert ids(app, {"task-0": one, "task-shown": "1"}) == [one, *[""] * (MOST - 1)]
    assert ids(app, {"task-shown": "1"}) == [""] * MOST
    assert ids(app, {}) == []


def test_forty_ticks_are_all_kept_and_told_in_a_sentence(app: Flask) -> None:
    ticked = [*tasks(app), *tasks(app, "bakery"), *tasks(app, "hotel")]
    sent = {f"task-{place}": phrase for place, phrase in enumerate(ticked * 2)}
    assert ids(app, sent) == ticked
    with app.test_request_context("/da/", method="POST", data=sent):
        form = TasksForm(all_as_typed(sent), meta={"csrf": False})
        assert not form.validate() and len(form.task.data) == len(sent)
        assert len(form.task.errors) == 1


def test_the_field_reads_kept_phrases_in_the_order_of_their_boxes(app: Flask) -> None:
    with app.test_request_context("/da/"):
        kept = MultiDict({"task-10": "b", "task-2": "a", "task-shown": "1", "task-3": "", "goal-0": "c"})
        assert TasksForm(kept, meta={"csrf": False}).task.data == ["a", "b"]
