"""Labels a municipality lays over ours: `<language>/labels.toml` in its folder, a label's id and its words. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .names import unknown

FILE = "labels.toml"
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# Ours of one language, by id.
Ours = Mapping[Any, str]


@dataclass(frozen=True)
class LaidOver:
    """Labels by language and id, and what is wrong with them, each with its file."""

    labels: Mapping[str, Mapping[str, str]]
    faults: tuple[str, ...] = ()


def read(folders: Iterable[Path], ours: Mapping[str, Ours]) -> LaidOver:
    """Those of every folder, a later one over an earlier one. `ours` are the labels there are, by language."""
    folders = tuple(folders)
    labels: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for lang, known in ours.items():
        labels[lang] = {}
        for file in (folder / lang / FILE for folder in folders):
            told = _told(file, faults)
            faults += [f"{lang}/{FILE}: {fault}" for fault in _faults(told, known, ours["da"])]
            labels[lang] |= told
    return LaidOver(labels, tuple(faults))


def _told(file: Path, faults: list[str]) -> dict[str, str]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{file.parent.name}/{FILE}: {error}")
        return {}


def _faults(told: Mapping[str, Any], own: Ours, danish: Ours) -> Iterator[str]:
    for label, text in told.items():
        if label not in danish:
            yield f"{label} is no label"
        elif not isinstance(text, str) or not text.strip():
            yield f'{label} must be words: "{label}" = "…"'
        elif _slots(text) != _slots(own.get(label, danish[label])):
            yield f"{label} must have the same %(…)s as ours"
        else:
            yield from (f"{label} has {mark}, which is not known" for mark in unknown(text))


def _slots(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))
