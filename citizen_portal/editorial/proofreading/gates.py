"""Every gate a text must pass, language by language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import lexicon, phrases, spelling
from .choices import check_choices
from .direction import check_direction
from .lix import check_lix
from .manuscript import Manuscript
from .numbers import check_numbers, check_sentences
from .parity import check_parity, check_titles
from .phrases import check_phrases
from .sentences import Sentence
from .short_texts import check_law, check_weight
from .spelling import Knows, Misspelled, check_spelling
from .text import silent
from .untranslated import check_untranslated


def check_words(manuscript: Manuscript, misspelled: Iterable[Misspelled] = ()) -> list[str]:
    """Everything that must be mended, each with its file and line, and each once."""
    found = [fault for lang in manuscript.languages for fault in check_language(manuscript, lang)]
    return list(dict.fromkeys((*found, *check_titles(manuscript.texts.values()), *check_spelling(misspelled))))


def check_language(manuscript: Manuscript, lang: str) -> Iterator[str]:
    if lexicon.base(lang) not in lexicon.tables():
        yield f"editorial/proofreading/languages.toml: knows nothing of {lang}: add its table"
    yield from check_in_itself(manuscript, lang)
    if lang != "da":
        yield from check_beside_danish(manuscript, lang)
    if lexicon.base(lang) == "da":
        yield from check_phrases(written(manuscript, lang), phrases.load(manuscript.folders))
        yield from check_lix(manuscript.of(lang), manuscript.terms[lang])
        yield from check_weight(manuscript.short.get(lang, ()), lang, manuscript.terms[lang])


def check_in_itself(manuscript: Manuscript, lang: str) -> Iterator[str]:
    """What can be seen without looking at the Danish."""
    for text in manuscript.of(lang):
        yield from check_numbers(text)
        yield from check_direction(text)
        yield from check_untranslated(text.sentences(silent), lang)
    yield from check_sentences(manuscript.glossary(lang), lang)
    yield from check_untranslated(manuscript.glossary(lang), lang)
    yield from check_untranslated(manuscript.labelled(lang), lang)
    yield from check_untranslated(manuscript.chosen(lang), lang)
    yield from check_law(manuscript.short.get(lang, ()), lang)


def check_beside_danish(manuscript: Manuscript, lang: str) -> Iterator[str]:
    """What differs from the Danish although it is no word."""
    for text in manuscript.of(lang):
        source = manuscript.texts.get(("da", text.page.shelf, text.page.slug))
        yield from check_parity(text, source) if source else [f"{text.where}:1: there is no Danish text of that name"]
    yield from check_choices(lang, manuscript.labels.get(lang, ()), manuscript.labels["da"])


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
