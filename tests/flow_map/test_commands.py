"""The flow drawn by the command, on the screen or into a file."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask

from citizen_portal.flow_map.commands import WHOLE


@pytest.mark.parametrize("lang", WHOLE)
@pytest.mark.parametrize(("kind", "begins"), [("svg", "<svg"), ("mermaid", "flowchart TD")])
def test_the_command_draws_it(app: Flask, lang: str, kind: str, begins: str) -> None:
    drawn = app.test_cli_runner().invoke(args=["flow", "draw", "--lang", lang, "--format", kind])
    assert drawn.exit_code == 0 and drawn.output.startswith(begins)


def test_the_command_draws_into_a_file(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "flow.svg"
    app.test_cli_runner().invoke(args=["flow", "draw", str(file)])
    ElementTree.parse(file)
