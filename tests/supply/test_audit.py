"""What the services say is understood, and their silence is not taken for a clean bill."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from supply.audit import NPM_AUDIT, Answer, _run, of_npm_audit, of_pip_audit, sentences, verdict

HOLE = {"name": "a", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}]}
SOUND = {"name": "b", "version": "2.0", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}
ASKED = {"metadata": {"dependencies": {"total": 158}}, "vulnerabilities": {}}
NPM_HOLE = {**ASKED, "vulnerabilities": {"sass": {"severity": "high", "via": ["immutable"]}}}
ADVISORY = {
    "id": 1, "url": "https://example.org/1", "title": "a hole", "severity": "high", "vulnerable_versions": "<2",
    "cwe": [], "cvss": {"score": 0, "vectorString": None},
}  # fmt: skip


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
    [(json.dumps(ASKED), Answer(158)), (json.dumps(NPM_HOLE), Answer(158, ("sass: high, immutable",))),
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


@contextmanager
def service(status: int, holes: dict[str, Any]) -> Iterator[str]:
    """One that knows of holes, as npm asks for them, on this machine."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(status, holes)

        def do_GET(self) -> None:
            self.answer(404, {})

        def answer(self, code: int, said: dict[str, Any]) -> None:
            self.send_response(code)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_said: Any) -> None:
            """Nothing of it is read."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "holes", "found"),
    [
        (200, {"sass": [ADVISORY]}, ("sass: high, https://example.org/1",)),
        (405, {}, None),
    ],
)
def test_npm_itself_is_understood(
    status: int, holes: dict[str, Any], found: tuple[str, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service(status, holes) as url:
        monkeypatch.setenv("npm_config_registry", url)
        answer = of_npm_audit(_run(NPM_AUDIT))
    assert (answer.asked > 100, answer.holes) == (found is not None, found or ())
