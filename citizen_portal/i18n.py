"""The languages of the site: their own names, their direction, and which one this reader gets."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from flask_babel import Babel
from werkzeug.routing import BaseConverter

TRANSLATIONS = Path(__file__).parent.parent / "translations"


@dataclass(frozen=True)
class Language:
    """A language a page can be read in. `reading_only` ones have guidance, but no forms.

    `region` is whose dates and numbers it uses, where the language alone does not tell.
    """

    code: str
    name: str
    dir: str = "ltr"
    region: str = ""
    reading_only: bool = False

    @property
    def base(self) -> str:
        """The language of its labels and forms: easy Danish uses the Danish ones."""
        return self.code.split("-")[0]

    @property
    def tag(self) -> str:
        """What a browser and a search engine know it by: easy Danish has no tag of its own but a private one."""
        return self.code.replace("-", "-x-")

    @property
    def locale(self) -> str:
        """The name Babel knows it by."""
        return f"{self.base}_{self.region}" if self.region else self.base


DANISH = Language("da", "Dansk")
# What an address says when its reader would rather have had easy Danish.
EASY = "let"
LANGUAGES = {
    language.code: language
    for language in (
        DANISH,
        Language("en", "English", region="GB"),
        Language("ar", "العربية", dir="rtl"),
        Language("uk", "Українська"),
        Language("pl", "Polski"),
        Language("tr", "Türkçe"),
        Language("da-let", "Let dansk", reading_only=True),
    )
}


LOCALES = {code: language.locale for code, language in LANGUAGES.items()}


class LanguageMissing(RuntimeError):
    """A language is offered although its words are not all there."""


class LanguageConverter(BaseConverter):
    """The first part of every path; a code we do not speak is no page at all."""

    regex = "|".join(code for code, language in LANGUAGES.items() if not language.reading_only)


class ReadingLanguageConverter(BaseConverter):
    """Like LanguageConverter, with the languages that have guidance only."""

    regex = "|".join(LANGUAGES)


def current() -> Language:
    """The language of this request: of its path, else of the reader's browser, else Danish."""
    if "language" not in g:
        first = request.path.split("/")[1]
        g.language = LANGUAGES.get(first) or preferred()
    language: Language = g.language
    return language


def only_ordinary() -> bool:
    """Whether the reader comes for easy Danish to a page that has none."""
    return EASY in request.args and not current().reading_only


def preferred() -> Language:
    """What the reader's browser asks for, among the languages that have the whole site."""
    offered = [code for code, language in LANGUAGES.items() if not language.reading_only]
    return LANGUAGES[request.accept_languages.best_match(offered) or DANISH.code]


def init_app(app: Flask) -> None:
    """Put the language first in every path, and give the templates its words."""
    check_catalogues()
    app.url_map.converters.update(lang=LanguageConverter, reading=ReadingLanguageConverter)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale=DANISH.locale, locale_selector=lambda: current().locale)
    app.url_value_preprocessor(_take_language_from_path)
    app.url_defaults(lambda endpoint, values: _put_language_in_path(app, endpoint, values))
    app.jinja_env.globals["languages"] = LANGUAGES
    app.context_processor(lambda: {"page_lang": current(), "only_ordinary": only_ordinary()})


def check_catalogues() -> None:
    """A language with a word missing is not offered: raises LanguageMissing naming every missing id."""
    needed = label_ids()
    faults = [
        f"translations/{language.code}: no words for {word}"
        for language in LANGUAGES.values()
        if not language.reading_only
        for word in sorted(needed - set(_words(language)))
    ]
    if faults:
        raise LanguageMissing("\n".join(faults))


def words(code: str) -> Callable[[str], str]:
    """A language's labels by id, for whoever needs them outside a request."""
    return _catalogue(LANGUAGES[code]).gettext


def label_ids() -> set[str]:
    """Every id the catalogue of the software has words for."""
    return {word for word in _words(DANISH) if word}


def _words(language: Language) -> dict[Any, str]:
    return dict(_catalogue(language)._catalog)  # type: ignore[attr-defined]  # there is no public way to list the ids


def _catalogue(language: Language) -> gettext.NullTranslations:
    try:
        return gettext.translation("messages", TRANSLATIONS, [language.base])
    except FileNotFoundError:
        raise LanguageMissing(f"translations/{language.base} is not compiled; run make messages.") from None


def _take_language_from_path(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.language = LANGUAGES[values.pop("lang")]


def _put_language_in_path(app: Flask, endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
        language = current()
        easy = language.reading_only and not _readable(app, endpoint)
        values["lang"] = language.base if easy else language.code
        if easy:
            values.setdefault(EASY, "")


def _readable(app: Flask, endpoint: str) -> bool:
    """Whether a page is there in the languages that have guidance only."""
    return any("<reading:lang>" in rule.rule for rule in app.url_map.iter_rules(endpoint))
