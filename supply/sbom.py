"""`make sbom`: the list of all parts, docs/sbom.json, as CycloneDX 1.5 writes it.

The same pins make the same file: it names no day and no machine, so a test can hold it against what is pinned.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import licences
from .pins import ROOT, Pin, pinned

FILE = ROOT / "docs/sbom.json"
# As the standard spells them.
ALGORITHMS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def purl(pin: Pin) -> str:
    """The package URL of a pin: pkg:npm/%40scope/name@1.0."""
    return f"pkg:{pin.kind}/{quote(pin.name, safe='/')}@{quote(pin.version, safe='')}"


def component(pin: Pin, licence: str) -> dict[str, Any]:
    """One part. What is served is required; what only tests and builds use is excluded, as the standard says it."""
    return {
        "type": "library",
        "bom-ref": purl(pin),
        "name": pin.name,
        "version": pin.version,
        "scope": "required" if pin.served else "excluded",
        "hashes": [{"alg": ALGORITHMS[name], "content": digits} for name, digits in pin.hashes],
        "licenses": _licences(pin.licence or licence),
        "purl": purl(pin),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    if re.search(r" (OR|AND) ", expression):
        return [{"expression": expression}]
    return [{"license": {"id": expression}}]


def document(pins: Sequence[Pin], rows: dict[tuple[str, str], licences.Row], version: str) -> dict[str, Any]:
    """The whole list. Its serial number is made of what it says, so that other parts have another."""
    components = [component(pin, rows[pin.kind, pin.name].licence) for pin in pins]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, components], sort_keys=True))
    ours = {"type": "application", "bom-ref": "citizen-portal", "name": "citizen-portal", "version": version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {**ours, "licenses": [{"license": {"id": "EUPL-1.2"}}]}},
        "components": components,
    }


def text(root: Path = ROOT) -> str:
    """The file as it is written: a part a line."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    rows = licences.read(licences.FILE.read_text(encoding="utf-8"))
    whole = document(pinned(root), rows, version)
    parts = ",\n".join(json.dumps(part, ensure_ascii=False) for part in whole.pop("components"))
    return json.dumps(whole, indent=1, ensure_ascii=False)[:-2] + f',\n "components": [\n{parts}\n]\n}}\n'


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.exit(print(f"{FILE.relative_to(ROOT)}: {len(pinned())} parts"))
