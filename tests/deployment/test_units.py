"""What systemd starts: units it understands, shut in, and commands that are there."""

from __future__ import annotations

import configparser
import re
import subprocess
from pathlib import Path

import pytest

from citizen_portal.config import Settings

from .files import ROOT, example

UNITS = sorted((ROOT / "deploy").glob("portal*.*er*"))
HOST = ROOT / "deploy/portal@.service"
# Of ten: what systemd itself calls small. Without a line of it a service has 9.6.
EXPOSURE = 2.0


def test_these_are_all() -> None:
    assert [unit.name for unit in UNITS] == ["portal-outbox.service", "portal-outbox.timer", "portal@.service"]


def test_systemd_understands_them(tmp_path: Path) -> None:
    for unit in UNITS:
        # What is named by its whole path is not there on the machine of a test.
        text = re.sub(r"/srv/portal/current/\S+", "/bin/true", unit.read_text())
        (tmp_path / unit.name.replace("@", "@8001")).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_host_is_shut_in_well() -> None:
    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(HOST)], capture_output=True, text=True
    )
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    assert found and float(found[1]) <= EXPOSURE, said.stdout + said.stderr


def unit(file: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(file)
    return parser["Service"]


def test_a_host_writes_where_its_data_lie_and_is_told_its_port_whatever_the_settings_say() -> None:
    told = unit(HOST)
    assert told["StateDirectory"] == "portal" and told["ReadWritePaths"] == "/var/lib/portal"
    assert "PORT=%i PORTAL_DATA=/var/lib/portal" in told["ExecStart"] and told["Type"] == "notify"
    assert told["ProtectSystem"] == "strict" and told["NoNewPrivileges"] == told["PrivateTmp"] == "yes"
    said = re.search(r"^graceful_timeout = (\d+)", (ROOT / "gunicorn.conf.py").read_text(), re.MULTILINE)
    assert said and int(told["TimeoutStopSec"]) > int(said[1])


@pytest.mark.parametrize("file", UNITS, ids=[unit.name for unit in UNITS])
def test_every_file_a_unit_starts_is_in_the_tree_or_made_by_make_build(file: Path) -> None:
    named = re.findall(r"/srv/portal/current/(\S+)", file.read_text())
    assert all((ROOT / name).exists() for name in named)


def test_a_shell_reads_the_settings_as_systemd_and_compose_do(tmp_path: Path) -> None:
    """With a key of two parts, and whatever is commented out."""
    text = re.sub(r"^#([A-Z_]+=)", r"\1", (ROOT / "deploy/portal.env.example").read_text(), flags=re.MULTILINE)
    (tmp_path / "env").write_text(text.replace("PORTAL_KEYS=\n", f'PORTAL_KEYS="{"n" * 43} {"f" * 43}"\n'))
    script = 'set -aeu; source "$1"; env'
    said = subprocess.run(
        ["env", "-i", "bash", "-c", script, "-", str(tmp_path / "env")], capture_output=True, text=True, check=True
    )
    read = dict(line.split("=", 1) for line in said.stdout.splitlines())
    for name, value in example(commented=True).items():
        if name != "PORTAL_KEYS":
            assert read[name] == value, name
    known = {"PORTAL_DATA": str(tmp_path), "PORTAL_KEYS": read["PORTAL_KEYS"]}
    assert Settings.from_environment(known).keys == ("n" * 43, "f" * 43)
