"""The process that makes papers: there when it is wanted, gone when it is not, and never in the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from citizen_portal.pdf import process as module
from citizen_portal.pdf.process import PaperFailed, PaperProcess

HTML = "<!doctype html><html lang='da'><title>Papir</title><body><p>Åben</p></body></html>"


def programme(changes: str) -> str:
    """The same programme with something changed in it."""
    start, run = module.START.rsplit("; ", 1)
    return f"{start}; from maker import limits, loop\n{changes}\n{run}"


ENDLESS = "limits.SECONDS = 0; loop._ready = lambda sheet: lambda html: [0 for _ in iter(int, 1)]"
BROKEN = "loop._ready = lambda sheet: int"


@pytest.fixture(scope="module")
def papers() -> Iterator[PaperProcess]:
    """One for all these tests, as in the site: whatever one of them does to it, the next gets its paper."""
    yield PaperProcess()


def number(papers: PaperProcess) -> int:
    assert papers._running is not None
    return papers._running.process.pid


def test_the_same_process_makes_one_paper_after_the_other(papers: PaperProcess) -> None:
    assert papers.make(HTML).startswith(b"%PDF")
    first = number(papers)
    assert papers.make(HTML).startswith(b"%PDF") and number(papers) == first != os.getpid()


def test_a_process_that_has_left_is_replaced_without_a_word(papers: PaperProcess) -> None:
    papers.make(HTML)
    assert papers._running is not None
    first, kept = number(papers), papers._running
    # As an old one leaves: nobody has noticed yet.
    kept.line.shutdown(1)
    kept.process.wait(10)
    kept.usable = lambda: True  # type: ignore[method-assign]
    assert papers.make(HTML).startswith(b"%PDF") and number(papers) != first


def test_a_process_that_dies_over_a_paper_is_not_asked_again_for_that_one(papers: PaperProcess) -> None:
    papers.make(HTML)
    assert papers._running is not None
    os.kill(number(papers), signal.SIGKILL)
    papers._running.process.wait(10)
    papers._running.usable = lambda: True  # type: ignore[method-assign]
    with pytest.raises(PaperFailed, match="ended with -9"):
        papers.make(HTML)
    assert papers.make(HTML).startswith(b"%PDF")


def test_a_paper_that_takes_too_long_is_ended_with_its_process(papers: PaperProcess) -> None:
    papers.make(HTML)
    first = number(papers)
    os.kill(first, signal.SIGSTOP)
    papers.seconds = 0.05
    with pytest.raises(PaperFailed, match="too slow"):
        papers.make(HTML)
    papers.seconds = module.SECONDS
    assert not Path(f"/proc/{first}").exists()
    assert papers.make(HTML).startswith(b"%PDF")


def test_a_fork_starts_a_process_of_its_own_and_leaves_the_other_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = PaperProcess()
    papers.make(HTML)
    of_the_parent, own = papers._running, os.getpid()
    assert of_the_parent is not None
    of_the_parent.owner = own + 1
    papers.make(HTML)
    assert number(papers) != of_the_parent.process.pid and of_the_parent.process.poll() is None


def test_it_ends_with_the_site() -> None:
    other = PaperProcess()
    other.make(HTML)
    running = Path(f"/proc/{number(other)}")
    assert running.exists()
    del other
    assert not running.exists()


def test_what_goes_wrong_is_named_without_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START", programme(BROKEN))
    with pytest.raises(PaperFailed) as failed:
        PaperProcess().make("Mette Kjær")
    assert str(failed.value) == "ValueError"


def test_no_secret_travels_to_it(papers: PaperProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_KEYS", "k" * 43)
    assert "PORTAL_KEYS" not in module._surroundings() and "PATH" in module._surroundings()


def test_it_never_loads_the_site(papers: PaperProcess) -> None:
    papers.make(HTML)
    loaded = Path(f"/proc/{number(papers)}/maps").read_text()
    assert "pango" in loaded and "psycopg" not in loaded and "cryptography" not in loaded


def test_a_machine_that_cannot_make_papers_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PaperFailed, match="OSError: cannot load library pango"):
        PaperProcess().make(HTML)


def test_a_paper_over_its_processor_time_ends_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START", programme(ENDLESS))
    with pytest.raises(PaperFailed, match=f"ended with -{int(signal.SIGXCPU)}"):
        PaperProcess().make(HTML)
