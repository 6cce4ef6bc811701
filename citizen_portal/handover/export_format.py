"""How a placement is written down for others: JSON every reader splits alike, rows for a Danish spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

# What some readers take for the end of a line, and JSON lets stand as it is.
LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"}

# Says how the bytes are to be read, to the spreadsheet that opens the file.
MARK = "\ufeff"
SEPARATOR = ";"
# Where a reader might begin a cell, rightly or not, and then take what follows for a formula.
FORMULA = re.compile(r"(?:^|(?<=[\t\r\n;,]))(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
NUMBER = re.compile(r"[+-]?\d[\d .,()]*")
# In front of a would-be formula: a spreadsheet shows what follows as the text it is.
GUARD = "'"


def json_text(content: Any) -> str:
    """On one line, whatever somebody calls a line."""
    return json.dumps(content, ensure_ascii=False).translate(LINE_ENDS)


def row(cells: Iterable[Any]) -> str:
    """One row of a table, every cell quoted; what is nested is written as JSON."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cell(value) for value in cells])
    return line.getvalue()


def cell(value: Any) -> str:
    """A cell in which nothing is a formula. Numbers and phones are none."""
    text = value if isinstance(value, str) else "" if value is None else json_text(value)
    return text if NUMBER.fullmatch(text) else FORMULA.sub(rf"\1{GUARD}", text)
