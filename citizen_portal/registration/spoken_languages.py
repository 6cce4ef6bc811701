"""The languages offered to whoever says which one they speak: the site's own first. Anything else can be typed."""

from __future__ import annotations

from babel import Locale

from .. import i18n

# Others that are often spoken by people who look for work here, as codes Babel has names for.
OTHERS = ("so", "fa", "ti", "ur", "ro", "de", "fr", "es", "vi", "th", "ru")


def spoken_languages() -> list[str]:
    """Each by its own name and, for those who will find an interpreter, in Danish: "polski (polsk)"."""
    own = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
    return [_name(code) for code in (*own, *OTHERS)]


def _name(code: str) -> str:
    danish = Locale("da").languages[code]
    own = Locale.parse(code).get_language_name(code) or danish
    return danish if own == danish else f"{own} ({danish})"
