"""What a server runs: the site, with its settings from the environment."""

import os
import sys

from citizen_portal import UNUSABLE, create_app
from citizen_portal.config import Settings
from citizen_portal.operations.doctor import commands as doctor

try:
    app = doctor.alone() if doctor.is_asked(sys.argv) else create_app(Settings.from_environment(os.environ))
except UNUSABLE as error:
    # Written for whoever set it up; the way the programme came to it would only hide it.
    sys.exit(str(error))
