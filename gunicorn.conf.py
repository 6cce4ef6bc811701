"""How the server runs: one process that forks its workers after everything is loaded, so that they share it."""

import contextlib
import ctypes
import gc
import logging
import os
import resource

from citizen_portal import meters
from citizen_portal.config import SettingError, Settings
from citizen_portal.operations import daily
from citizen_portal.operations.logs import lines
from citizen_portal.operations.metrics import seats, watch
from citizen_portal.storage import outbox

log = logging.getLogger("citizen_portal.server")

try:
    settings = Settings.from_environment(os.environ)
except SettingError as error:
    raise SystemExit(str(error)) from None

bind = f"[{settings.bind}]:{settings.port}" if ":" in settings.bind else f"{settings.bind}:{settings.port}"
workers = settings.workers
worker_class = "citizen_portal.operations.worker.Worker"
# Requests that are answered at once. No line holds one of them before all it has to say is there.
threads = 8
asgi_loop = "asyncio"
preload_app = True
loglevel = "warning"
logconfig_dict = lines.configured(settings.log)
# For whoever asks the server itself for a line of each request: the path may be somebody's way in.
access_log_format = "%(m)s %(s)s %(B)s %(M)sms"
# No header of a request names the prefix or the path: see citizen_portal/trust.py.
forwarder_headers = ""
forwarded_allow_ips = ""
# Nobody steers the running server but by signals.
control_socket_disable = True
# Seconds for the headers of a request, the next one on the same line too: a phone with a bad connection
# keeps its line to the server for the next page.
keepalive = 20
# Seconds a stop waits for what is being answered.
graceful_timeout = 10

# Every line is an open file: as many as the machine allows, not the fewer a programme allows itself at first.
most_files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))


# Where the workers count together.
counts = seats.lay_out()


def pre_fork(server, worker):
    worker.seat = seats.free(server.WORKERS.values())


def post_fork(server, worker):
    seats.take(counts, worker.seat)


def child_exit(server, worker):
    seats.leave(counts, worker.seat)


def on_exit(server):
    seats.clear_away(counts)


def when_ready(server):
    """The site is loaded and the port is open.

    What loading needed and does not need any more goes back before the workers are forked, and what
    stays is left alone by the collector, so that the workers go on sharing it.
    """
    # What was only true of this process before it had workers.
    seats.leave(counts, meters.FIRST)
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    if settings.log == lines.JSON:
        log.info("answers at http://%s/", bind)
    else:
        print(f"Citizen Portal answers at http://{bind}/  (Ctrl-C stops it)", flush=True)


def post_worker_init(worker):
    """Each worker has a delivery thread and a daily one. They are started in it: threads do not live through a fork."""
    app = worker.app.wsgi()
    # A bare application, such as the peer of a measurement, has nothing to deliver.
    if "outbox" in app.extensions:
        # Before anybody uses what is counted.
        watch.start(app, threads)
        outbox.start(app)
        daily.start(app)
