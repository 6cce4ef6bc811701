"""The token of a form at the desk: made from the session there, so that it needs no other cookie."""

from __future__ import annotations

import hmac
from typing import Any

from flask import g
from wtforms.csrf.core import CSRF
from wtforms.validators import ValidationError

from .. import links
from ..forms.posted import PortalForm


def token_of(session: str) -> str:
    """The token of every form of a session."""
    return links.fingerprint("desk-form", session)


class OfTheDesk(CSRF):  # type: ignore[misc]  # WTForms has no types
    """Holds for as long as the session does."""

    def generate_csrf_token(self, _field: Any) -> str:
        return token_of(g.get("desk_token", ""))

    def validate_csrf_token(self, _form: Any, field: Any) -> None:
        if not hmac.compare_digest(field.data or "", self.generate_csrf_token(field)):
            raise ValidationError("stale")


class DeskForm(PortalForm):
    """A form of somebody who is signed in."""

    class Meta(PortalForm.Meta):
        csrf_class = OfTheDesk
