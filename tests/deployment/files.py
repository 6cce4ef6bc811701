"""What stands in the files of a deployment: the steps of the Dockerfile, the services of compose.yaml, the settings."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
SETTING = re.compile(r"^#?([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)
REFERENCE = re.compile(r"\$\{([A-Z_]+)(?::[?-][^}]*)?\}")


@dataclass(frozen=True)
class Stage:
    """One stage of the Dockerfile: what it starts from, and its steps as (instruction, what it is told)."""

    start: str
    steps: list[tuple[str, str]]

    def told(self, instruction: str) -> list[str]:
        return [told for name, told in self.steps if name == instruction]


def stages() -> list[Stage]:
    """The last one is the image that runs."""
    kept = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.startswith("#")]
    lines = re.sub(r"\\\n\s*", " ", "\n".join(kept)).splitlines()
    steps = [tuple(line.split(maxsplit=1)) for line in lines if line.strip()]
    starts = [place for place, step in enumerate(steps) if step[0] == "FROM"] + [len(steps)]
    pairs = zip(starts, starts[1:], strict=False)
    return [Stage(steps[one][1], [(name, told) for name, told in steps[one + 1 : after]]) for one, after in pairs]


def image_environment() -> dict[str, str]:
    """What the image tells whoever runs in it."""
    return dict(pair.split("=", 1) for told in stages()[-1].told("ENV") for pair in told.split())


def copied(stage: Stage) -> list[tuple[list[str], str]]:
    """What the steps of a stage bring in, as paths below the tree, and where to."""
    found = []
    for told in stage.told("COPY"):
        *sources, place = [word for word in told.split() if not word.startswith("--")]
        found.append(([source.removeprefix("/srv/portal/") for source in sources], place))
    return found


def laid_out(folder: Path) -> Path:
    """A folder with nothing but what the image holds, which nobody may write to."""
    for sources, place in copied(stages()[-1]):
        for source in sources:
            _copy(ROOT / source, folder / (source if place == "./" else place))
    for one in (folder, *folder.rglob("*")):
        if not one.is_symlink():
            one.chmod(one.stat().st_mode & ~0o222)
    return folder


def _copy(source: Path, to: Path) -> None:
    if source.name == ".venv":
        to.symlink_to(source.resolve())
    elif source.is_dir():
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, to)


def services() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = compose()["services"]
    return known


def compose() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return told


def example(commented: bool = False) -> dict[str, str]:
    """The settings of the example, without quotes; those commented out only when they are asked for."""
    rows = SETTING.finditer((ROOT / "deploy/portal.env.example").read_text())
    return {row[1]: row[2].strip('"') for row in rows if commented or not row[0].startswith("#")}


def filled(told: str, settings: dict[str, str]) -> str:
    """What compose reads where it says ${NAME}."""
    return REFERENCE.sub(lambda found: settings[found[1]], told)
