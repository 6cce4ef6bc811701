"""Whoever follows docs/operations.md finds every command, target, unit and file it names."""

from __future__ import annotations

import re

import click
from flask import Flask

from . import files
from .files import ROOT

TEXT = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = TEXT.partition("## What was tried")[0]
COMMAND = re.compile(r"(?:(?:^|`)\s*portal|flask --app wsgi|`flask) ([a-z][a-z-]*)(?: ([a-z-]+))?", re.MULTILINE)
# Lines of a shell: what stands between fences.
SHELL = "\n".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL))


def test_every_command_of_the_site_is_there(app: Flask) -> None:
    listed = next(line for line in README.splitlines() if line.startswith("The command line is Flask's own"))
    found = COMMAND.findall(TEXT) + COMMAND.findall(README) + re.findall(r"`([a-z-]+) ([a-z]+)\b[^`/]*`", listed)
    assert len(found) > 25
    for group, name in found:
        command = app.cli.commands[group]
        assert not isinstance(command, click.Group) or name in command.commands, (group, name)


def test_every_target_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", TEXT)) | set(re.findall(r"make -C \S+ ([a-z]+)", SHELL))
    assert named and named <= targets


def test_every_file_and_unit_it_names_is_there() -> None:
    named = set(re.findall(r"(?:^|[^\w])(deploy/[\w@.*-]+[\w*])", GUIDE))
    ours = {name for name in named if not name.startswith(("deploy/tls", "deploy/away"))}
    assert len(ours) >= 5 and not [name for name in ours if not list(ROOT.glob(name))]
    units = set(re.findall(r"\b(portal(?:@|-outbox)[\w.]*)", SHELL))
    assert {unit.partition("@")[0] for unit in units} == {"portal", "portal-outbox."} | {"portal-outbox.timer"}


def test_what_it_changes_in_a_file_stands_there() -> None:
    """A `sed` that finds nothing says nothing."""
    changes = re.findall(r"s/(.+?)/", SHELL.replace("\\.", "."))
    text = (ROOT / "deploy/portal.env.example").read_text() + (ROOT / "deploy/nginx.conf").read_text()
    wanted = [change for change in changes if change.startswith(("app-", ":PASS", "portal.ex", "^PORTAL"))]
    assert len(wanted) == 6 and all(re.search(change, text, re.MULTILINE) for change in wanted)


def test_services_it_names_are_those_of_compose() -> None:
    named = set(re.findall(r"docker compose exec (?:-T )?([a-z0-9-]+)", GUIDE)) | set(
        re.findall(r"--no-deps ([a-z0-9-]+)", GUIDE)
    )
    assert named and named <= set(files.services())


def test_the_memory_and_connections_it_reckons_with_are_those_of_the_programme() -> None:
    engines = (ROOT / "citizen_portal/storage/engines.py").read_text()
    kept = re.search(r"CONNECTIONS, BEYOND = (\d+), (\d+)", engines)
    assert kept and f"{kept[1]} for each worker, {int(kept[1]) + int(kept[2])} for a moment" in GUIDE
