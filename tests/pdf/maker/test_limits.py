"""How much of the machine the making of papers may take."""

import os
import subprocess
import sys

import pytest

from citizen_portal.pdf import process
from citizen_portal.pdf.maker import limits

# The limits hold for the process that sets them, and cannot be taken back.
TELL = f"""
import os, resource, sys
sys.path.insert(0, {str(process.ASSETS.parent / "pdf")!r})
from maker import limits
{{before}}
limits.limit_process()
limits.limit_next_paper()
limits.limit_next_paper()
kinds = resource.RLIMIT_CORE, resource.RLIMIT_DATA, resource.RLIMIT_CPU
print(os.nice(0), *(resource.getrlimit(kind)[0] for kind in kinds))
"""


def told(before: str = "") -> list[int]:
    code = TELL.format(before=before)
    return list(map(int, subprocess.check_output([sys.executable, "-c", code], text=True).split()))


def test_a_process_comes_after_others_has_so_much_memory_and_time_and_leaves_no_core() -> None:
    nice, core, memory, seconds = told()
    assert nice == min(os.nice(0) + limits.PATIENCE, 19) and (core, memory) == (0, limits.MEMORY)
    assert limits.SECONDS <= seconds <= limits.SECONDS + 2


def test_less_is_fine_where_the_machine_gives_less() -> None:
    less = limits.MEMORY // 2
    assert told(f"resource.setrlimit(resource.RLIMIT_DATA, ({less}, {less}))")[2] == less


def test_a_process_has_grown_when_it_holds_more_than_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HELD_BETWEEN", 1)
    assert limits.has_grown()
    monkeypatch.setattr(limits, "HELD_BETWEEN", 2**40)
    assert not limits.has_grown()
