"""What was measured, each beside its budget: printed as it comes, and kept as JSON and as a dated table."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from citizen_portal import clock

DOCS = Path(__file__).parent.parent / "docs"
# Between these stands what one command has measured; the words around it are written by hand.
TABLE = "<!-- {} -->\n"


@dataclass(frozen=True)
class Row:
    """One figure. `most`: the budget is the most it may be, not the least; without a budget it is only told."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    most: bool = False

    @property
    def kept(self) -> bool:
        if self.budget is None:
            return True
        return self.value <= self.budget if self.most else self.value >= self.budget

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return "no budget"
        return f"{'at most' if self.most else 'at least'} {self.budget:g}: {'kept' if self.kept else 'MISSED'}"


ROWS: list[Row] = []


def report(name: str, value: float, budget: float | None, unit: str, most: bool = False) -> None:
    row = Row(name, value, unit, budget, most)
    ROWS.append(row)
    print(f"{name:<52}{value:>8.2f} {unit:<44} {row.verdict}", flush=True)


def keep(part: str) -> None:
    """The rows of this run, as docs/performance/<part>.json and in the part's table of docs/performance.md."""
    told = {"day": clock.today().isoformat(), "machine": machine(), "rows": [asdict(row) for row in ROWS]}
    folder = DOCS / "performance"
    folder.mkdir(exist_ok=True)
    (folder / f"{part}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    page = DOCS / "performance.md"
    start, end = (re.escape(TABLE.format(mark)) for mark in (part, f"end of {part}"))
    whole = page.read_text("utf-8")
    page.write_text(re.sub(f"(?s)({start}).*?({end})", lambda found: found[1] + table(told["day"]) + found[2], whole))


def table(day: str) -> str:
    lines = [f"*{day}, {machine()}*", "", "| what | figure | budget |", "|---|---|---|"]
    lines += [f"| {row.name} | {row.value:.2f} {row.unit} | {row.verdict} |" for row in ROWS]
    return "\n".join(lines) + "\n\n"


def machine() -> str:
    """What the figures depend on: cores, the version of the programme, how busy it was."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return f"{os.cpu_count()} cores, {commit or 'no commit'}, load {os.getloadavg()[1]:.1f} at the end"
