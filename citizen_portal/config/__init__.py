"""Settings: filled once from the environment, and refused by name when they make no sense."""

from .environment import SettingError
from .providers import Provider
from .settings import Settings

__all__ = ["Provider", "SettingError", "Settings"]
