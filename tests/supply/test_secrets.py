"""No key, token or password that opens something real lies in the tree, and one that is planted is found."""

import subprocess
from pathlib import Path

import pytest

from supply.secrets import ALLOWED, Finding, allowed, check, faults, findings, in_the_tree

HEX = "3f9a0c71b5d2" + "e8460af7139c5b2d80e6"
# Put together here, so that this file itself holds none.
PLANTED = [
    ("private key", "-----BEGIN " + "PRIVATE KEY-----"),
    ("private key", "-----BEGIN " + "RSA PRIVATE KEY-----"),
    ("private key", "-----BEGIN " + "OPENSSH PRIVATE KEY-----"),
    ("token", "AKIA" + "Q" * 16),
    ("token", "ghp_" + "a1" * 18),
    ("token", "xoxb-" + "1234567890"),
    ("token", "npm_" + "a1" * 18),
    ("token", "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiIxMjM0NTY3" + "." + "dozjgNryP4J3jVmNHl0w"),
    ("password in an address", "PORTAL_DATABASE_URL=postgresql://portal:" + "sommer" + "@db.example.org/portal"),
    ("password in an address", "smtps://post%40example.org:" + "v8?x" + "@mail.example.org"),
    ("setting", "PORTAL_KEYS=" + HEX),
    ("setting", 'PORTAL_KEYS="' + HEX + " " + HEX[::-1] + '"'),
    ("setting", "password: " + HEX),
    ("setting", '{"client_secret": "' + "Zk3vQ9" + 'wLx8Tn2bRf5YhJc7Pd"}'),
    ("setting", 'TOKEN: str = "' + "Zk3vQ9" + 'wLx8Tn2bRf5YhJc7Pd"'),
]
HARMLESS = [
    "postgresql://portal:{password}@db.example.org/portal",
    "redis://127.0.0.1:6379/0",
    "PORTAL_KEYS=",
    "secret = app.config['THE_SECRET_OF_PRINTS_123']",
    'token = "a-token-that-only-tests-know"',
    "keys = " + "0" * 64,
    "--hash=sha256:" + HEX,
]


@pytest.mark.parametrize(("kind", "text"), PLANTED)
def test_a_planted_one_is_found(kind: str, text: str) -> None:
    assert {finding.kind for finding in findings("x", text)} == {kind}


@pytest.mark.parametrize("text", HARMLESS)
def test_what_opens_nothing_is_let_be(text: str) -> None:
    assert not list(findings("x", text))


def test_a_secret_that_comes_into_a_checkout_stops_the_check_and_is_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sound.md").write_text("Nothing here.\n", encoding="utf-8")
    (tmp_path / "allowed.toml").write_text("allowed = []\n", encoding="utf-8")
    subprocess.run("git init -q && git add .", shell=True, cwd=tmp_path, check=True)
    assert check(tmp_path, tmp_path / "allowed.toml") == 0
    (tmp_path / "blå kopi.env").write_text(f"# mine\nPORTAL_KEYS={HEX}\n", encoding="utf-8")
    subprocess.run("git add .", shell=True, cwd=tmp_path, check=True)
    assert check(tmp_path, tmp_path / "allowed.toml") == 1
    said = capsys.readouterr().out
    assert "blå kopi.env: setting" in said and HEX not in said


def test_what_is_allowed_must_be_there_and_have_its_reason() -> None:
    one, other = Finding("a", "token", "12"), Finding("b", "token", "34")
    assert list(faults([one], {one: "an example"})) == []
    assert list(faults([], {one: "an example"})) == ["a: token (12) is allowed and lies nowhere"]
    assert list(faults([one, other], {one: " "})) == [
        "b: token (34) looks like a secret", "a: token (12) is allowed without a reason",
    ]  # fmt: skip


def test_none_lies_in_the_tree() -> None:
    assert not list(faults(in_the_tree(), allowed(ALLOWED.read_text(encoding="utf-8"))))
