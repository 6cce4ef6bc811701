"""Copies of the real words, to be changed."""

import shutil
from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n
from citizen_portal.editorial import labels


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = Path(shutil.copytree(i18n.TRANSLATIONS, tmp_path / "translations"))
    monkeypatch.setattr(labels, "TRANSLATIONS", copied)
    return copied
