"""Whether a key, token or password that opens something lies among the tracked files.

What only looks like one is named in allowed_secrets.toml, with its reason; a row there that names nothing any more
is a fault too.
"""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .pins import ROOT

ALLOWED = Path(__file__).parent / "allowed_secrets.toml"
# As keys of the usual kinds begin, whatever they open.
TOKEN = re.compile(
    r"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}|\bxox[abprs]-[\w-]{10,}"
    r"|\b[rs]k_live_\w{16,}|\bAIza[\w-]{35}\b|\bnpm_[A-Za-z0-9]{36}\b|\bpypi-AgE[\w-]{40,}|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\bhf_[A-Za-z0-9]{30,}|\bAGE-SECRET-KEY-1[0-9A-Z]{50,}|\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}"
)
PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----")
# user:password@ in an address; what is put in later is none.
IN_AN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'`]+:(?P<value>[^\s/@\"'`{}$<>]+)@")
# A setting by its name, and something no person would type.
SETTING = re.compile(
    r"(?:key|secret|token|password|passwd|credential|salt)s?\w{0,20}[\"']?\s*(?::\s*str\s*)?[:=]{1,2}\s*[bf]?[\"']?"
    r"(?P<value>[A-Za-z0-9+/_-]{20,}={0,2})",
    re.IGNORECASE,
)
KINDS = {"private key": PRIVATE_KEY, "token": TOKEN, "password in an address": IN_AN_ADDRESS, "setting": SETTING}
# Bits a sign: random hex digits have nearly 4, other random signs over 4, words of a language with digits less.
AS_RANDOM = 3.3


@dataclass(frozen=True, order=True)
class Finding:
    """Where something lies that looks like a secret. `mark` is the beginning of its SHA-256: it says it to nobody."""

    file: str
    kind: str
    mark: str

    def __str__(self) -> str:
        return f"{self.file}: {self.kind} ({self.mark})"


def findings(file: str, text: str) -> Iterator[Finding]:
    """What looks like a secret in a text."""
    for kind, pattern in KINDS.items():
        for match in pattern.finditer(text):
            value = match.groupdict().get("value", match.group())
            if kind != "setting" or _random(value):
                yield Finding(file, kind, hashlib.sha256(value.encode()).hexdigest()[:12])


def _random(value: str) -> bool:
    mixed = re.search(r"[0-9]", value) and re.search(r"[A-Za-z]", value)
    shares = [count / len(value) for count in Counter(value).values()]
    return bool(mixed) and -sum(share * math.log2(share) for share in shares) > AS_RANDOM


def allowed(text: str) -> dict[Finding, str]:
    """What only looks like one, and why it is none."""
    return {Finding(row["file"], row["kind"], row["mark"]): row["why"] for row in tomllib.loads(text)["allowed"]}


def faults(found: Iterable[Finding], excused: dict[Finding, str]) -> Iterator[str]:
    """What must not be taken in like that, a sentence each."""
    found = set(found)
    yield from (f"{finding} looks like a secret" for finding in sorted(found - set(excused)))
    yield from (f"{finding} is allowed and lies nowhere" for finding in sorted(set(excused) - found))
    yield from (f"{finding} is allowed without a reason" for finding, why in excused.items() if not why.strip())


def in_the_tree(root: Path = ROOT) -> Iterator[Finding]:
    """What looks like a secret in the tracked files of a checkout; of pictures only their bytes are skipped."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    for name in names.rstrip("\0").split("\0"):
        content = (root / name).read_bytes() if (root / name).is_file() else b""
        if b"\0" not in content:
            yield from findings(name, content.decode("utf-8", "replace"))


def check(root: Path = ROOT, excused: Path = ALLOWED) -> int:
    """0 when nothing looks like a secret but what is named."""
    found = list(faults(in_the_tree(root), allowed(excused.read_text(encoding="utf-8"))))
    print(*(f"secrets: {sentence}" for sentence in found or ["none in the tracked files"]), sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(check())
