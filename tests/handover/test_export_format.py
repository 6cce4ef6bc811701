"""What leaves the house is read back alike, by whatever reads it, and nothing in it is a formula."""

import csv
import io
import json

import pytest

from citizen_portal.handover.export_format import GUARD, cell, json_text, row

LINE_ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\x7f"]
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\uff1d1+1", "+45-33663366"]


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("sign", LINE_ENDS)
def test_a_line_of_json_is_one_line_to_every_reader(sign: str) -> None:
    written = json_text({"tasks": f"Rydde op{sign}Lave kaffe"})
    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"tasks": f"Rydde op{sign}Lave kaffe"}


@pytest.mark.parametrize("sign", [*LINE_ENDS, ";", ",", '"', "\t"])
def test_a_cell_is_one_cell_whatever_stands_in_it(sign: str) -> None:
    typed = f"Lave kaffe{sign}rydde op"
    assert read_back(row([typed, "efter"])) == [[typed, "efter"]]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", ["", "Lave kaffe\n", "Cafe;", "Cafe,", "a\tb\t", " ", "\n  "])
def test_nowhere_does_a_formula_begin(before: str, formula: str) -> None:
    written = cell(before + formula)
    assert written.replace(GUARD + formula[0], formula[0]) == (before + formula).replace(GUARD + formula[0], formula[0])
    pieces = [piece.lstrip() for line in written.splitlines() for part in line.split(";") for piece in part.split(",")]
    assert not [
        piece for piece in (*pieces, *written.split("\t")) if piece.lstrip()[:1] in "=+-@\uff1d" and piece.strip()
    ]


@pytest.mark.parametrize("number", ["+45 33 66 33 66", "33663366", "-5", "37,5", "1.000", "+49 (0)171 123456"])
def test_a_number_or_phone_stands_as_it_was_typed(number: str) -> None:
    assert cell(number) == number


def test_rows_end_as_a_spreadsheet_expects() -> None:
    assert row(["a", None, {"b": "å"}]) == '"a";"";"{""b"": ""å""}"\r\n'
