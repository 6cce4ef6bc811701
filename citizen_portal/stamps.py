"""When something was signed, by whichever host: the session, and the tokens of forms.

The clocks of two hosts differ. What one of them has just stamped may be of the future on the other, and is no less
good for that.
"""

from __future__ import annotations

import hmac
from typing import Any

from flask import Flask, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer
from wtforms.csrf.core import CSRF
from wtforms.validators import ValidationError

# Seconds another host's clock may be ahead of ours. Beyond that nobody knows when it was.
AHEAD = 5 * 60
# As Flask-WTF signs the tokens it makes.
SALT = "wtf-csrf-token"


class StampSigner(TimestampSigner):
    """Signs as every host does; a stamp from a little ahead is one of now."""

    def unsign(self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False) -> Any:
        """Raises BadSignature, also for what is older than `max_age` or comes from further ahead."""
        value, stamped = super().unsign(signed_value, return_timestamp=True)
        age = self.get_timestamp() - int(stamped.timestamp())
        if max_age is not None and not -AHEAD <= age <= max_age:
            raise SignatureExpired(f"Signature age {age}", payload=value, date_signed=stamped)
        return (value, stamped) if return_timestamp else value


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions, for several hosts."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer:
            serializer.signer = StampSigner
        return serializer


def init_app(app: Flask) -> None:
    app.session_interface = Sessions()


class FormToken(CSRF):  # type: ignore[misc]  # it has no types
    """Says that this site gave a form to this reader within the last hours."""

    def generate_csrf_token(self, _field: Any) -> str:
        return str(generate_csrf())

    def validate_csrf_token(self, _form: Any, field: Any) -> None:
        try:
            told = _of_forms().loads(field.data or "", max_age=current_app.config["WTF_CSRF_TIME_LIMIT"])
        except BadData:
            raise ValidationError("stale") from None
        if not hmac.compare_digest(str(told), session.get("csrf_token", "")):
            raise ValidationError("of another session")


class StampedForm(FlaskForm):  # type: ignore[misc]  # it has no types
    """What every form of this site is; alone it is a button and nothing else."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        csrf_class = FormToken

        def wrap_formdata(self, form: FlaskForm, formdata: object) -> object:
            """What a form sends and nothing else: no JSON and no file, which nobody behind it would read."""
            found = super().wrap_formdata(form, formdata)
            return found if found is formdata else request.form or None


def _of_forms() -> URLSafeTimedSerializer:
    """The newest key signs and is the last of the list."""
    config = current_app.config
    keys = [*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]]
    return URLSafeTimedSerializer(keys, salt=SALT, signer=StampSigner)
