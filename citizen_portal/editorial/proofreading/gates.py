"""Every gate a text must pass, language by language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...rules import Rule
from . import bare_names, house_style, house_words, lexicon, phrases, spelling
from .choices import check_choices
from .direction import check_direction
from .easy import check_added, check_length
from .findings import Finding, of_kind
from .fits import check_fits
from .house_checks import check_house_words
from .lix import check_lix
from .manuscript import Manuscript
from .numbers import check_numbers, check_sentences
from .parity import check_parity, check_titles
from .phrases import check_phrases
from .same_danish import check_same_danish
from .sayings import Saying, sayings
from .sentences import Sentence
from .short_texts import check_law, check_weight
from .spelling import Knows, Misspelled, check_spelling
from .text import PageText, silent
from .untranslated import check_untranslated


def check_words(
    manuscript: Manuscript, misspelled: Iterable[Misspelled] = (), law: Iterable[Rule] = ()
) -> list[Finding]:
    """Everything that must be mended, each with its file and line, and each once. `law` are the rules of all days."""
    found = [fault for lang in manuscript.languages for fault in check_language(manuscript, lang)]
    found += of_kind("title", check_titles(manuscript.texts.values()))
    found += of_kind("spelling", check_spelling(misspelled))
    found += of_kind("form for one value", check_fits(_style(manuscript).fits, law, _said(manuscript)))
    written = ((lang, label) for lang, own in manuscript.labels_as_written.items() for label in own)
    found += of_kind("name of ours", bare_names.check(manuscript.folders, written))
    return list(dict.fromkeys(found))


def _style(manuscript: Manuscript) -> house_style.HouseStyle:
    return house_style.load(manuscript.folders)


def _said(manuscript: Manuscript) -> Iterator[tuple[str, Saying]]:
    return ((lang, saying) for lang in manuscript.languages for saying in sayings(manuscript, lang))


def check_language(manuscript: Manuscript, lang: str) -> Iterator[Finding]:
    if lexicon.base(lang) not in lexicon.tables():
        table = f"editorial/proofreading/languages.toml:1: knows nothing of {lang}: add its table"
        yield Finding("language", table)
    yield from check_in_itself(manuscript, lang)
    if lang != "da":
        yield from check_beside_danish(manuscript, lang)
    if lexicon.base(lang) == "da":
        yield from check_heaviness(manuscript, lang)


def check_heaviness(manuscript: Manuscript, lang: str) -> Iterator[Finding]:
    """What only Danish is measured for."""
    terms = manuscript.terms[lang]
    yield from of_kind("phrase", check_phrases(written(manuscript, lang), phrases.load(manuscript.folders)))
    yield from of_kind("weight", check_lix(manuscript.of(lang), terms))
    yield from of_kind("weight", check_weight(manuscript.short.get(lang, ()), lang, terms))


def check_in_itself(manuscript: Manuscript, lang: str) -> Iterator[Finding]:
    """What can be seen without looking at the Danish."""
    for text in manuscript.of(lang):
        yield from of_kind("number", check_numbers(text))
        yield from of_kind("direction", check_direction(text))
        yield from of_kind("untranslated", check_untranslated(text.sentences(silent), lang))
    yield from of_kind("number", check_sentences(manuscript.glossary(lang), lang))
    yield from of_kind("number", check_law(manuscript.short.get(lang, ()), lang))
    for said in (manuscript.glossary(lang), manuscript.labelled(lang), manuscript.chosen(lang)):
        yield from of_kind("untranslated", check_untranslated(said, lang))
    words = house_words.load(manuscript.folders, lang)
    yield from of_kind("house word", check_house_words(sayings(manuscript, lang), words))


def check_beside_danish(manuscript: Manuscript, lang: str) -> Iterator[Finding]:
    """What differs from the Danish although it is no word."""
    for text in manuscript.of(lang):
        source = manuscript.texts.get(("da", text.page.shelf, text.page.slug))
        if source is None:
            yield Finding("parity", f"{text.where}:1: there is no Danish text of that name")
        else:
            yield from _beside(manuscript, text, source)
    labels = (lang, manuscript.labels.get(lang, ()), manuscript.labels["da"])
    yield from of_kind("choice", check_choices(*labels))
    yield from of_kind("same Danish", check_same_danish(*labels, (_style(manuscript).differ or {}).get(lang, ())))


def _beside(manuscript: Manuscript, text: PageText, danish: PageText) -> Iterator[Finding]:
    """Easy Danish is no translation: it may leave out."""
    if lexicon.base(text.page.lang) != "da":
        yield from of_kind("parity", check_parity(text, danish))
        return
    yield from of_kind("parity", check_added(text, danish))
    share = _style(manuscript).share
    yield from of_kind("length", check_length(text, danish, share, manuscript.terms["da"]))


def misspelled(manuscript: Manuscript, knows: Knows) -> list[Misspelled]:
    """Every word written in Danish that is in no dictionary. Each different word is looked up once."""
    vocabulary = spelling.Vocabulary(knows, spelling.own_words(manuscript.folders))
    return spelling.misspelled(danish(manuscript), vocabulary)


def danish(manuscript: Manuscript) -> Iterator[Sentence]:
    """Whatever is Danish: the texts and labels, the words quoted in another language, those of the workplaces."""
    for lang in manuscript.languages:
        yield from written(manuscript, lang) if lexicon.base(lang) == "da" else manuscript.quoted(lang)
    yield from manuscript.heard("da")


def written(manuscript: Manuscript, lang: str) -> Iterator[Sentence]:
    """All sentences of a language: of its texts, its glossary, its labels and what one chooses from."""
    yield from manuscript.sentences(lang)
    yield from manuscript.glossary(lang)
    yield from manuscript.labelled(lang)
    yield from manuscript.chosen(lang)
