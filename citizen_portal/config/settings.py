"""Everything the programme may be told from outside, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from . import addresses, databases, providers
from .environment import Environment
from .providers import Provider


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
    company_register_url: str = ""
    desk_provider: Provider = Provider()
    citizen_provider: Provider = Provider()
    offline: bool = True
    metrics_token: str = ""
    log: str = "text"

    @property
    def secure(self) -> bool:
        """Whether the site is reached over https, so that cookies may insist on it."""
        return urlsplit(self.public_url).scheme == "https"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every setting; raises SettingError that names all which make no sense."""
        told = Environment(environ)
        settings = cls.told(told)
        told.refuse_faults()
        return settings

    @classmethod
    def told(cls, told: Environment) -> Settings:
        """Every setting; what makes no sense is noted."""
        data = told.writable_folder("PORTAL_DATA", "instance")
        port = told.whole_number("PORT", 8000, most=65535)
        return cls(
            data=data,
            keys=databases.keys(told, data),
            bind=told.ip_address("PORTAL_BIND", "127.0.0.1"),
            port=port,
            workers=told.whole_number("WEB_CONCURRENCY", 1, most=64),
            database_url=databases.database_url(told, data),
            public_url=addresses.own_address(told, "PORTAL_PUBLIC_URL", f"http://127.0.0.1:{port}"),
            municipality=told.existing_folder("PORTAL_MUNICIPALITY"),
            mail_url=addresses.url(told, "PORTAL_MAIL_URL", "smtp", "smtps"),
            handover_url=addresses.confidential_url(told, "PORTAL_HANDOVER_URL", "what is handed over is confidential"),
            handover_secret=addresses.secret(told, "PORTAL_HANDOVER_SECRET", "PORTAL_HANDOVER_URL"),
            sms_url=addresses.confidential_url(told, "PORTAL_SMS_URL", "an SMS holds a way in"),
            sms_secret=addresses.secret(told, "PORTAL_SMS_SECRET", "PORTAL_SMS_URL"),
            shared_cache_url=addresses.url(told, "PORTAL_SHARED_CACHE_URL", "redis", "rediss", "valkey", "valkeys"),
            proxies=told.whole_number("PORTAL_PROXIES", 0, most=9, least=0),
            company_register_url=addresses.url(told, "PORTAL_COMPANY_REGISTER_URL", "https", "http"),
            desk_provider=providers.of_the_desk(told),
            citizen_provider=providers.of_citizens(told),
            offline=told.one_of("PORTAL_OFFLINE", "on", "off") == "on",
            metrics_token=told.unguessable("PORTAL_METRICS_TOKEN"),
            log=told.one_of("PORTAL_LOG", "text", "json"),
        )
