"""A placement whose citizen chose a trade, with some of its tasks and a goal, and forms as they are ticked."""

from __future__ import annotations

from dataclasses import replace

from ..house_style import Page, ReadingClient
from ..people import Case, case, filled_in

CHOSEN = {"trade": "cafe", "task-0": "cafe.clear-tables", "task-1": "cafe.make-coffee", "goal-0": "cafe.know-menu"}


def who_chose(name: str = "nursery-kontanthjaelp-ar") -> Case:
    who = case(name)
    return replace(who, fields={**who.fields, **CHOSEN, "tasks": "Vande blomster"})


def form_at(client: ReadingClient, path: str, button: str = "seen") -> dict[str, str]:
    return filled_in(client.get(path).text, button)


def ticked(text: str, prefix: str) -> set[str]:
    boxes = Page(text).all("input", type="checkbox")
    return {box.get("value") or "" for box in boxes
            if (box.get("name") or "").startswith(f"{prefix}-") and box.get("checked") is not None}  # fmt: skip


def offered(text: str, prefix: str) -> list[str]:
    return [box.get("value") or "" for box in Page(text).all("input", type="checkbox")
            if (box.get("name") or "").startswith(f"{prefix}-")]  # fmt: skip
