"""What would go out, kept as files where nobody is named to send it to."""

from __future__ import annotations

import os
from pathlib import Path


def keep(folder: Path, name: str, content: bytes) -> None:
    """A whole file or none. A repeat takes the place of the first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / name
    half = file.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(content)
    half.replace(file)
