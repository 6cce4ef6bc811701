"""The list of parts is what is pinned, and nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from supply.licences import Row
from supply.pins import Pin
from supply.sbom import FILE, component, document, purl, text

ROOT = Path(__file__).parent.parent.parent
LISTED = FILE.read_text(encoding="utf-8")
BOM: dict[str, Any] = json.loads(LISTED)


@pytest.mark.parametrize(
    ("pin", "url"),
    [
        (Pin("npm", "@a/b", "1.0.0"), "pkg:npm/%40a/b@1.0.0"),
        (Pin("pypi", "a", "1.0+b"), "pkg:pypi/a@1.0%2Bb"),
    ],
)
def test_a_part_is_called_as_package_urls_are_written(pin: Pin, url: str) -> None:
    assert purl(pin) == url


def test_a_part_says_where_it_is_used_its_hashes_and_its_licence() -> None:
    part = component(Pin("pypi", "a", "1.0", (("sha256", "aa"),), served=True), "MIT OR ISC")
    assert (part["scope"], part["hashes"]) == ("required", [{"alg": "SHA-256", "content": "aa"}])
    assert part["licenses"] == [{"expression": "MIT OR ISC"}]
    assert component(Pin("npm", "a", "1.0", licence="ISC"), "ISC / MIT")["licenses"] == [{"license": {"id": "ISC"}}]


def test_other_parts_have_another_serial_number_and_the_same_ones_the_same() -> None:
    rows = {("pypi", "a"): Row("x", "MIT")}
    one, again, other = (
        document([Pin("pypi", "a", version)], rows, "0.1.0")["serialNumber"] for version in ("1", "1", "2")
    )
    assert one == again != other


def pins_read_otherwise() -> Iterator[tuple[str, str]]:
    """Names and versions by the plainest reading of the four files, apart from the one that is tried here."""
    for file in ("constraints.txt", "constraints-test.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if "==" in line and not line.startswith((" ", "#")):
                name, version = line.split(" ")[0].split("==")
                yield name.split("[")[0], version
    for file in ("package-lock.json", "bench/lighthouse/package-lock.json"):
        packages = json.loads((ROOT / file).read_text(encoding="utf-8"))["packages"]
        yield from ((path.split("node_modules/")[-1], packages[path]["version"]) for path in packages if path)


def test_it_lists_exactly_what_the_constraints_files_and_the_lock_files_pin() -> None:
    listed = [(part["name"], part["version"], part["purl"].split("/")[0]) for part in BOM["components"]]
    assert len(listed) == len(set(listed))
    assert {(name, version) for name, version, _ in listed} == set(pins_read_otherwise())


def test_it_is_as_make_sbom_writes_it_today() -> None:
    assert text() == LISTED


def test_it_has_what_the_standard_asks_for_and_no_address_of_a_registry() -> None:
    assert (BOM["bomFormat"], BOM["specVersion"], BOM["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", BOM["serialNumber"])
    assert all(part["hashes"] and part["licenses"] and part["bom-ref"] == part["purl"] for part in BOM["components"])
    assert "http" not in re.sub(r'"(?:name|bom-ref|purl)": "[^"]*"', "", LISTED) and "://" not in LISTED
