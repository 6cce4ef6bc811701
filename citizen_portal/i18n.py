"""The languages of the site: their own names, their direction, and which one this reader gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import support
from flask import Flask, current_app, g, request
from flask_babel import Babel, Domain, get_locale
from werkzeug.routing import BaseConverter

from . import names, own_labels

TRANSLATIONS = Path(__file__).parent.parent / "translations"


@dataclass(frozen=True)
class Language:
    """A language a page can be read in. `easy` is an easier form of its base, and has everything a citizen reads:
    the workplace and the jobcenter are met in the base itself.

    `region` is whose dates and numbers it uses, where the language alone does not tell.
    """

    code: str
    name: str
    dir: str = "ltr"
    region: str = ""
    easy: bool = False

    @property
    def base(self) -> str:
        """The language it is a form of: where easy Danish has no words of its own, the Danish ones stand."""
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
LANGUAGES = {
    language.code: language
    for language in (
        DANISH,
        Language("en", "English", region="GB"),
        Language("ar", "العربية", dir="rtl"),
        Language("uk", "Українська"),
        Language("pl", "Polski"),
        Language("tr", "Türkçe"),
        Language("da-let", "Let dansk", easy=True),
    )
}


LOCALES = {code: language.locale for code, language in LANGUAGES.items()}
SPOKEN = {language.locale: code for code, language in LANGUAGES.items() if not language.easy}

# The labels of every language, by its code.
Catalogues = Mapping[str, support.NullTranslations]


class LanguageMissing(RuntimeError):
    """A language is offered although its words are not all there."""


class LanguageConverter(BaseConverter):
    """The first part of every path; a code we do not speak is no page at all."""

    regex = "|".join(code for code, language in LANGUAGES.items() if not language.easy)


class ReadingLanguageConverter(BaseConverter):
    """Like LanguageConverter, with the easier forms: for everything a citizen reads."""

    regex = "|".join(LANGUAGES)


class Labels(Domain):  # type: ignore[misc]  # the library has no types
    """The labels of this site in the reader's language, also in an easier form that Babel does not know.

    Where an easier form has no words of its own, those of its base stand.
    """

    def get_translations(self) -> Any:
        reader, locale = current(), str(get_locale())
        # Babel is told of another language where a paper says something in Danish as well.
        return catalogues()[reader.code if reader.locale == locale else SPOKEN[locale]]


class OwnLabels(Babel):  # type: ignore[misc]  # the library has no types
    """Babel with our catalogues."""

    domain_instance = Labels()


def current() -> Language:
    """The language of this request: of its path, else of the reader's browser, else Danish."""
    if "language" not in g:
        first = request.path.split("/")[1]
        g.language = LANGUAGES.get(first) or preferred()
    language: Language = g.language
    return language


def preferred() -> Language:
    """What the reader's browser asks for; an easier form nobody's browser knows of."""
    offered = [code for code, language in LANGUAGES.items() if not language.easy]
    return LANGUAGES[request.accept_languages.best_match(offered) or DANISH.code]


def init_app(app: Flask, said: Catalogues) -> None:
    """Put the language first in every path, and give the templates its words."""
    app.extensions["catalogues"] = said
    app.url_map.converters.update(lang=LanguageConverter, reading=ReadingLanguageConverter)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    OwnLabels(app, default_locale=DANISH.locale, locale_selector=lambda: current().locale)
    app.url_value_preprocessor(_take_language_from_path)
    app.url_defaults(_put_language_in_path)
    app.jinja_env.globals["languages"] = LANGUAGES
    app.context_processor(lambda: {"page_lang": current()})


def check_catalogues() -> None:
    """A language with a word missing is not offered: raises LanguageMissing naming every missing id."""
    needed = label_ids()
    faults = [
        f"translations/{language.code}: no words for {word}"
        for language in LANGUAGES.values()
        if not language.easy
        for word in sorted(needed - set(_words(language)))
    ]
    if faults:
        raise LanguageMissing("\n".join(faults))


def words(code: str) -> Callable[[str], str]:
    """A language's labels by id, for whoever needs them outside a request."""
    return catalogues()[code].gettext


def catalogues() -> Catalogues:
    """Those of this site; outside of one, ours as they are written."""
    return current_app.extensions["catalogues"] if current_app else _as_written()


def filled(folders: Iterable[Path]) -> Catalogues:
    """Every label as a site says it: with its municipality's names, and with the labels laid over ours.

    Raises LanguageMissing with all that is missing, or is no label.
    """
    check_catalogues()
    folders = tuple(folders)
    said = names.load(folders)
    laid_over = own_labels.read(folders, {code: _words(language) for code, language in LANGUAGES.items()})
    if laid_over.faults:
        raise LanguageMissing("\n".join(laid_over.faults))
    made: dict[str, support.NullTranslations] = {}
    for code, language in LANGUAGES.items():
        made[code] = _with(laid_over.labels[code], language, said)
        if language.easy:
            made[code]._fallback = made[language.base]
    return made


def label_ids() -> set[str]:
    """Every id the catalogue of the software has words for."""
    return {word for word in _words(DANISH) if word}


def _words(language: Language) -> dict[Any, str]:
    return dict(_catalogue(language)._catalog)  # there is no public way to list the ids


def _with(own: Mapping[str, str], language: Language, said: names.Names) -> support.NullTranslations:
    made = copy(_catalogue(language))
    words = {**_words(language), **own}
    rtl = language.dir == "rtl"
    made._catalog = {label: names.plain(text, language.code, said, rtl) for label, text in words.items()}
    return made


@cache
def _as_written() -> Catalogues:
    return {code: _catalogue(language) for code, language in LANGUAGES.items()}


@cache
def _catalogue(language: Language) -> support.NullTranslations:
    own = support.Translations.load(TRANSLATIONS, [language.code])
    if not isinstance(own, support.Translations):
        raise LanguageMissing(f"translations/{language.code} is not compiled; run make messages.")
    if language.easy:
        own.add_fallback(_catalogue(LANGUAGES[language.base]))
    return own


def _take_language_from_path(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.language = LANGUAGES[values.pop("lang")]


def _put_language_in_path(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = code_for(endpoint, current())


def code_for(endpoint: str, language: Language) -> str:
    """What stands in a page's address for this reader: a page for the workplace has no easier form."""
    return language.base if language.easy and not has_easier(endpoint) else language.code


def has_easier(endpoint: str) -> bool:
    """Whether a page is there in the easier forms, too."""
    return any("<reading:lang>" in rule.rule for rule in current_app.url_map.iter_rules(endpoint))
