"""The site of today on what was kept at e3416a0, on both databases. See tests/data/make_e3416a0.py."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from ..kept import let_go, site_on


@pytest.fixture(scope="module")
def app(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For everybody who only looks."""
    app = site_on(fresh(), tmp_path_factory.mktemp("looking"))
    yield app
    let_go(app)


@pytest.fixture(scope="module")
def used(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For those who go on."""
    app = site_on(fresh(), tmp_path_factory.mktemp("going-on"))
    yield app
    let_go(app)
