"""Whether the HTML of a page is valid, as a validator of the standard reads it."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = Path(__file__).parent / "html-validate.json"


def faults_of_html(pages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The name of the page and what is wrong with its HTML, for all of them (name, HTML) at once."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (_name, html) in enumerate(pages):
            (Path(folder) / f"{number}.html").write_text(html, encoding="utf-8")
        # Into a file: what the program has not yet written into a pipe when it ends is lost.
        told = Path(folder) / "told.json"
        command = [str(PROGRAM), "--config", str(RULES), "--formatter", f"json={told}", folder]
        subprocess.run(command, capture_output=True, check=False)
        found = json.loads(told.read_text(encoding="utf-8"))
    for file in found:
        name, _html = pages[int(Path(file["filePath"]).stem)]
        yield from ((name, f"{one['ruleId']}: {one['message']}") for one in file["messages"])
