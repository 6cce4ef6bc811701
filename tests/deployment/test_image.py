"""The image: what its steps say, and what they must not."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from . import files
from .files import ROOT

BUILD, IMAGE = files.stages()
SECRET = re.compile(r"KEY|SECRET|PASSWORD|TOKEN")


def test_both_stages_stand_on_the_same_slim_debian_so_that_what_was_built_in_one_runs_in_the_other() -> None:
    assert BUILD.start == f"{IMAGE.start} AS build"
    assert re.fullmatch(r"python:3\.11-slim-bookworm", IMAGE.start)
    assert BUILD.told("WORKDIR") == IMAGE.told("WORKDIR") == ["/srv/portal"]


def test_wheels_are_installed_by_their_hashes_and_all_that_is_built_is_built_ahead() -> None:
    steps = " ".join(BUILD.told("RUN"))
    rules = (ROOT / "Makefile").read_text()
    assert "make .venv/.ready-to-run node_modules/.ready" in steps and "make build" in steps
    assert "--require-hashes -r constraints.txt" in rules and "npm ci --ignore-scripts" in rules
    assert re.search(r"^build: .*\$\(RUN_READY\) \$\(COMPILED\) assets", rules, re.MULTILINE)
    assert "compileall" in steps


def test_it_has_every_library_and_font_of_a_machine_that_is_set_up_by_itself() -> None:
    needed = (ROOT / "scripts/system").read_text()
    run = needed.partition("    run)\n")[2].partition(";;")[0].split("\n")
    tools = [line.strip() for line in run if line.strip()]
    assert tools[1:] == ["needs node nodejs", "needs npm npm", "papers"]
    assert "venv" in tools[0] and "scripts/system papers" in IMAGE.told("RUN")[0]


def test_nobody_in_it_is_root_and_all_that_is_written_lies_in_one_folder() -> None:
    (user,), (volume,) = IMAGE.told("USER"), IMAGE.told("VOLUME")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert f"--uid {user.split(':')[0]}" in IMAGE.told("RUN")[0]
    assert files.image_environment()["PORTAL_DATA"] == volume
    order = [name for name, _ in IMAGE.steps]
    assert "RUN" not in order[order.index("USER") :] and "COPY" not in order[order.index("USER") :]


def test_no_secret_and_nothing_that_is_not_named_gets_into_it() -> None:
    said = [told for name, told in BUILD.steps + IMAGE.steps if name in ("ENV", "ARG", "LABEL")]
    assert not [one for one in said if SECRET.search(one)]
    wanted = {source for stage in (BUILD, IMAGE) for sources, _ in files.copied(stage) for source in sources}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let_in == wanted - {".venv"}
    assert {"*", "citizen_portal/static", "translations/**/*.mo"} <= set(
        (ROOT / ".dockerignore").read_text().splitlines()
    )


def test_everything_it_is_made_of_is_in_the_tree() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    for sources, _ in files.copied(BUILD):
        assert all(any(f"{name}/".startswith(f"{source}/") for name in tracked) for source in sources), sources


def test_it_is_stopped_as_the_server_wants_to_be_and_asked_without_any_tool_but_python() -> None:
    assert IMAGE.told("STOPSIGNAL") == ["SIGTERM"]
    assert json.loads(IMAGE.told("CMD")[0]) == ["gunicorn", "wsgi:app"]
    (asked,) = IMAGE.told("HEALTHCHECK")
    assert json.loads(asked.partition("CMD ")[2]) == ["python", "scripts/healthy"]


def test_where_nobody_answers_it_says_that_it_is_not_healthy() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/healthy"], cwd=ROOT, env={"PORT": "1"}, capture_output=True, text=True
    )
    assert done.returncode == 1 and "no answer" in done.stderr and "Traceback" not in done.stderr
