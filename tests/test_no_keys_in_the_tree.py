"""No key, token or password that opens something real lies in the tree."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# As keys of the usual kinds begin, or as one is written beside a user in an address.
KEYS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}"
    r"|\bglpat-[\w-]{20}|\bxox[abprs]-[\w-]{10,}|\bsk_live_\w{16,}|\bAIza[\w-]{35}\b"
)
PICTURES = (".png", ".svg", ".webp")
PLANTED = {
    "private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "cloud": "key = AKIA" + "Q" * 16,
    "token": "ghp_" + "a1" * 18,
    "chat": "xoxb-" + "1234567890",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_one_is_found(kind: str) -> None:
    assert KEYS.search(PLANTED[kind])


def test_none_lies_in_the_tree() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    files = [ROOT / name for name in tracked if not name.endswith(PICTURES) and (ROOT / name).is_file()]
    assert not [str(file) for file in files if KEYS.search(file.read_text(encoding="utf-8"))]
