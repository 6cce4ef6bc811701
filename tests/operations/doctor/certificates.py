"""Certificates that vouch for themselves, made on the day; a site and a mail server that show one."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ...catcher import Catcher

PEM = serialization.Encoding.PEM


def certificate(folder: Path, days: int) -> tuple[ssl.SSLContext, Path]:
    """How a server on this machine shows one that ends in so many days; and the file of whoever is to believe it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=90)).not_valid_after(now + timedelta(days=days, hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    believed, both = folder / "certificate", folder / "both"
    believed.write_bytes(made.public_bytes(PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    both.write_bytes(key.private_bytes(PEM, *plain) + believed.read_bytes())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(both)
    return context, believed


@contextmanager
def https_site(shows: ssl.SSLContext, status: int = 200, ahead: timedelta = timedelta()) -> Iterator[str]:
    """A site that answers every path alike, whose clock is so far ahead."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(status)
            self.end_headers()

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string((datetime.now(UTC) + ahead).timestamp())

        def log_message(self, *about: Any) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = shows.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"https://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def post_office(shows: ssl.SSLContext, at_once: bool = False, greeting: str = "") -> Iterator[tuple[str, Catcher]]:
    """A mail server on a line that is encrypted after STARTTLS, or at once. The address as a setting."""
    # It looks at itself when it starts, by the number it was told.
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    catcher = Catcher()
    how: dict[str, Any] = {"ssl_context" if at_once else "tls_context": shows}
    controller = Controller(catcher, hostname="127.0.0.1", port=port, ident=greeting or None, **how)
    controller.start()
    try:
        yield f"{'smtps' if at_once else 'smtp'}://localhost:{port}", catcher
    finally:
        controller.stop()
