"""What others wrote is listed with its licence, and what is served goes with ours."""

import re
from importlib import metadata

import pytest

from supply.licences import FILE, Row, faults, goes_with_ours, read
from supply.pins import Pin, pinned

ROWS = read(FILE.read_text(encoding="utf-8"))
# How packages said their licence before they said it as an expression.
CLASSES = {
    "Apache Software License": "Apache-2.0", "BSD License": "BSD-", "GNU Lesser General Public License": "LGPL-2.1",
    "MIT License": "MIT", "Mozilla Public License 2.0": "MPL-2.0", "Python Software Foundation License": "PSF-2.0",
    "The Unlicense": "Unlicense", "Artistic License": "Artistic-1.0",
}  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "goes"),
    [
        ("MIT", True), ("LGPL-3.0-only", True), ("GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1", True),
        ("MIT AND OFL-1.1 AND Apache-2.0", True), ("GPL-3.0-or-later", False), ("AGPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False), ("SSPL-1.0", False), ("", False), ("UNLICENSED", False),
        ("BUSL-1.1 OR (MIT AND ISC)", True),
    ],
)  # fmt: skip
def test_what_goes_with_ours(expression: str, goes: bool) -> None:
    assert goes_with_ours(expression) == goes


def test_what_is_missing_too_much_or_of_another_licence_is_named() -> None:
    pins = [Pin("npm", "a", "1", licence="ISC"), Pin("npm", "b", "1"), Pin("pypi", "c", "2", served=True)]
    rows = {
        ("npm", "a"): Row("x", "MIT / 0BSD"),
        ("pypi", "c"): Row("x", "GPL-3.0-only"),
        ("npm", "d"): Row("x", "MIT"),
    }
    assert list(faults(pins, rows)) == [
        "npm b has no row",
        "npm d has a row and is pinned nowhere",
        "npm a 1 is ISC by its lock file, and MIT / 0BSD here",
        "pypi c 2 is served, and GPL-3.0-only does not go with EUPL-1.2",
    ]


def test_rows_are_read_by_chapter_and_a_name_stands_once_in_each_kind() -> None:
    chapter = "| `a`, `b` | x ([why](y.md)) | MIT |\n"
    text = f"## Python: one\n\n{chapter}\n## The machine\n\n| `c` | x | MIT |\n## Node: two\n\n{chapter}"
    assert list(read(text)) == [
        ("pypi", "a"), ("pypi", "b"), ("npm", "a"), ("npm", "b"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="a stands twice"):
        read(f"## Python: one\n{chapter}\n## Python: two\n{chapter}")


def test_everything_that_is_pinned_has_its_row_and_goes_with_ours_where_it_is_served() -> None:
    assert not list(faults(pinned(), ROWS)) and all(row.why and row.licence for row in ROWS.values())


def test_what_an_installed_package_says_of_itself_is_what_is_written_here() -> None:
    for (kind, name), row in ROWS.items():
        if kind == "pypi":
            said = metadata.metadata(name)
            expression = (said.get_all("License-Expression") or [None])[0]
            assert expression in (None, row.licence), name
            classes = [] if expression else said.get_all("Classifier") or []
            known = [CLASSES[one] for line in classes for one in CLASSES if f":: {one}" in line]
            assert all(one in row.licence for one in known), name


def test_what_only_tests_use_stands_in_no_chapter_of_what_is_served() -> None:
    chapters = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", FILE.read_text(encoding="utf-8"), re.M | re.S))
    served = "".join(text for heading, text in chapters.items() if heading.endswith(("what runs", "a browser gets")))
    assert set(re.findall(r"`([^`]+)`", served)) == {pin.name for pin in pinned() if pin.served}
