"""What a server runs: the site, with its settings from the environment."""

import os
import sys

from citizen_portal import UNUSABLE, create_app
from citizen_portal.config import Settings
from citizen_portal.operations.doctor import commands as doctor
from citizen_portal.operations.logs import lines

try:
    if doctor.is_asked(sys.argv):
        app = doctor.alone()
    else:
        settings = Settings.from_environment(os.environ)
        lines.set_up(settings.log)
        app = create_app(settings)
except UNUSABLE as error:
    # Written for whoever set it up; the way the programme came to it would only hide it.
    sys.exit(str(error))
