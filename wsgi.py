"""What a server runs: the site, with its settings from the environment."""

import os
import sys

from citizen_portal import create_app
from citizen_portal.config import SettingError, Settings

try:
    app = create_app(Settings.from_environment(os.environ))
except SettingError as error:
    sys.exit(str(error))
