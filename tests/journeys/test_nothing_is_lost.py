"""Every form × whatever comes back in place of "done": everything typed is on the page, with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal import i18n
from citizen_portal.placement import history
from citizen_portal.placement.fields import LARGEST_FORM
from citizen_portal.placement.status import EventKind, Status

from ..house_style import Page, ReadingClient, text_of
from ..people import fill, filled_in
from . import lost_forms
from .lost_forms import BUTTONS, FORMS, Form, World, no_room, post

OF_A_PLACEMENT = [form for form in FORMS if "status" in form.path.__qualname__ or "link" in form.path.__qualname__]
CHOICES = (
    "three_months_later",
    "outcome", "purpose_reached", "again", "job_realistic", "benefit", "latest_employer", "family_owned", "kind",
    "paid_hours", "job_chance", "purpose",
)  # fmt: skip


# They only lead on, and keep nothing.
DOORS = ("resume", "code page", "prepared code")


def called(form: Form) -> str:
    return form.name


@pytest.fixture
def world(app: Flask, client: ReadingClient) -> World:
    other = app.test_client()
    assert isinstance(other, ReadingClient)
    return World(app, client, other)


@pytest.fixture
def ready(world: World, form: Form, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The form as somebody has filled it in and not sent yet."""
    form.ready(world)
    if form.ended:
        monkeypatch.setattr(history, "status_on", lambda _state, _day: Status.ENDED)
        for kind in (EventKind.EVALUATED, EventKind.FOLLOWED_UP):
            monkeypatch.setitem(history.MAY_HAPPEN, kind, lambda *_asked: True)
    yield form.filled(world)


def lost(form: Form, shown: TestResponse) -> list[str]:
    """What was typed and is not on the page."""
    page = Page(shown.text)
    words = text_of(page.one("main")) + "".join(part.get("value") or "" for part in page.all("input", type="text"))
    words += "".join(part.get("value") or "" for kind in ("email", "tel") for part in page.all("input", type=kind))
    chosen = {part.get("value") for part in page.all("input", type="radio") if part.get("checked") is not None}
    say, sides = i18n.words("da"), ("placement", "employer", "after", "later")
    return [
        name for name, value in form.typed.items()
        if value and not (value in words or value in chosen
                          or name in CHOICES and any(say(f"{side}.{name}.{value}") in words for side in sides)
                          or say(f"goals.{value}") in words)
    ]  # fmt: skip


def says_why(shown: TestResponse) -> bool:
    page = Page(shown.text)
    return bool(page.all("*", role="alert") or page.with_attribute("data-refused"))


@pytest.mark.parametrize("form", FORMS, ids=called)
def test_what_leaves_everything_as_it_was_loses_nothing(form: Form, world: World, ready: dict[str, str]) -> None:
    client = form.client(world)
    expired = post(form, world, {**ready, "csrf_token": "old"})
    assert expired.status_code == 422 and says_why(expired) and not lost(form, expired)
    assert "Tryk en gang til" in text_of(Page(expired.text).one("main"))
    long = post(form, world, {**ready, "other": "x" * LARGEST_FORM})
    assert long.status_code == 413 and not lost(form, long)
    cookie = client.get_cookie("portal")
    assert cookie is not None
    client.delete_cookie("portal")
    blocked = post(form, world, ready)
    assert blocked.status_code == 422 and "cookies" in blocked.text and not lost(form, blocked)
    client.set_cookie("portal", cookie.value)


@pytest.mark.parametrize("form", FORMS, ids=called)
def test_another_language_brings_the_form_along(form: Form, world: World, ready: dict[str, str]) -> None:
    shown = post(form, world, {**ready, "switch": "typed"}, "en")
    assert shown.status_code == 200 and not lost(form, shown)
    page = Page(shown.text)
    assert page.one("html").get("lang") == "en" and not page.all("*", id="error-summary")
    buttons = page.all("button", name="switch", data_lang="da")
    assert [button.get("form") for button in buttons] == ["typed"] and page.one("form", id="typed") is not None
    assert post(form, world, {**filled_in(shown.text, form.box), **form.extra}, "en").status_code != 404


@pytest.mark.parametrize(("form", "wrong"), [(FORMS[0], "birth_date-day"), (FORMS[2], "weekly_hours"),
                                             (FORMS[7], "weekly_hours"), (FORMS[11], "weekly_hours")])  # fmt: skip
def test_a_form_with_faults_comes_in_the_other_language_with_its_faults(
    form: Form, wrong: str, world: World, ready: dict[str, str]
) -> None:
    first = post(form, world, {**ready, wrong: "mange"})
    assert Page(first.text).all("button", name="switch")[0].get("value") == "checked"
    shown = post(form, world, {**ready, wrong: "mange", "switch": "checked"}, "en")
    assert shown.status_code == 422 and "mange" in shown.text
    assert "There" in text_of(Page(shown.text).one("div", id="error-summary")) or says_why(shown)


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.name not in ("resume", "code page", "prepared code")], ids=called
)
def test_a_database_without_room_is_told_and_the_same_can_be_sent_again(
    form: Form, world: World, ready: dict[str, str]
) -> None:
    with no_room(world.app):
        failed = post(form, world, ready)
    assert failed.status_code == 503 and failed.headers["Retry-After"] and not lost(form, failed)
    page = Page(failed.text)
    assert page.with_attribute("data-not-done") and not page.all("ul", **{"class": "doors"})
    again = filled_in(failed.text)
    assert {**again, "csrf_token": ""} == {**ready, "csrf_token": ""}
    assert form.client(world).post(form.path(world), data=again).status_code == 303


def gone(world: World) -> None:
    lost_forms.delete(world)


@pytest.mark.parametrize("form", OF_A_PLACEMENT, ids=called)
def test_a_placement_that_is_gone_loses_no_words(form: Form, world: World, ready: dict[str, str]) -> None:
    gone(world)
    late = post(form, world, ready)
    assert late.status_code == 404 and says_why(late) and not lost(form, late)


def says_no(world: World) -> None:
    form = next(form for form in FORMS if form.name == "no")
    assert post(form, world, form.filled(world)).status_code == 303


@pytest.mark.parametrize("meanwhile", [lost_forms.withdraw, says_no])
@pytest.mark.parametrize("form", [form for form in OF_A_PLACEMENT if not form.ended], ids=called)
def test_a_placement_that_was_closed_meanwhile_loses_no_words(
    form: Form, world: World, ready: dict[str, str], meanwhile: Callable[[World], None]
) -> None:
    if meanwhile is says_no and form.name in ("relink", "address"):
        pytest.skip("an address can still be mended")
    if form.name == "correct":
        pytest.skip("one's own name can be mended wherever it stands")
    if meanwhile is says_no and form.applied:
        pytest.skip("a yes is taken back until it is applied for")
    meanwhile(world)
    late = post(form, world, ready)
    assert late.status_code == 409 and says_why(late) and not lost(form, late)


def test_a_step_of_a_registration_that_was_sent_or_cleared_meanwhile_loses_no_words(world: World) -> None:
    form = next(form for form in FORMS if form.name == "step laering")
    form.ready(world)
    typed = form.filled(world)
    world.citizen.post("/da/plads/")
    cleared = post(form, world, typed)
    assert cleared.status_code == 409 and says_why(cleared) and not lost(form, cleared)
    world.sent()
    sent = post(form, world, typed)
    assert sent.status_code == 409 and "allerede sendt" in sent.text and not lost(form, sent)


@pytest.mark.parametrize("form", BUTTONS, ids=called)
def test_a_button_with_an_old_token_says_so_and_does_nothing(form: Form, world: World, ready: dict[str, str]) -> None:
    old = post(form, world, {**ready, "csrf_token": "old"})
    assert old.status_code == 422 and "Tryk en gang til" in old.text
    assert world.citizen.get(world.status).status_code == 200


def test_a_no_with_an_old_token_leaves_the_yes_as_it_was(world: World) -> None:
    world.sent()
    form = next(form for form in FORMS if form.name == "no")
    old = post(form, world, {**form.filled(world), "csrf_token": "old"})
    kept = filled_in(world.employer.get(f"{world.link}/ret").text, "tasks")
    assert kept["weekly_hours"] == lost_forms.CAFE.fields["weekly_hours"]
    assert filled_in(old.text, "reason")["reason"] == form.typed["reason"]


@pytest.mark.parametrize(("path", "button"), [("/enig", "agree"), ("/soegt", "vitas")])
def test_what_the_employer_presses_with_an_old_token_is_not_swallowed(world: World, path: str, button: str) -> None:
    world.sent()
    world.employer.get(world.link)
    old = world.employer.post(world.link + path, data={"csrf_token": "old", "seen": "1"})
    assert old.status_code == 422 and "Tryk en gang til" in old.text


def test_an_answer_of_the_flow_whose_token_is_old_stays_chosen(client: ReadingClient) -> None:
    old = client.post("/da/vejviser/wellbeing", data={"answer": "nervous", "csrf_token": "old"})
    chosen = [part.get("value") for part in Page(old.text).all("input", type="radio") if part.get("checked") == ""]
    assert old.status_code == 422 and chosen == ["nervous"] and says_why(old)
    late = client.post("/da/vejviser/goal", data={"answer": "job", "csrf_token": "old"})
    assert late.status_code in (409, 422) and says_why(late)


def test_what_was_ticked_stays_ticked_in_another_language(world: World) -> None:
    fill(world.citizen, lost_forms.CAFE)
    typed = {**filled_in(world.citizen.get("/da/plads/tjek").text, "confirm"), "confirm": "y", "switch": "typed"}
    shown = world.citizen.post("/en/plads/tjek", data=typed)
    assert shown.status_code == 200 and filled_in(shown.text, "confirm")["confirm"] == "y"
    assert world.citizen.get("/da/plads/kvittering").status_code == 303


def test_a_button_of_a_registration_that_is_gone_says_so(world: World) -> None:
    world.begun("virksomhed")
    old = world.citizen.post("/da/plads/gem", data={"csrf_token": "old", "do": "later"})
    assert old.status_code == 409 and Page(old.text).with_attribute("data-not-done")
    world.citizen.post("/da/plads/")
    gone = world.citizen.post("/da/plads/gem", data={"csrf_token": "old", "do": "later"})
    assert gone.status_code in (409, 422) and Page(gone.text).with_attribute("data-not-done")


def test_too_many_tries_keep_the_code_and_offer_it_again(world: World) -> None:
    form = next(form for form in FORMS if form.name == "code page")
    typed = form.filled(world)
    stopped = [post(form, world, typed) for _ in range(11)][-1]
    assert stopped.status_code == 429 and not lost(form, stopped)
    assert filled_in(stopped.text)["code"] == form.typed["code"]


def test_no_log_holds_what_somebody_typed(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    form = next(form for form in FORMS if form.name == "step plads")
    form.ready(world)
    typed = form.filled(world)

    def fail(*_given: object) -> None:
        raise ValueError(typed["tasks"])

    monkeypatch.setattr("citizen_portal.registration.draft.RegistrationDraft.keep", fail)
    failed = post(form, world, typed)
    assert failed.status_code == 500 and not lost(form, failed)
    assert typed["tasks"] not in caplog.text and "ValueError" in caplog.text


def test_the_table_is_whole() -> None:
    assert len(FORMS) == 23
