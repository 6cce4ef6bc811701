"""Invented placements stand wherever one can, are the same again, and go into no database of people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from stdnum.dk import cvr

from citizen_portal import create_app
from citizen_portal.i18n import LANGUAGES
from citizen_portal.operations.demo import people
from citizen_portal.placement.status import Side, Status
from citizen_portal.records import rebuild, repository, staff
from citizen_portal.records.staff import Role
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DraftRow, OutboxRow, PlacementRow

from ...conftest import settings_in
from ...placements import rows, sent

COUNT = 60
OPEN: Any = PlacementRow.__table__


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = create_app(settings_in(tmp_path_factory.mktemp("seeded")), prerender=False)
    with app.app_context():
        staff.invite("Karen Holm", Role.WORKER)
    assert seed(app, COUNT) == (0, f"{COUNT} invented placements\n")
    return app


def seed(app: Flask, count: int, *more: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["demo", "seed", str(count), *more])
    return done.exit_code, done.output


def test_there_is_one_wherever_a_placement_can_stand(seeded: Flask) -> None:
    with seeded.app_context():
        records = [repository.of_row(row) for row in repository.rows()]
    assert {record.status for record in records} >= set(Status) - {Status.DRAFT, Status.MIDWAY, Status.STARTED}
    assert {record.status for record in records} & {Status.MIDWAY, Status.STARTED}
    assert {record.state.fields["kind"] for record in records} == {"virksomhedspraktik", "loentilskud"}
    assert {record.state.fields["purpose"] for record in records} == {"job", "udvikling", "kompetence"}
    assert any(record.state.evaluations.get(Side.CITIZEN, {}).get("goals") for record in records)
    assert any(record.state.later for record in records)
    assert any(record.state.change_waits_for is Side.JOBCENTER for record in records)


def test_what_stands_in_their_rows_is_what_lies_sealed(seeded: Flask) -> None:
    with seeded.app_context():
        before = rows()
        rebuild.rebuild()
        assert rows() == before and len(before["search_prints"]) > COUNT * 5
        assert any(repository.of_row(row).state.assigned_to for row in repository.rows())


def test_no_letter_leaves(seeded: Flask) -> None:
    with seeded.app_context():
        waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.done_at.is_(None))
        assert db.session.scalar(waiting) == 0


def test_more_may_follow_and_the_same_number_gives_the_same_people(seeded: Flask) -> None:
    def names() -> list[str]:
        with seeded.app_context():
            return sorted(repository.of_row(row).state.fields["name"] for row in repository.rows())

    before = names()
    assert seed(seeded, COUNT)[0] == 0
    assert names() == sorted(before * 2)
    assert seed(seeded, 5, "--seed", "7")[0] == 0


def test_no_person_of_a_real_database_gets_invented_neighbours(app: Flask) -> None:
    with app.app_context():
        sent()
    status, said = seed(app, 3)
    assert status == 1 and "registrations of people" in said


def test_a_draft_is_a_person_too(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path), prerender=False)
    with app.app_context():
        now = func.current_timestamp()
        db.session.execute(DraftRow.__table__.insert().values(id="a" * 32, changed_at=now, expires_at=now, sealed=b""))  # type: ignore[attr-defined]
        db.session.commit()
    assert seed(app, 3)[0] == 1


def test_nobody_invented_can_be_rung_or_written_to(seeded: Flask) -> None:
    with seeded.app_context():
        fields = [repository.of_row(row).state.current for row in repository.rows()]
    assert all(
        one["email"].endswith("@example.org") and one["contact_email"].endswith("@example.com") for one in fields
    )
    assert all(one[name].startswith("1") for one in fields for name in ("phone", "contact_phone"))


def test_every_language_a_form_speaks_has_its_people() -> None:
    assert set(people.NAMES) == {code for code, one in LANGUAGES.items() if not one.easy}
    assert all(cvr.is_valid(one.cvr) for one in people.workplaces())
