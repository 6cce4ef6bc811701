"""How much of the machine the making of papers may take."""

from __future__ import annotations

import os
import resource
from pathlib import Path

# Seconds of processor time for one paper. The hardest known takes less than one; a machine that has much else to do,
# or shares its processor with others, has been seen to need more than four.
SECONDS = 10
# Bytes of its own. The hardest paper known takes 140 MB with all that makes it.
MEMORY = 512 * 1024 * 1024
# Bytes. A process that holds more between two papers has grown old.
HELD_BETWEEN = 256 * 1024 * 1024
# Readers of pages come first.
PATIENCE = 5


def limit_process() -> None:
    """No more memory than this, no file of what lay in it, and the processor after everybody else."""
    os.nice(PATIENCE)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_DATA, MEMORY)


def limit_next_paper() -> None:
    """The system ends the process when it is over its time."""
    _at_most(resource.RLIMIT_CPU, round(sum(os.times()[:2])) + SECONDS)


def _at_most(kind: int, amount: int) -> None:
    """Whoever runs the machine may have set less already."""
    _soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def has_grown() -> bool:
    """Whether the process holds more than it should; never where the system does not tell."""
    told = Path("/proc/self/statm")
    pages = int(told.read_text().split()[1]) if told.exists() else 0
    return pages * resource.getpagesize() > HELD_BETWEEN
