"""What the machine itself must have: room, the built files, and what papers are made with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ... import assets
from ...assets.serve import STATIC
from ...pdf.process import PaperFailed, PaperProcess
from .finding import Finding, Site, look, ok, wrong

DISK, BUILT, PAPERS, FONTS = "disk", "built files", "papers", "fonts"
MB = 1024 * 1024
LITTLE, TOO_LITTLE = 1024 * MB, 100 * MB
# Bytes; as long as the key file of a site that begins, or a short letter.
A_FILE = 4096
# Seconds. The first paper takes one or two.
PATIENCE = 20.0
# As scripts/system installs them.
FOLDER = Path("/usr/share/fonts")
LETTERS = {
    "fonts-noto-core": "*/noto/NotoSansArabic-*", "fonts-wqy-microhei": "*/wqy/wqy-microhei.ttc",
    "fonts-unifont": "*/unifont/unifont_upper.*",
}  # fmt: skip
SAMPLE = '<html lang="da"><head><title>Prøve</title></head><body><p>Prøve på et ark.</p></body></html>'


def disk(site: Site) -> Iterator[Finding]:
    if why := _refuses(site.settings.data):
        yield wrong(DISK, f"Nothing can be written in PORTAL_DATA: {why}.", "See to whom it belongs, and its room.")
        return
    free = shutil.disk_usage(site.settings.data).free
    said, do = f"{free // MB} MB are free where PORTAL_DATA lies.", "Make room: without it nothing can be kept."
    if free < LITTLE:
        yield (wrong if free < TOO_LITTLE else look)(DISK, said, do)
    else:
        yield ok(DISK, said)


def _refuses(folder: Path) -> str:
    """Why a file cannot be kept there; the one that is tried has no name and is gone at once."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(A_FILE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def built(_site: Site) -> Iterator[Finding]:
    try:
        known = assets.load(STATIC).names.values()
    except assets.AssetsMissing:
        yield wrong(BUILT, "The style sheets and scripts are not there.", "Run `make assets`.")
        return
    if missing := [name for name in known if not (STATIC / name).exists()]:
        yield wrong(BUILT, f"{len(missing)} of the built files are gone.", "Run `make assets`.")
    else:
        yield ok(BUILT, "All there.")


def papers(_site: Site) -> Iterator[Finding]:
    try:
        PaperProcess(PATIENCE).make(SAMPLE)
        yield ok(PAPERS, "A paper was made.")
    except PaperFailed as error:
        yield wrong(PAPERS, f"None can be made: {error}.", "Run `scripts/system run`, which names what is missing.")
    if missing := [name for name, pattern in LETTERS.items() if not any(FOLDER.glob(pattern))]:
        said = f"Papers may lack letters: {', '.join(missing)}."
        yield look(FONTS, said, "Run `scripts/system run`, unless they lie elsewhere.")
    else:
        yield ok(FONTS, "There are letters for every language.")
