"""See the package."""

from ..servers import server
from . import judged

with server("wsgi:app") as site:
    judged(site.port)
