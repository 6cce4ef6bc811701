"""Settings that are addresses: ours, those of other systems, and the secrets that go with them."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from .environment import Environment

THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def parts_of(url: str) -> SplitResult | None:
    """None where the host or the port cannot be read."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


def own_address(told: Environment, name: str, default: str) -> str:
    """The address people use: a host, and no path."""
    text = told.text(name).rstrip("/") or default
    parts = parts_of(text) or urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or len(text.split()) != 1:
        told.fault(name, f"must be a whole address such as https://portal.example.org, not {text!r}.")
    elif parts.path or parts.query or parts.fragment:
        told.fault(name, f"must end with the host, because the site lives under no path: not {text!r}.")
    return text


def url(told: Environment, name: str, *schemes: str) -> str:
    """An address of another system, or nothing."""
    text = told.text(name)
    parts = parts_of(text)
    if text and (parts is None or parts.scheme not in schemes or not parts.hostname):
        # The address may hold a password: it is not repeated.
        begins = " or ".join(f"{scheme}://" for scheme in schemes)
        told.fault(name, f"must begin with {begins} and name a host, and a port by its number.")
        return ""
    return text


def confidential_url(told: Environment, name: str, why: str) -> str:
    """An address in the open only on this machine itself."""
    text = url(told, name, "https", "http")
    if urlsplit(text).scheme == "http" and urlsplit(text).hostname not in THIS_MACHINE:
        told.fault(name, f"must begin with https://: {why}.")
    return text


def secret(told: Environment, name: str, address: str) -> str:
    """What is sent to an address is signed with its secret."""
    text = told.text(name)
    if told.text(address) and len(text) < 32:
        told.fault(name, f"must be at least 32 characters when {address} is set.")
    return text
