"""Everything that can be done to a registration before it is sent, and to the device it was sent from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citizen_portal.placement.fields import STEPS

from ..people import case

CAFE = case("cafe-dagpenge-da")
BORN = {name: value for name, value in CAFE.step("dig").items() if name.startswith("birth_date")}
# In each step something that is typed freely.
WORDS = {
    "dig": {"name": "Mette Marie Holm"},
    "virksomhed": {"company_name": "Den nye café"},
    "plads": {"tasks": "Bage boller og brød"},
    "formaal": {"purpose_text": "Jeg vil lære at bage"},
    "laering": {"learning-0": "Bage uden opskrift"},
}


@dataclass(frozen=True, eq=False)
class DraftDeed:
    """A button or a command. `page` is where its form stands; {link} and {status} stand for what opens something."""

    name: str
    route: str
    path: str = ""
    page: str = ""
    box: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    stages: tuple[str, ...] = ("begun",)

    def __str__(self) -> str:
        return self.name

    @property
    def comes_back(self) -> bool:
        """Whether it is done on a device that has nothing yet."""
        return self.name.startswith("come back")

    @property
    def command(self) -> list[str]:
        return self.route.split()[1:] if self.route.startswith("flask ") else []

    def words(self, others: bool) -> dict[str, str]:
        """What is typed; on the other device something else."""
        return {name: f"{words} igen" if others else words for name, words in self.typed.items()}


def of_step(step: str, name: str = "", **chosen: str) -> DraftDeed:
    path = f"/da/plads/{step}"
    route = f"/<reading:lang>/plads/<any({', '.join(STEPS)}):step>"
    return DraftDeed(f"{step}{name}", route, path, path, STEPS[step][0], WORDS[step], chosen)


def of_button(name: str, ending: str, page: str, **more: Any) -> DraftDeed:
    return DraftDeed(name, f"/<reading:lang>/plads/{ending}", f"/da/plads/{ending}", f"/da/plads/{page}", **more)


DEEDS = [
    *map(of_step, STEPS),
    of_step("plads", ", later", later="y"),
    of_button("later", "gem", "tjek", chosen={"do": "later"}),
    of_button("longer", "gem", "tjek", chosen={"do": "longer"}),
    of_button("finish", "gem", "tjek", chosen={"do": "finish"}),
    of_button("send", "tjek", "tjek", box="confirm", chosen={"confirm": "y"}),
    of_button("come back by code", "fortsaet", "fortsaet", box="code", chosen=BORN),
    DraftDeed("come back by link", "/<reading:lang>/plads/fortsaet/<token>", "{link}", "{link}", "birth_date-day",
              chosen=BORN),
    of_button("leave", "", "", stages=("begun", "sent")),
    of_button("another", "", "", chosen={"another": "y"}, stages=("sent",)),
    DraftDeed("delete", "/<reading:lang>/status/<token>/stop", "{status}/stop", "{status}/stop",
              chosen={"do": "delete"}, stages=("sent",)),
    DraftDeed("rebuild", "flask placement rebuild", stages=("sent",)),
]  # fmt: skip
PAIRS = {
    slow: [(fast, stage) for fast in DEEDS for stage in slow.stages if stage in fast.stages] for slow in DEEDS
}  # fmt: skip
