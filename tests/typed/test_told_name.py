"""What a provider calls somebody is shown and kept like what they would write themselves."""

from __future__ import annotations

from datetime import date

import pytest

from citizen_portal.typed.told_name import told_name

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (" Mette\nHolm ", "Mette Holm"), ("Mette Holm 010203-1234", "Mette Holm"), ("0102031234", ""),
        ("M" * 20, "M" * 12), ("", ""), (None, ""), (["Mette"], ""), (7, ""),
    ],
)  # fmt: skip
def test_a_name_is_on_one_line_not_too_long_and_without_a_number(told: object, name: str) -> None:
    assert told_name(told, TODAY, 12) == name
