"""What a server runs whose visitors all come from one machine and write to the same few: their letters are not counted.

A course of people could not send what all the tests send within the hour; that it is counted is tested elsewhere.
"""

from __future__ import annotations

from citizen_portal import limits
from wsgi import app

__all__ = ["app"]

limits.LETTERS_TO_ONE, limits.LETTERS_OF_A_SENDER = ("100000 per minute", "100000 per hour"), "100000 per hour"
