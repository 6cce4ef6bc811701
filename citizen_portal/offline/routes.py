"""The worker's script: one for all readers; a browser asks at every page whether it has changed."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import brotli
from flask import Blueprint, Flask, Response, current_app, request

from .. import i18n
from ..guidance.prerender import best_encoding
from .readable import AHEAD, is_readable, pattern
from .release import release

HERE = Path(__file__).parent
PACKAGE = HERE.parent
# What the worker says, by its own name for it.
WORDS = {
    "kept": "offline.kept", "past": "offline.past", "title": "offline.title", "list": "offline.list",
    "again": "find.sent.again",
}  # fmt: skip
FOR_US = re.compile(r"^ *//.*\n|^ +", re.MULTILINE)

blueprint = Blueprint("offline", __name__)


@dataclass(frozen=True)
class Script:
    """A script by the encoding it is sent in, and a print of it."""

    bodies: Mapping[str, bytes]
    etag: str


def init_app(app: Flask, wanted: bool, folders: Iterable[Path]) -> None:
    """`folders` hold the texts of a municipality."""
    made_of = (PACKAGE, i18n.TRANSLATIONS, *folders)
    app.extensions["offline"] = cache(lambda: encoded(worker(release(made_of)) if wanted else source("gone.js")))
    app.jinja_env.globals["keeps_pages"] = lambda: wanted and is_readable(request.path, i18n.LANGUAGES)


@blueprint.get("/sw.js")
def script() -> Response:
    found: Script = current_app.extensions["offline"]()
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    response = Response(found.bodies[encoding], mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
    response.vary.add("Accept-Encoding")
    if encoding:
        response.content_encoding = encoding
    response.set_etag(found.etag)
    response.make_conditional(request)
    return response


def worker(name: str) -> str:
    """The script that keeps pages, with all it needs to know; `name` is that of the release.

    Without a language is the bare address, which leads on to the reader's.
    """
    told = {
        "release": name, "languages": ["", *i18n.LANGUAGES], "pages": pattern(i18n.LANGUAGES), "ahead": AHEAD,
        "words": dict(_words()),
    }  # fmt: skip
    return f"const KEPT = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n{source('worker.js')}"


def _words() -> Iterator[tuple[str, Mapping[str, str]]]:
    """What it says in each language, ready to stand in HTML. An easier form has its own where it has any."""
    for code, language in i18n.LANGUAGES.items():
        said, base = ({name: i18n.words(of)(label) for name, label in WORDS.items()} for of in (code, language.base))
        if code == language.base or said != base:
            yield code, {name: escape(words) for name, words in said.items()}


def source(name: str) -> str:
    """One of our scripts without what is for us: comments and indents."""
    return FOR_US.sub("", (HERE / name).read_text(encoding="utf-8"))


def encoded(whole: str) -> Script:
    plain = whole.encode()
    bodies = {"": plain, "gzip": gzip.compress(plain, 9, mtime=0), "br": brotli.compress(plain)}
    return Script(bodies, hashlib.sha256(plain).hexdigest()[:16])
