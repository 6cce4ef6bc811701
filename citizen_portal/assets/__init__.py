"""The addresses of the built files, read once at the start."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class AssetsMissing(RuntimeError):
    """The built files are not there, or are older than the page that asks for one."""


@dataclass(frozen=True)
class Assets:
    """Knows under which hashed name each file is served."""

    names: Mapping[str, str]
    prefix: str = "/static/"

    def url(self, name: str) -> str:
        """The address of a file; a wrong name fails here, not as a 404 in the browser."""
        return self.prefix + self.file(name)

    def file(self, name: str) -> str:
        """The name it has in its folder."""
        if name not in self.names:
            raise AssetsMissing(f"no built file is called {name}: run `make assets`")
        return self.names[name]


def load(folder: Path) -> Assets:
    """Read the manifest, or say how to make it."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        raise AssetsMissing(f"{manifest} is missing: run `make assets`")
    return Assets(json.loads(manifest.read_text()))
