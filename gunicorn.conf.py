"""How the server runs: one process that forks its workers after everything is loaded, so that they share it."""

import contextlib
import ctypes
import gc
import os

from citizen_portal.config import SettingError, Settings
from citizen_portal.storage import outbox

try:
    settings = Settings.from_environment(os.environ)
except SettingError as error:
    raise SystemExit(str(error)) from None

bind = f"127.0.0.1:{settings.port}"
workers = settings.workers
worker_class = "gthread"
threads = 4
preload_app = True
loglevel = "warning"
# No header of a request names the prefix or the path: see citizen_portal/trust.py.
forwarder_headers = ""
forwarded_allow_ips = ""
# Seconds. A phone with a bad connection keeps its line to the server for the next page.
keepalive = 20


def when_ready(server):
    """The site is loaded and the port is open.

    What loading needed and does not need any more goes back before the workers are forked, and what
    stays is left alone by the collector, so that the workers go on sharing it.
    """
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    print(f"Citizen Portal answers at http://127.0.0.1:{settings.port}/  (Ctrl-C stops it)", flush=True)


def post_worker_init(worker):
    """Each worker has a delivery thread, which must be started in it: threads do not live through a fork."""
    app = worker.app.wsgi()
    # A bare application, such as the peer of a measurement, has nothing to deliver.
    if "outbox" in app.extensions:
        outbox.start(app)
