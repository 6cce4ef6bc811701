"""Every next step has a colour for each reader, and none is left to chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citizen_portal import i18n
from citizen_portal.placement.next_step import NEXT, NextStep
from citizen_portal.placement.status import PARTIES, Side
from citizen_portal.placement.tone import TONES, Tone, tone

from ..placements import APPROVED, OUTCOMES, STOPPED, replayed

CITIZEN, EMPLOYER = PARTIES
STATE = replayed(*APPROVED)
# What each of the two sees, citizen first.
SEEN = {
    ("sent", EMPLOYER): "wait turn",
    ("silent", EMPLOYER): "wait turn",
    ("answered", CITIZEN): "turn wait",
    ("declined", CITIZEN): "turn plain",
    ("changed", EMPLOYER): "wait turn",
    ("agreed", EMPLOYER): "wait turn",
    ("applied", Side.JOBCENTER): "wait wait",
    ("more-needed", EMPLOYER): "wait turn",
    ("change-citizen", CITIZEN): "turn wait",
    ("change-employer", EMPLOYER): "wait turn",
    ("change-jobcenter", Side.JOBCENTER): "wait wait",
    ("approved", None): "yes yes",
    ("started", None): "yes yes",
    ("midway", None): "yes yes",
    ("ending", None): "yes yes",
    ("not-approved", CITIZEN): "stop stop",
    ("passed", CITIZEN): "stop stop",
    ("withdrawn", None): "plain plain",
    ("did-not-start", None): "plain plain",
    ("lapsed", None): "plain plain",
}
# Told to one reader alone, of whom something is asked, or nothing more.
ALONE = {"draft", "unreachable", "ended", "three-months", "told", "question", "dates", "dates-theirs"}


def told_ids() -> set[str]:
    """The ids of what a reader is told to come next: the words of some have a second form."""
    return {word.split(".")[2] for word in i18n.label_ids() if word.startswith("turn.")}


def test_every_next_step_has_a_tone_and_is_looked_at_here() -> None:
    assert set(TONES) == {step for step, _who in SEEN} | ALONE
    assert told_ids() == set(TONES) - {"draft"}
    assert {step(STATE, STATE.starts_on).id for status, step in NEXT.items()} <= set(TONES)


@pytest.mark.parametrize(("step", "who"), SEEN)
def test_each_of_the_two_sees_whose_turn_it_is(step: str, who: Side | None) -> None:
    seen = [tone(NextStep(step, who), reader, STATE) for reader in PARTIES]
    assert " ".join(seen) == SEEN[step, who]


@pytest.mark.parametrize("step", ["draft", "unreachable", "ended", "three-months", "question", "dates"])
def test_whoever_is_asked_alone_is_asked_in_the_colour_of_a_turn(step: str) -> None:
    assert tone(NextStep(step, CITIZEN), CITIZEN, STATE) is Tone.TURN


@pytest.mark.parametrize(("outcome", "seen"), [("job", "yes"), ("education", "yes"), ("nothing", "plain")])
def test_an_early_end_is_celebrated_where_it_led_to_something(outcome: str, seen: str) -> None:
    answers = {**OUTCOMES[0].content["answers"], "outcome": outcome}
    told = replace(OUTCOMES[0], content={"answers": answers})
    assert tone(NextStep("told", None), CITIZEN, replayed(*APPROVED, told)) is Tone.YES
    assert tone(NextStep("told", None), CITIZEN, replayed(*APPROVED, STOPPED[CITIZEN], told)) == seen
