"""Sealing: what people wrote is kept encrypted, and only opens in the row it was written for."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import Flask, current_app

MARK, NONCE = 4, 12  # bytes in front of the ciphertext: which key, and the number used once


def init_app(app: Flask, keys: tuple[str, ...]) -> None:
    app.extensions["sealer"] = Sealer(keys)


def sealer() -> Sealer:
    """The one sealer of the running site."""
    found: Sealer = current_app.extensions["sealer"]
    return found


class CannotOpen(ValueError):
    """The seal is broken, the key is gone, or the content belongs to another row."""


class Sealer:
    """Encrypts with the newest key; opens with whichever of the keys it was sealed with."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._ciphers = {mark_of(key): AESGCM(_derived(key)) for key in reversed(keys)}
        # The first bytes of everything that can be opened with these keys, the newest last; and those of what is sealed
        # from now on.
        self.marks = list(self._ciphers)
        self.newest = mark_of(keys[0])

    def seal(self, content: Any, row: str) -> bytes:
        """JSON content, encrypted for this row (table and id)."""
        return self._seal(json.dumps(content, ensure_ascii=False).encode(), row)

    def open(self, sealed: bytes, row: str) -> Any:
        """The content again. Raises CannotOpen."""
        try:
            return json.loads(self._plain(sealed, row))
        except ValueError as error:
            raise CannotOpen(row) from error

    def renew(self, sealed: bytes, row: str) -> bytes:
        """The same content under the newest key. Raises CannotOpen."""
        return self._seal(self._plain(sealed, row), row)

    def _seal(self, plain: bytes, row: str) -> bytes:
        nonce = os.urandom(NONCE)
        return self.newest + nonce + self._ciphers[self.newest].encrypt(nonce, plain, row.encode())

    def _plain(self, sealed: bytes, row: str) -> bytes:
        mark, nonce, ciphertext = sealed[:MARK], sealed[MARK : MARK + NONCE], sealed[MARK + NONCE :]
        try:
            return self._ciphers[mark].decrypt(nonce, ciphertext, row.encode())
        except (KeyError, InvalidTag, ValueError) as error:
            raise CannotOpen(row) from error


def _derived(key: str) -> bytes:
    """Keys are also used for signing; encryption gets one of its own made from the same secret."""
    return HKDF(SHA256(), length=32, salt=None, info=b"citizen-portal sealing").derive(key.encode())


def mark_of(key: str) -> bytes:
    """The first bytes of everything a key has sealed."""
    return hashlib.sha256(b"mark " + key.encode()).digest()[:MARK]
