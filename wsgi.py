"""What a server runs: the site, with its settings from the environment."""

import os
import sys

from citizen_portal import UNUSABLE, create_app
from citizen_portal.config import Settings
from citizen_portal.operations.doctor import commands as doctor
from citizen_portal.operations.logs import lines

# A command shows nobody a page; `flask run` renders one when it is asked for.
command = "FLASK_RUN_FROM_CLI" in os.environ

try:
    if doctor.is_asked(sys.argv):
        app = doctor.alone()
    else:
        settings = Settings.from_environment(os.environ)
        lines.set_up(settings.log)
        app = create_app(settings, prerender=not command)
except UNUSABLE as error:
    # Written for whoever set it up; the way the programme came to it would only hide it.
    sys.exit(str(error))
