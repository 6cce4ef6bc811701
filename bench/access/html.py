"""Whether the HTML of a page is valid, as a validator of the standard reads it."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = Path(__file__).parent / "html-validate.json"


def faults_of_html(pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name of the page and what is wrong with its HTML, for all of them at once."""
    names = list(pages)
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names):
            (Path(folder) / f"{number}.html").write_text(pages[name], encoding="utf-8")
        command = [str(PROGRAM), "--config", str(RULES), "--formatter", "json", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    for file in json.loads(done.stdout):
        name = names[int(Path(file["filePath"]).stem)]
        yield from ((name, f"{one['ruleId']}: {one['message']}") for one in file["messages"])
