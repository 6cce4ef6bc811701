"""Words somebody wrote in another language than Danish, marked for whoever has to act on them."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from flask_babel import gettext

from .. import i18n
from ..matching.language_told import language_told
from ..trades.library import SaidPhrase, spoken
from .values import in_danish


class WrittenWords(str):
    """`written` is the code of their language. `told` names it to the reader, `told_in_danish` to the other one."""

    written: str
    told: str
    told_in_danish: str


def marked(values: Iterable[str]) -> tuple[str, ...]:
    """The same; what is somebody's own and not Danish as WrittenWords."""
    return tuple(value if isinstance(value, SaidPhrase) else _own(value) for value in values)


def _own(value: str) -> str:
    if (told := language_told(value)) in ("", i18n.DANISH.code):
        return value
    words = WrittenWords(value)
    words.written, words.told = told, _in_which(told)
    words.told_in_danish = "" if i18n.current() is i18n.DANISH else in_danish(lambda: _in_which(told))
    return words


def _in_which(code: str) -> str:
    named = Locale.parse(i18n.LOCALES[spoken()]).languages.get(code, code)
    return str(gettext("written.in", language=named))
