"""What the site is told from outside, read setting by setting: every fault is noted, and all are told at once."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path


class SettingError(ValueError):
    """A setting is wrong. The message names it and says what it should be."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")


class SettingsError(SettingError):
    """One or several settings are wrong, each named in a line of its own."""

    def __init__(self, lines: list[str]) -> None:
        ValueError.__init__(self, "\n".join(lines))


class Environment:
    """The settings as they are written. What makes no sense is read as if it had not been set, and noted."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.environ.get(name, "").strip() or default

    def fault(self, name: str, problem: str) -> None:
        self.faults.append(f"{name} {problem}")

    def refuse_faults(self) -> None:
        """Raise SettingError with all that was noted, each once."""
        if self.faults:
            raise SettingsError(list(dict.fromkeys(self.faults)))

    def whole_number(self, name: str, default: int, most: int, least: int = 1) -> int:
        text = self.text(name, str(default))
        # Digits of any length are digits, but not every length can be read as a number.
        if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
            return int(text)
        self.fault(name, f"must be a whole number from {least} to {most}, not {text!r}.")
        return default

    def one_of(self, name: str, first: str, other: str) -> str:
        """One of two words; the first where nothing is said."""
        text = self.text(name, first)
        if text in (first, other):
            return text
        self.fault(name, f"must be {first} or {other}, not {text!r}.")
        return first

    def unguessable(self, name: str) -> str:
        """What lets somebody in by being known."""
        text = self.text(name)
        if text and (len(text) < 32 or not text.isascii() or len(text.split()) > 1):
            self.fault(name, "must be at least 32 ASCII characters without a space.")
        return text

    def ip_address(self, name: str, default: str) -> str:
        text = self.text(name, default)
        try:
            ip_address(text)
        except ValueError:
            self.fault(name, f"must be an address such as 127.0.0.1 or 0.0.0.0, not {text!r}.")
        return text

    def writable_folder(self, name: str, default: str) -> Path:
        folder = Path(self.environ.get(name) or default).resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Personal data lies here: nobody else on the machine has any business in it.
            folder.chmod(0o700)
        except OSError as error:
            self.unwritable(name, error)
        return folder

    def unwritable(self, name: str, error: OSError) -> None:
        self.fault(name, f"must be a folder that can be written: {error.strerror}.")

    def existing_folder(self, name: str) -> Path | None:
        text = self.text(name)
        if text and not Path(text).is_dir():
            self.fault(name, f"must be an existing folder, not {text!r}.")
        return Path(text) if text else None
