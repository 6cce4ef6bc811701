"""A site with rules or texts of its own laid over ours."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from citizen_portal import CONTENT, create_app

from ..conftest import settings_in
from ..house_style import ReadingClient


def rule_table(rule: str, **changes: str) -> str:
    """A rule as it stands in our own file, with some lines changed."""
    ours = (CONTENT / "rules.toml").read_text(encoding="utf-8")
    start = ours.index(f'["{rule}"]')
    lines = ours[start : ours.index("\n\n", start)].splitlines()
    return "\n".join(changes.get(line.split(" = ")[0], line) for line in lines) + "\n"


def site_with(folder: Path, name: str, text: str) -> Flask:
    file = folder / "own" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    app = create_app(settings_in(folder, municipality=folder / "own"), prerender=False)
    app.test_client_class = ReadingClient
    return app
