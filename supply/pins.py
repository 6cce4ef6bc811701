"""Every version the project pins, read from the files that pin them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = ("constraints.txt", "constraints-test.txt")
NPM = ("package-lock.json", "bench/lighthouse/package-lock.json")
# What the site itself is installed from; the other files are for tests and measurements.
OF_THE_SITE = ("constraints.txt", "package-lock.json")
# One requirement as pip writes it, with the lines that go on after it.
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)((?:.*\\\n)*.*)", re.MULTILINE)
# What some call a licence that SPDX calls otherwise.
_SPDX = {"BSD-0-Clause": "0BSD"}
_HASH = re.compile(r"--hash=(sha\d+):([0-9a-f]+)")


@dataclass(frozen=True, order=True)
class Pin:
    """One version of one package. `kind` is pypi or npm, as in a package URL."""

    kind: str
    name: str
    version: str
    # (algorithm, hex digits), as SHA-256 and SHA-512 are written in a list of parts.
    hashes: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    # As the lock file says it; the constraints files say none.
    licence: str = field(default="", compare=False)
    # Whether it is there where the site runs, or in what it sends to a browser.
    served: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.name} {self.version}"


def of_constraints(text: str, served: bool = False) -> Iterator[Pin]:
    """The pins of a constraints file."""
    for name, version, rest in _REQUIREMENT.findall(text):
        hashes = tuple((algorithm, digits) for algorithm, digits in _HASH.findall(rest))
        yield Pin("pypi", re.sub(r"[-_.]+", "-", name).lower(), version, hashes, served=served)


def of_lock(text: str, served: bool = False) -> Iterator[Pin]:
    """The pins of a package-lock.json; what is there for development alone is served to nobody."""
    for path, package in json.loads(text)["packages"].items():
        if path:
            name = package.get("name") or path.rpartition("node_modules/")[2]
            hashes = tuple(_of_integrity(package.get("integrity", "")))
            licence = _SPDX.get(package.get("license", ""), package.get("license", "").strip("()"))
            yield Pin("npm", name, package["version"], hashes, licence, served and not package.get("dev", False))


def _of_integrity(integrity: str) -> Iterator[tuple[str, str]]:
    for part in integrity.split():
        algorithm, _, digest = part.partition("-")
        yield algorithm, base64.b64decode(digest).hex()


def pinned(root: Path = ROOT) -> list[Pin]:
    """All of them, each once, in order; served if one of the files it stands in says so."""
    found: dict[Pin, Pin] = {}
    for files, read in ((NPM, of_lock), (PYTHON, of_constraints)):
        for file in files:
            for pin in read((root / file).read_text(encoding="utf-8"), served=file in OF_THE_SITE):
                found.setdefault(pin, pin)
    return sorted(found.values())
