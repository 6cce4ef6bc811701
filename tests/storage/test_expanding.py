"""A step of the tables only adds, so that hosts of two releases work on them side by side while one is replaced.

What nobody asks for any more is taken away by a later step, which says so: `unused_since = "0.2.0"` names the release,
listed in CHANGELOG.md, in which the programme stopped asking for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Engine, event

from citizen_portal.storage import engines, migrating

from .test_opening import ours

CHANGES = (Path(__file__).parent.parent.parent / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"^## (\d+\.\d+\.\d+)", CHANGES, re.MULTILINE)
# Until this one there was no release: they are not looked at.
BASELINE = "0002"

# What the release before would stumble over, as PostgreSQL is told it.
TAKES_AWAY = re.compile(
    r"""\bDROP\ (TABLE|COLUMN|TYPE)\b | \bRENAME\b | \bALTER\ COLUMN\ \S+\ (SET\ NOT\ NULL|TYPE)\b
    | \bADD\ COLUMN\b(?!.*\bDEFAULT\b).*\bNOT\ NULL\b | \bADD\ CONSTRAINT\b (?!.*\bNOT\ VALID\b)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


@pytest.mark.parametrize(
    ("statement", "does"),
    [
        ("ALTER TABLE placements DROP COLUMN trade", True),
        ("DROP TABLE notes", True),
        ("ALTER TABLE placements RENAME trade TO craft", True),
        ("ALTER TABLE notes RENAME TO remarks", True),
        ("ALTER TABLE placements ALTER COLUMN trade SET NOT NULL", True),
        ("ALTER TABLE placements ALTER COLUMN trade TYPE VARCHAR(8)", True),
        ("ALTER TABLE placements ADD COLUMN colour VARCHAR(8) NOT NULL", True),
        ("ALTER TABLE placements ADD CONSTRAINT few CHECK (trouble < 3)", True),
        ("ALTER TABLE placements ADD COLUMN colour VARCHAR(8)", False),
        ("ALTER TABLE placements ADD COLUMN colour INTEGER DEFAULT '0' NOT NULL", False),
        ("CREATE TABLE colours (name VARCHAR(8) NOT NULL)", False),
        ("DROP INDEX ix_placements_trade", False),
        ("ALTER TABLE placements ALTER COLUMN trade DROP NOT NULL", False),
    ],
)
def test_what_takes_something_away_is_known_for_it(statement: str, does: bool) -> None:
    assert bool(TAKES_AWAY.search(statement)) is does


@pytest.fixture(scope="module")
def engine(postgresql: str) -> Iterator[Engine]:
    engine = engines.connect(ours(postgresql))
    yield engine
    engine.dispose()


def go_to(engine: Engine, revision: str) -> None:
    with engine.connect() as connection, migrating.alone(connection):
        command.upgrade(migrating.migration_config(connection), revision)


def steps(engine: Engine) -> list[Script]:
    """All after the baseline, the oldest first."""
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrating.migration_config(connection))
    return [step for step in reversed(list(scripts.walk_revisions())) if step.revision > BASELINE]


def test_no_step_takes_away_what_the_release_before_asks_for(engine: Engine) -> None:
    said: list[str] = []
    event.listen(engine, "after_cursor_execute", lambda *about: said.append(str(about[2])))
    go_to(engine, BASELINE)
    taking: dict[str, list[Any]] = {}
    for step in steps(engine):
        said.clear()
        go_to(engine, step.revision)
        assert said
        if found := [statement for statement in said if TAKES_AWAY.search(statement)]:
            taking[step.revision] = [getattr(step.module, "unused_since", ""), *found]
    assert {step: told for step, told in taking.items() if told[0] not in RELEASES} == {}
