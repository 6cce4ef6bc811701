"""Links that let somebody in without a login: signed, for one purpose, read in constant time.

What is wrong with a link is never told apart, so that nobody learns anything by trying.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import cache
from typing import Any

from flask import Flask, current_app
from itsdangerous import BadData, URLSafeSerializer

from . import i18n
from .typed import codes

# No vowels, so that no word appears, and nothing that looks like something else when written by hand.
CODE_ALPHABET = "CDFGHJKMNPRTWXY34679"
CODE_LENGTH = 8
# Everything a link is signed for. What a former key leaves behind holds for these: see storage/keyring.py.
PURPOSES = (
    "address", "citizen-code", "desk-mail", "desk-way", "draft", "employer", "employer-room", "my-places", "not-right",
    "number", "prepared", "prepared-by", "prepared-call", "representative", "status",
)  # fmt: skip


def init_app(app: Flask) -> None:
    """Let a page name an address to be typed from paper."""
    app.jinja_env.globals["whole"] = whole


def sign(purpose: str, content: Any) -> str:
    """A token for an address. The same content gives the same token."""
    return str(_serializer(purpose).dumps(content))


def read(purpose: str, token: str) -> Any:
    """What a token says, or None when it was not made here, for this purpose.

    What a sentence or a mail program has hung on its end is taken off.
    """
    try:
        return _serializer(purpose).loads(codes.trimmed_token(token))
    except BadData:
        return None


def _serializer(purpose: str) -> URLSafeSerializer:
    if purpose not in PURPOSES:
        raise LookupError(f"{purpose} is no purpose of a link")
    config, former = current_app.config, current_app.extensions.get("former-links", {})
    older = [link_secret(purpose, key) for key in reversed(config["SECRET_KEY_FALLBACKS"])]
    # The newest key signs and is the last of the list.
    secret_keys = [*former.get(purpose, ()), *older, link_secret(purpose, config["SECRET_KEY"])]
    kwargs = {"digest_method": hashlib.sha256, "key_derivation": "none"}
    return URLSafeSerializer(secret_keys, salt=f"portal.{purpose}", signer_kwargs=kwargs)


def link_secret(purpose: str, key: str) -> bytes:
    """What the links of a purpose are signed with: made of a key as itsdangerous makes it, and nobody's way back."""
    return hashlib.sha256(f"portal.{purpose}signer{key}".encode()).digest()


def path(endpoint: str, lang: str, **values: Any) -> str:
    """The path of a page in a language, also where nobody has asked for one (in a mail, in a command)."""
    routes = current_app.url_map
    if routes.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = i18n.code_for(endpoint, i18n.LANGUAGES[lang])
    return routes.bind("").build(endpoint, values, force_external=False)


def address(endpoint: str, lang: str, **values: Any) -> str:
    """The whole address of a page, for mails and codes."""
    return whole(path(endpoint, lang, **values))


def whole(path: str) -> str:
    """A path with the address people use in front."""
    return str(current_app.config["PUBLIC_URL"]) + path


def new_code() -> str:
    """A code to read aloud and to write by hand: eight signs in two groups."""
    return _in_two(_signs(secrets.randbelow(len(CODE_ALPHABET) ** CODE_LENGTH), CODE_LENGTH))


def short_code(purpose: str, text: str, length: int) -> str:
    """A code that is always the same for the same text, and that nobody can make without our keys."""
    return _signs(int(fingerprint(purpose, text), 16), length)


def _signs(number: int, length: int) -> str:
    signs = ""
    for _ in range(length):
        number, place = divmod(number, len(CODE_ALPHABET))
        signs += CODE_ALPHABET[place]
    return signs


def _in_two(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:]}"


def could_be_code(code: str, length: int = CODE_LENGTH) -> bool:
    """Whether somebody has typed something that could be a code."""
    return codes.could_be_code(code, CODE_ALPHABET, length)


def plain_code(code: str) -> str:
    """The signs of a code alone, however it was typed."""
    return codes.plain_code(code, CODE_ALPHABET)


def written_code(code: str) -> str:
    """A code or a reference number as it was given out, however it was typed."""
    return _in_two(plain_code(code))


def hash_code(code: str, purpose: str) -> str:
    """What is kept of a code to find it by, however it was typed: whoever reads the database cannot use it."""
    digest = bytes.fromhex(fingerprint(purpose, plain_code(code)))
    return base64.b32encode(digest).decode().rstrip("=")


def fingerprint(purpose: str, text: str) -> str:
    """A keyed print of a text, 64 signs: the same text gives the same one, and it gives nobody the text."""
    return hmac.digest(_print_secret(), f"{purpose}:{text}".encode(), "sha256").hex()


def _print_secret() -> bytes:
    """It outlives the keys: a new one leaves the codes people have written down, and what is searched by, as they are.

    What storage/keyring.py has read; without a database, what the oldest key makes of it.
    """
    config = current_app.config
    known: bytes | None = current_app.extensions.get("print-secret")
    return known or print_secret((config["SECRET_KEY"], *config["SECRET_KEY_FALLBACKS"]))


@cache
def print_secret(keys: tuple[str, ...]) -> bytes:
    """What prints are made with where nothing says otherwise: of the oldest of these keys, which are newest first."""
    *_newer, oldest = keys
    return hashlib.sha256(b"portal code " + oldest.encode()).digest()
