"""What the services say is understood, and their silence is not taken for a clean bill."""

import json

import pytest

from supply.audit import Answer, of_npm_audit, of_pip_audit, sentences, verdict

HOLE = {"name": "a", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}]}
SOUND = {"name": "b", "version": "2.0", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}
ASKED = {"metadata": {"dependencies": {"total": 158}}, "vulnerabilities": {}}
NPM_HOLE = {**ASKED, "vulnerabilities": {"sass": {"range": "<2", "severity": "high"}}}


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([HOLE, SOUND], Answer(2, ("a 1.0: PYSEC-2026-1",))),
        ([SOUND, SKIPPED], Answer(1)),
        ([SKIPPED], Answer(0)),
    ],
)
def test_what_pip_audit_skips_was_not_asked_about(rows: list[dict[str, object]], answer: Answer) -> None:
    assert of_pip_audit(json.dumps({"dependencies": rows, "fixes": []})) == answer


@pytest.mark.parametrize(
    ("said", "answer"),
    [(json.dumps(ASKED), Answer(158)), (json.dumps(NPM_HOLE), Answer(158, ("sass <2: high",))),
     (json.dumps({"error": {"summary": "405"}}), Answer(0)), ("", Answer(0)), ("[]", Answer(0))],
)  # fmt: skip
def test_a_refusal_of_npm_is_silence(said: str, answer: Answer) -> None:
    assert of_npm_audit(said) == answer


@pytest.mark.parametrize(
    ("answers", "ends"), [((Answer(1), Answer(2)), 0), ((Answer(1), Answer(0)), 2), ((Answer(0), Answer(2, ("x",))), 1)]
)
def test_a_hole_counts_more_than_silence_and_silence_more_than_nothing(answers: tuple[Answer, ...], ends: int) -> None:
    assert verdict({str(number): answer for number, answer in enumerate(answers)}) == ends


def test_silence_is_said_plainly() -> None:
    assert [*sentences({"x.json": Answer(0)})][0].startswith("x.json: no service answered")
    assert [*sentences({"x.json": Answer(3, ("a <2: high",))})] == [
        "x.json: 3 versions asked about, 1 holes known",
        "  a <2: high",
    ]
