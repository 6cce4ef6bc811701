"""What would go out, kept as files where nobody is named to send it to."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path


def keep(folder: Path, name: str, content: bytes) -> None:
    """A whole file or none. A repeat takes the place of the first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / name
    half = file.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(content)
    half.replace(file)


def forget(folder: Path, before: datetime, dry_run: bool = False) -> int:
    """Delete what was kept there before a moment, or only count it."""
    old = [file for file in folder.glob("*") if file.is_file() and file.stat().st_mtime < before.timestamp()]
    for file in () if dry_run else old:
        file.unlink(missing_ok=True)
    return len(old)
