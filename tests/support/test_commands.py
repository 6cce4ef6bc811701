"""`flask flow check` says that the flow is sound, or what is wrong with it."""

import pytest
from flask import Flask

from citizen_portal.flow import OUTCOMES, QUESTIONS
from citizen_portal.support import soundness


def test_a_sound_flow_is_counted(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["flow", "check"])
    paths = sum(soundness.count_paths().values())
    assert said.output == f"{len(QUESTIONS)} questions, {len(OUTCOMES)} outcomes, {paths} paths, all of them end.\n"


def test_an_unsound_flow_is_refused_with_what_is_wrong(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "check_soundness", lambda: ["kind: the last route must hold always"])
    said = app.test_cli_runner().invoke(args=["flow", "check"])
    assert said.exit_code == 1 and "kind: the last route must hold always" in said.output
