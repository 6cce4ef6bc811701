"""The site as it is for whoever works on it."""

import pytest
from flask import Flask

from citizen_portal import create_app

from ..conftest import settings_in


@pytest.fixture(scope="package")
def developing(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLASK_DEBUG", "1")
        return create_app(settings_in(tmp_path_factory.mktemp("gallery")), prerender=False)
