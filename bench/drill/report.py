"""What came of a drill, as a table for whoever runs it and for docs/drill.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.parts import ROOT

from . import tally
from .afterwards import Found
from .steps import Step
from .tally import Tally

FILE = ROOT / "docs" / "drill.md"
BEGIN, END = "<!-- what was seen: begin -->", "<!-- what was seen: end -->"
COLUMNS = (tally.TAKEN, tally.KEPT, tally.BROKEN, tally.AWAY, tally.ALREADY)


@dataclass
class Report:
    seed: int
    minutes: float
    tally: Tally = field(default_factory=Tally)
    times: dict[str, int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    found: Found | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def losses(self) -> list[str]:
        found = [*self.found.losses, *self.found.doubles] if self.found else ["the drill did not come to its end"]
        return [*self.tally.losses, *(loss for step in self.steps for loss in step.losses), *found, *self.errors]

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        yield f"Seed {self.seed}, {self.minutes:g} minutes, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC."
        yield ""
        yield "| meanwhile | times | " + " | ".join(COLUMNS) + " | lost |"
        yield "|---|" + "---:|" * (len(COLUMNS) + 2)
        for fault in self.tally.faults:
            counts = self.tally.of(fault)
            cells = [str(counts[kind] or "") for kind in COLUMNS]
            lost = sum(counts[kind] for kind in tally.LOSSES)
            yield f"| {fault} | {self.times.get(fault, '')} | " + " | ".join(cells) + f" | {lost} |"
        yield ""
        for step in self.steps:
            yield f"- {step.name}: {'; '.join(step.seen) or 'as above'}; {len(step.losses) or 'nothing'} lost."
        yield ""
        if self.found:
            yield "Afterwards: " + ", ".join(f"{what} {count}" for what, count in self.found.figures.items()) + "."
            yield f"Lost: {len(self.found.losses)}. Doubled: {len(self.found.doubles)}."
            yield f"The slowest answer took {self.tally.slowest:.1f} s."

    def write(self) -> None:
        """Put the newest result on top of what stands in the document."""
        text = FILE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        former, _, after = rest.partition(END)
        new = f"{before}{BEGIN}\n\n### {datetime.now(UTC):%Y-%m-%d}, seed {self.seed}\n\n{self}\n{former}{END}{after}"
        FILE.write_text(new, encoding="utf-8")
