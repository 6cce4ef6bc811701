"""What a server runs: the site, with its settings from the environment."""

import os
import sys

from citizen_portal import UNUSABLE, create_app
from citizen_portal.config import Settings

# A command shows nobody a page; `flask run` renders one when it is asked for.
command = "FLASK_RUN_FROM_CLI" in os.environ

try:
    app = create_app(Settings.from_environment(os.environ), prerender=not command)
except UNUSABLE as error:
    # Written for whoever set it up; the way the programme came to it would only hide it.
    sys.exit(str(error))
