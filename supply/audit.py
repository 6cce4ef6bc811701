"""`make audit`: ask the services that know of holes about every version, and say plainly when none answers.

pip-audit comes in a folder of its own, so that nothing of it stands beside what the tests run. It ends with 1 when
a hole is known, with 2 when somebody could not be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .pins import NPM, ROOT

# It reads the file that holds all of Python, and resolves nothing itself.
PIP_AUDIT = (
    ".venv/bin/uv", "tool", "run", "--quiet", "--from", "pip-audit==2.10.1",
    "pip-audit", "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json", "--requirement",
)  # fmt: skip
NPM_AUDIT = ("npm", "audit", "--package-lock-only", "--json")
# One package everybody has is asked about first: where that stays without answer, nobody is asked 100 times more.
FIRST = "flask"
PATIENCE = 300  # seconds
SILENCE = (
    "no service answered, or its tool could not be had; when somebody last looked stands in docs/dependencies.toml"
)


@dataclass(frozen=True)
class Answer:
    """What one service says: how many versions it knows, which holes, or (`asked` 0) nothing."""

    asked: int
    holes: tuple[str, ...] = ()


def of_pip_audit(said: str) -> Answer:
    """Of what pip-audit prints as JSON; a package it skips was not found where it asked."""
    rows = [row for row in _read(said).get("dependencies", []) if "skip_reason" not in row]
    holes = (f"{row['name']} {row['version']}: {hole['id']}" for row in rows for hole in row["vulns"])
    return Answer(len(rows), tuple(holes))


def of_npm_audit(said: str) -> Answer:
    """Of what `npm audit --json` prints."""
    told = _read(said)
    asked = told.get("metadata", {}).get("dependencies", {}).get("total", 0)
    holes = told.get("vulnerabilities", {}).items()
    return Answer(asked, tuple(f"{name}: {hole['severity']}, {_why(hole)}" for name, hole in holes))


def _why(hole: dict[str, Any]) -> str:
    """Where a hole is described, or in which package that comes along it lies."""
    return " ".join(via["url"] if isinstance(via, dict) else via for via in hole["via"])


def _read(said: str) -> dict[str, Any]:
    try:
        told = json.loads(said)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def sentences(answers: dict[str, Answer]) -> Iterator[str]:
    """One line a file, and one a hole."""
    for file, answer in answers.items():
        if not answer.asked:
            yield f"{file}: {SILENCE}"
        else:
            yield f"{file}: {answer.asked} versions asked about, {len(answer.holes)} holes known"
            yield from (f"  {hole}" for hole in answer.holes)


def verdict(answers: dict[str, Answer]) -> int:
    """1 when a hole is known, else 2 when a service stayed silent, else 0."""
    if any(answer.holes for answer in answers.values()):
        return 1
    return 0 if all(answer.asked for answer in answers.values()) else 2


def _run(command: Sequence[str], folder: str = ".", typed: str | None = None) -> str:
    try:
        done = subprocess.run(
            command, cwd=ROOT / folder, input=typed, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _python() -> Answer:
    first = of_pip_audit(_run([*PIP_AUDIT, "/dev/stdin"], typed=_pinned_line(FIRST)))
    return of_pip_audit(_run([*PIP_AUDIT, "constraints-test.txt"])) if first.asked else first


def _pinned_line(name: str) -> str:
    lines = (ROOT / "constraints-test.txt").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{name}==")).rstrip("\\ ") + "\n"


def main() -> int:
    """Ask, and print what was said."""
    answers = {"constraints-test.txt": _python()}
    for file in NPM:
        answers[file] = of_npm_audit(_run(NPM_AUDIT, file.rpartition("/")[0] or "."))
    print(*sentences(answers), sep="\n")
    return verdict(answers)


if __name__ == "__main__":
    sys.exit(main())
