"""`flask doctor` tells what is wrong with a site, all of it at once, and sends nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from citizen_portal import clock
from citizen_portal.config import Settings
from citizen_portal.operations.doctor import commands, machine, outside, settings, stored, words
from citizen_portal.operations.doctor.finding import Finding, Grade, Site, certificate, clocks, lines, ok, wrong

from ...placements import on
from .looking import grades, site, told

ROOT = Path(__file__).parents[3]
TALKS = (settings.keys, stored.database, outside.mail, outside.public_address, outside.systems, outside.shared_cache)


@pytest.mark.parametrize(
    ("environ", "names"),
    [
        ({}, []),
        ({"PORT": "eight", "PORTAL_PROXIES": "many"}, ["PORT", "PORTAL_PROXIES"]),
        ({"PORTAL_SMS_URL": "http://127.0.0.1:1", "PORT": "0"}, ["PORT", "PORTAL_SMS_SECRET"]),
        ({"PORTAL_DESK_OIDC_ISSUER": "http://127.0.0.1:1", "PORT": "0"},
         ["PORT", "PORTAL_DESK_OIDC_CLIENT_ID", "PORTAL_DESK_OIDC_CLIENT_SECRET"]),
        ({"PORTAL_DATABASE_URL": "postgresql://127.0.0.1:1/db", "PORT": "0"}, ["PORT", "PORTAL_KEYS"]),
        ({"PORTAL_DATABASE_URL": "mysql://h/db", "PORTAL_PUBLIC_URL": "portal", "PORTAL_MAIL_URL": "post:25"},
         ["PORTAL_DATABASE_URL", "PORTAL_MAIL_URL", "PORTAL_PUBLIC_URL"]),
        ({"PORTAL_KEYS": "short"}, ["PORTAL_KEYS"]),
    ],
)  # fmt: skip
def test_every_setting_that_makes_no_sense_is_named_once_and_nothing_else_stumbles_over_it(
    tmp_path: Path, environ: dict[str, str], names: list[str]
) -> None:
    looked = site(tmp_path, **environ)
    assert sorted(one.says.split()[0] for one in settings.settings(looked) if one.grade == Grade.WRONG) == names
    others = [one for check in TALKS for one in commands.looked(check, looked)]
    assert not [one for one in others if "cannot be looked at" in one.says]


@pytest.mark.parametrize(("keys", "says"), [
    ("k" * 43, "ok: There is one key."), (" ".join("abcde"[one] * 43 for one in range(5)), "ok: There are 5 keys."),
    (" ".join("abcdef"[one] * 43 for one in range(6)), "look: There are 6 keys."),
])  # fmt: skip
def test_keys_are_there_and_not_too_many(tmp_path: Path, keys: str, says: str) -> None:
    assert told(settings.keys(site(tmp_path, PORTAL_KEYS=keys))) == [says]


@pytest.mark.parametrize(("ahead", "grade"), [
    (timedelta(), "ok"), (timedelta(seconds=40), "look"), (timedelta(hours=2), "wrong"), (timedelta(hours=-2), "wrong"),
])  # fmt: skip
def test_a_clock_that_is_not_like_the_others_is_told(ahead: timedelta, grade: str) -> None:
    assert clocks("clock", clock.now() - ahead).grade == grade


@pytest.mark.parametrize(("left", "grade"), [(31, "ok"), (29, "look"), (0, "look"), (-1, "wrong")])
def test_a_certificate_is_told_of_within_thirty_days_of_its_end(left: int, grade: str) -> None:
    assert certificate("mail", clock.now() + timedelta(days=left, hours=1)).grade == grade


def test_where_nothing_can_be_written_the_disk_is_told(tmp_path: Path) -> None:
    # A folder that is there and takes no file, whoever asks.
    full = Site({}, Settings(Path("/proc/self"), ("k" * 43,)))
    assert told(machine.disk(full))[0].startswith("wrong: Nothing can be written in PORTAL_DATA: ")
    assert "MB are free" in told(machine.disk(site(tmp_path)))[0] and not [*tmp_path.glob("tmp*")]


def test_what_the_machine_has_is_looked_at(tmp_path: Path) -> None:
    here = site(tmp_path)
    for check in (machine.built, machine.papers, words.texts):
        assert {one.grade for one in check(here) if one.about != "fonts"} == {Grade.OK}, check


@pytest.mark.parametrize(("day", "grade", "says"), [
    (date(2026, 1, 1), "ok", "None is to be looked at soon."),
    (date(2026, 12, 15), "look", "are to be looked at within 30 days"),
    (date(2032, 1, 1), "look", "should have been looked at again"),
])  # fmt: skip
def test_a_rule_to_be_looked_at_soon_or_too_late_is_told(tmp_path: Path, day: date, grade: str, says: str) -> None:
    with on(day):
        found = [*words.rules_of_the_law(site(tmp_path))]
    assert found[0].grade == grade and says in found[0].says


def test_a_municipality_whose_rules_make_no_sense_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "rules.toml").write_text('["a.b"]\nvalue = 1\n')
    here = site(tmp_path, PORTAL_MUNICIPALITY=str(own))
    assert told(words.rules_of_the_law(here))[0].startswith("wrong: rules.toml:1: a.b has no ")
    (own / "rules.toml").unlink()
    (own / "municipality.toml").write_text('name = ""\n')
    assert told(words.texts(here))[0].startswith("wrong: municipality.toml")


def test_one_look_that_breaks_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    def broken(_site: Site) -> Iterator[Finding]:
        raise KeyError("hemmelig")
        yield

    assert told(commands.looked(broken, site(tmp_path))) == ["wrong: It cannot be looked at: KeyError."]


def test_each_finding_is_a_line_of_what_is_wrong_and_one_of_what_to_do() -> None:
    assert (
        lines(wrong("mail", "No letter can leave.", "See it.")) == "wrong  mail: No letter can leave.\n       See it."
    )
    assert lines(ok("mail", "It is there.")) == "ok     mail: It is there."


def run(folder: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "doctor", *options]
    surroundings = {**os.environ, "PORTAL_DATA": str(folder), **environ}
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def test_the_command_works_where_the_site_does_not_start_and_fails_when_there_is_something_to_do(
    tmp_path: Path,
) -> None:
    ended = run(tmp_path, "--json", PORT="eight", PORTAL_PROXIES="many")
    found = json.loads(ended.stdout)
    assert ended.returncode == 1 and {"about", "grade", "says", "do"} == set(found[0])
    assert [one["says"].split()[0] for one in found if one["grade"] == "wrong"] == ["PORT", "PORTAL_PROXIES"]
    assert all(bool(one["do"]) == (one["grade"] != "ok") for one in found)
    assert "database" in {one["about"] for one in found} and not (tmp_path / "portal.sqlite").exists()


def test_a_site_as_it_is_made_has_nothing_to_do_but_what_the_calendar_says(tmp_path: Path) -> None:
    found: Iterable[Finding] = commands.examine({"PORTAL_DATA": str(tmp_path)})
    assert grades(one for one in found if one.about not in ("rules of the law", "fonts", "disk")) == {"ok"}
