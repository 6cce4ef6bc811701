"""A world at each moment around midnight, made once for all tests of a file that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from flask import Flask

from .midnight import MOMENTS, World, as_if, world_of


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda moment: moment.strftime("%B %H.%M"))
def moment(request: pytest.FixtureRequest, app: Flask) -> Iterator[datetime]:
    """A moment by clocks in Denmark, which it now is. The site was started before."""
    with as_if(request.param):
        yield request.param


@pytest.fixture(scope="module")
def day(moment: datetime) -> date:
    """The Danish day of that moment."""
    return moment.date()


@pytest.fixture(scope="module")
def world(app: Flask, moment: datetime) -> World:
    return world_of(app)
