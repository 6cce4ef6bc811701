"""`flask content preview FOLDER`: a real process that follows what an editor saves."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
# Seconds in which anything may happen; a test that needs more has failed.
PATIENCE = 120
PAGE = "---\ntitle: Hos os\nsummary: Kort.\n---\n{}\n"


@dataclass
class Preview:
    """A preview of a folder, the lines its terminal shows, and what it is asked."""

    folder: Path
    url: str = ""
    lines: queue.Queue[str] = field(default_factory=queue.Queue)

    def save(self, text: str, name: str = "da/guidance/klage.md") -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(self.url + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()

    def said(self, pattern: str) -> str:
        """The next line of the terminal that matches."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if re.search(pattern, line):
                return line


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder, data = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("data")
    shown = Preview(folder)
    shown.save(PAGE.format("Det er den første udgave."))
    command = [sys.executable, "-u", "-m", "flask", "--app", "wsgi", "content", "preview", str(folder), "--port", "0"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PORTAL_DATA": str(data)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout
    reader = threading.Thread(target=lambda lines: [*map(shown.lines.put, lines)], args=(process.stdout,), daemon=True)
    reader.start()
    try:
        shown.url = shown.said(r"^http://127\.0\.0\.1:\d+ shows ").split()[0]
        shown.said(r"faults? in ")
        yield shown
    finally:
        process.terminate()
        process.wait(PATIENCE)
        reader.join(PATIENCE)
        process.stdout.close()


def test_a_page_shows_what_was_saved_last_and_the_terminal_what_is_wrong_with_it(preview: Preview) -> None:
    status, page = preview.get("/da/viden/klage")
    assert status == 200 and "Det er den første udgave." in page and "/preview/script.js" in page
    preview.save(PAGE.format("Det er den anden udgave.\n\nDe ansatte svarer."))
    assert "Det er den anden udgave." in preview.get("/da/viden/klage")[1]
    assert preview.said("de-ansatte|De ansatte").startswith("content/da/guidance/klage.md:7: »De ansatte«: better")
    preview.said(r"^\d+ faults in ")


def test_a_page_with_a_fault_is_calm_the_others_stand_and_it_comes_back(preview: Preview) -> None:
    preview.save(PAGE.format("Ring.\n\nInden {rule:no.such}."))
    status, page = preview.get("/da/viden/klage")
    assert status == 503 and "da/guidance/klage.md:7: {rule:no.such} is not known" in page
    assert "Mend the file and save it" in page and "/preview/script.js" in page
    assert preview.get("/da/viden/regler")[0] == 200
    assert preview.said("no.such").startswith("da/guidance/klage.md:7: ")
    preview.save(PAGE.format("Ring igen."))
    status, page = preview.get("/da/viden/klage")
    assert status == 200 and "Ring igen." in page


def test_a_fault_of_no_page_in_particular_is_told_on_all(preview: Preview) -> None:
    preview.save('["a.b"]\nvalue = 1\n', "rules.toml")
    status, page = preview.get("/da/viden/regler")
    assert status == 503 and "rules.toml:1: a.b has no law_ref" in page
    (preview.folder / "rules.toml").unlink()
    assert preview.get("/da/viden/regler")[0] == 200


def test_the_browser_is_told_of_every_save(preview: Preview) -> None:
    with urlopen(f"{preview.url}/preview/changes", timeout=PATIENCE) as told:
        first = next_number(told.readline)
        preview.save(PAGE.format("Endnu en udgave."))
        assert next_number(told.readline) > first
    assert "EventSource" in preview.get("/preview/script.js")[1]


def next_number(line: Callable[[], bytes]) -> int:
    while not (said := line()).startswith(b"data: "):
        pass
    return int(said.removeprefix(b"data: "))
