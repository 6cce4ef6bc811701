"""Every step of the tables, back and forth with rows in all of them: nothing is lost that both versions have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic import command
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Column, Connection, Engine, func, insert, inspect, select, text

from citizen_portal.storage import engines, migrating
from citizen_portal.storage.tables import Base

from .kept import let_go, site_on
from .ways_in import given

Rows = dict[str, dict[str, list[Any]]]

FIRST = "0001"
# Columns and tables a step changes on purpose, and why.
ON_PURPOSE: Mapping[str, Mapping[str, str]] = {
    "0003": {"outbox.done_at": "what was given up waits again in the version before, which knows no such ending"},
    "0004": {"outbox.kind": "letters about drafts have a kind of their own"},
    "0006": {
        "placements.company_key": "the prints are made in another way, and anew by `placement rebuild`",
        "placements.person_key": "the same",
    },
    "0008": {"desk_sessions": "without the columns nobody would ask the provider about them again"},
}


@pytest.fixture(scope="module")
def engine(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """With rows in every table of today."""
    url = fresh()
    app = site_on(url, tmp_path_factory.mktemp("rows"))
    given(app)
    let_go(app)
    engine = engines.connect(url)
    fill(engine)
    yield engine
    engine.dispose()


SAMPLES: Mapping[type, Any] = {str: "a", int: 1, bool: True, bytes: b"a", date: date(2026, 8, 1)}
MOMENT = datetime(2026, 8, 1, tzinfo=UTC)


def fill(engine: Engine) -> None:
    """A row in each table that has none yet."""
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            if not connection.scalar(select(func.count()).select_from(table)):
                connection.execute(insert(table).values({one.name: sample(connection, one) for one in table.columns}))


def sample(connection: Connection, column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return connection.scalar(select(key.column))
    return SAMPLES.get(column.type.python_type, MOMENT)


def steps(engine: Engine) -> list[Script]:
    """The newest first, without the one that made the first tables."""
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrating.migration_config(connection))
    return [one for one in scripts.walk_revisions() if one.revision != FIRST]


def go_to(engine: Engine, revision: Any, way: Callable[..., None]) -> None:
    with engine.connect() as connection, migrating.alone(connection):
        way(migrating.migration_config(connection), revision)


def rows(engine: Engine) -> Rows:
    """Each column of each table, in the order of its keys."""
    found: Rows = {}
    with engine.connect() as connection:
        for table in set(inspect(connection).get_table_names()) - {"alembic_version"}:
            keys = inspect(connection).get_pk_constraint(table)["constrained_columns"]
            answer = connection.execute(text(f"SELECT * FROM {table} ORDER BY {', '.join(keys)}"))
            names, lines = list(answer.keys()), answer.all()
            found[table] = {name: [line[place] for line in lines] for place, name in enumerate(names)}
    return found


def changed(before: Rows, after: Rows) -> set[str]:
    """What both have and is not the same."""
    return {
        f"{table}.{name}"
        for table in before.keys() & after.keys()
        for name in before[table].keys() & after[table].keys()
        if before[table][name] != after[table][name]
    }


def unforeseen(step: Script, before: Rows, after: Rows) -> set[str]:
    meant = ON_PURPOSE.get(step.revision, {})
    return {one for one in changed(before, after) if one not in meant and one.partition(".")[0] not in meant}


def test_a_step_back_and_a_step_forth_lose_nothing_that_both_versions_have(engine: Engine) -> None:
    now = rows(engine)
    assert {table for table, columns in now.items() if not any(columns.values())} == set()
    for step in steps(engine):
        before = rows(engine)
        go_to(engine, step.down_revision, command.downgrade)
        assert not unforeseen(step, before, rows(engine)), f"{step.revision} back"
    for step in reversed(steps(engine)):
        before = rows(engine)
        go_to(engine, step.revision, command.upgrade)
        assert not unforeseen(step, before, rows(engine)), f"{step.revision} forth"
    assert rows(engine)["placements"]["sealed"] == now["placements"]["sealed"]
