"""Settings: filled once from the environment, and refused by name when they make no sense."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit


class SettingError(ValueError):
    """A setting is wrong. The message names it and says what it should be."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")


MISREAD = "cannot be read: in a user or a password the signs @ : / ? # % are written %40 %3A %2F %3F %23 %25."
# Where people sign in: the issuer first.
DESK_PROVIDER = (
    "PORTAL_DESK_OIDC_ISSUER", "PORTAL_DESK_OIDC_CLIENT_ID", "PORTAL_DESK_OIDC_CLIENT_SECRET",
    "PORTAL_DESK_OIDC_SCOPE", "PORTAL_DESK_OIDC_ROLE_CLAIM", "PORTAL_DESK_OIDC_WORKER", "PORTAL_DESK_OIDC_LEAD",
)  # fmt: skip
ASK_AGAIN = "PORTAL_DESK_OIDC_ASK_AGAIN"
CITIZEN_PROVIDER = (
    "PORTAL_CITIZEN_OIDC_ISSUER", "PORTAL_CITIZEN_OIDC_CLIENT_ID", "PORTAL_CITIZEN_OIDC_CLIENT_SECRET",
    "PORTAL_CITIZEN_OIDC_SCOPE",
)  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """Where people sign in by OpenID Connect: nowhere without an `issuer`.

    Somebody's roles stand in the claim `role_claim`, in which dots lead further in. `ask_again` is for how many seconds
    what it has said of somebody holds; 0 asks at every request.
    """

    issuer: str = ""
    client_id: str = ""
    client_secret: str = ""
    scope: str = "openid profile"
    role_claim: str = "roles"
    worker: str = "worker"
    lead: str = "lead"
    ask_again: int = 0


@dataclass(frozen=True)
class Settings:
    """Everything the programme may be told from outside.

    A default must be sensible in production and may be read by anyone; otherwise it is not a default.
    `keys` are for signing and encryption, newest first. `proxies` is how many in front are believed when they say
    where a reader comes from.
    """

    data: Path
    keys: tuple[str, ...]
    bind: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    database_url: str = ""
    public_url: str = "http://127.0.0.1:8000"
    municipality: Path | None = None
    mail_url: str = ""
    handover_url: str = ""
    handover_secret: str = ""
    sms_url: str = ""
    sms_secret: str = ""
    shared_cache_url: str = ""
    proxies: int = 0
    metrics_token: str = ""
    company_register_url: str = ""
    desk_provider: Provider = Provider()
    citizen_provider: Provider = Provider()

    @property
    def secure(self) -> bool:
        """Whether the site is reached over https, so that cookies may insist on it."""
        return urlsplit(self.public_url).scheme == "https"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every setting; raises SettingError for the first one that makes no sense."""
        data = Path(environ.get("PORTAL_DATA") or "instance").resolve()
        port = _whole_number(environ, "PORT", 8000, most=65535)
        return cls(
            data=_writable_folder("PORTAL_DATA", data),
            keys=_keys(environ, data),
            bind=_bind(environ),
            port=port,
            workers=_whole_number(environ, "WEB_CONCURRENCY", 1, most=64),
            database_url=_database_url(environ, data),
            public_url=_address(environ, "PORTAL_PUBLIC_URL", f"http://127.0.0.1:{port}"),
            municipality=_existing_folder(environ, "PORTAL_MUNICIPALITY"),
            mail_url=_url(environ, "PORTAL_MAIL_URL", "smtp", "smtps"),
            handover_url=_confidential_url(environ, "PORTAL_HANDOVER_URL", "what is handed over is confidential"),
            handover_secret=_secret(environ, "PORTAL_HANDOVER_SECRET", "PORTAL_HANDOVER_URL"),
            sms_url=_confidential_url(environ, "PORTAL_SMS_URL", "an SMS holds a way in"),
            sms_secret=_secret(environ, "PORTAL_SMS_SECRET", "PORTAL_SMS_URL"),
            shared_cache_url=_url(environ, "PORTAL_SHARED_CACHE_URL", "redis", "rediss", "valkey", "valkeys"),
            proxies=_whole_number(environ, "PORTAL_PROXIES", 0, most=9, least=0),
            metrics_token=_long_enough(environ, "PORTAL_METRICS_TOKEN"),
            company_register_url=_url(environ, "PORTAL_COMPANY_REGISTER_URL", "https", "http"),
            desk_provider=replace(
                _provider(environ, *DESK_PROVIDER), ask_again=_whole_number(environ, ASK_AGAIN, 0, most=300, least=0)
            ),
            citizen_provider=_provider(environ, *CITIZEN_PROVIDER),
        )


def _whole_number(environ: Mapping[str, str], name: str, default: int, most: int, least: int = 1) -> int:
    text = environ.get(name, "").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise SettingError(name, f"must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def _bind(environ: Mapping[str, str]) -> str:
    text = environ.get("PORTAL_BIND", "").strip() or "127.0.0.1"
    try:
        ip_address(text)
    except ValueError:
        raise SettingError("PORTAL_BIND", f"must be an address such as 127.0.0.1 or 0.0.0.0, not {text!r}.") from None
    return text


def _writable_folder(name: str, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Personal data lies here: nobody else on the machine has any business in it.
        folder.chmod(0o700)
    except OSError as error:
        raise _unwritable(name, error) from error
    return folder


def _unwritable(name: str, error: OSError) -> SettingError:
    return SettingError(name, f"must be a folder that can be written: {error.strerror}.")


def _existing_folder(environ: Mapping[str, str], name: str) -> Path | None:
    text = environ.get(name, "").strip()
    if not text:
        return None
    if not Path(text).is_dir():
        raise SettingError(name, f"must be an existing folder, not {text!r}.")
    return Path(text)


def _database_url(environ: Mapping[str, str], data: Path) -> str:
    url = environ.get("PORTAL_DATABASE_URL", "").strip() or f"sqlite:///{data / 'portal.sqlite'}"
    parts = _parts(url)
    if url.startswith("postgresql") and (
        parts is None or parts.netloc.count("@") > 1 or "@" in parts.path + parts.fragment
    ):
        # What follows a sign that ends a password too early would be taken for the host, and told to a log.
        raise SettingError("PORTAL_DATABASE_URL", MISREAD)
    if url.startswith("postgresql://"):
        return url.replace("postgresql://", "postgresql+psycopg://", 1)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingError("PORTAL_DATABASE_URL", "must begin with sqlite:/// or postgresql://.")
    return url


def _parts(url: str) -> SplitResult | None:
    """None where the host or the port cannot be read."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


def _address(environ: Mapping[str, str], name: str, default: str) -> str:
    text = environ.get(name, "").strip().rstrip("/") or default
    parts = _parts(text) or urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or len(text.split()) != 1:
        raise SettingError(name, f"must be a whole address such as https://portal.example.org, not {text!r}.")
    if parts.path or parts.query or parts.fragment:
        raise SettingError(name, f"must end with the host, because the site lives under no path: not {text!r}.")
    return text


def _url(environ: Mapping[str, str], name: str, *schemes: str) -> str:
    text = environ.get(name, "").strip()
    parts = _parts(text)
    if text and (parts is None or parts.scheme not in schemes or not parts.hostname):
        # The address may hold a password: it is not repeated.
        begins = " or ".join(f"{scheme}://" for scheme in schemes)
        raise SettingError(name, f"must begin with {begins} and name a host, and a port by its number.")
    return text


def _confidential_url(environ: Mapping[str, str], name: str, why: str) -> str:
    """An address in the open only on this machine itself."""
    text = _url(environ, name, "https", "http")
    if urlsplit(text).scheme == "http" and urlsplit(text).hostname not in ("127.0.0.1", "::1", "localhost"):
        raise SettingError(name, f"must begin with https://: {why}.")
    return text


def _secret(environ: Mapping[str, str], name: str, address: str) -> str:
    """What is sent to an address is signed with its secret."""
    secret = environ.get(name, "").strip()
    if environ.get(address, "").strip() and len(secret) < 32:
        raise SettingError(name, f"must be at least 32 characters when {address} is set.")
    return secret


def _long_enough(environ: Mapping[str, str], name: str) -> str:
    """What lets somebody in by being known: nobody guesses it."""
    token = environ.get(name, "").strip()
    if token and (len(token) < 32 or not token.isascii() or len(token.split()) > 1):
        raise SettingError(name, "must be at least 32 ASCII characters without a space.")
    return token


def _provider(environ: Mapping[str, str], issuer: str, *names: str) -> Provider:
    """Where people sign in. `issuer` and `names` are settings that end in the names of its fields."""
    found = _confidential_url(environ, issuer, "who signs in is confidential")
    fields = {name.removeprefix(issuer.removesuffix("ISSUER")).lower(): name for name in names}
    told = {field: environ.get(name, "").strip() for field, name in fields.items()}
    for field in ("client_id", "client_secret"):
        if found and not told[field]:
            raise SettingError(fields[field], f"must be set when {issuer} is.")
    named: dict[str, Any] = {field: text for field, text in told.items() if text}
    return Provider(found, **named)


def _keys(environ: Mapping[str, str], data: Path) -> tuple[str, ...]:
    """The keys named, or in the embedded default the one made here.

    A database that several machines share needs keys they share, too: each would make its own, and none could
    open what another has sealed.
    """
    shared = environ.get("PORTAL_DATABASE_URL", "").strip().startswith("postgresql")
    if shared and not environ.get("PORTAL_KEYS", "").split():
        raise SettingError("PORTAL_KEYS", "must be set when PORTAL_DATABASE_URL names a PostgreSQL database.")
    keys = tuple(environ.get("PORTAL_KEYS", "").split()) or _own_keys(data / "keys")
    if any(len(key) < 32 for key in keys):
        raise SettingError("PORTAL_KEYS", "must be keys of at least 32 characters, newest first, with spaces between.")
    return keys


def _own_keys(file: Path) -> tuple[str, ...]:
    """The embedded default makes its own key once and keeps it where only its owner reads it."""
    try:
        with file.open("x") as new:
            file.chmod(0o600)
            new.write(secrets.token_urlsafe(32) + "\n")
    except FileExistsError:
        pass
    except OSError as error:
        # Half a key would be refused for good, also once there is room.
        file.unlink(missing_ok=True)
        raise _unwritable("PORTAL_DATA", error) from error
    keys = tuple(file.read_text().split())
    if not keys:
        raise SettingError("PORTAL_KEYS", f"is not set and {file.name} in PORTAL_DATA is empty.")
    return keys
