"""An OpenID provider on this machine, in a process of its own: `python -m tests.openid_provider` prints its address.

It checks what a strict one checks, and answers falsely when it is told to: POST /switch.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server

CLIENT, SECRET = "portal", "s" * 32
KAREN: dict[str, Any] = {"sub": "karen-1", "name": "Karen Holm", "roles": ["worker"]}
TRUE: dict[str, Any] = {
    "person": KAREN, "fault": "", "refresh": True, "roles_in": "id_token", "asks": False, "slow": 0.0, "broken": False,
}  # fmt: skip
KEY, OTHER = (RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}) for _ in range(2))
HOUR = 3600
CLAIMS_OF: dict[str, dict[str, Any]] = {
    "wrong-audience": {"aud": "somebody-else"},
    "wrong-nonce": {"nonce": "another"},
    "wrong-issuer": {"iss": "https://other.example.org"},
    "expired": {"exp": -HOUR, "iat": -2 * HOUR},
    "not-yet": {"nbf": HOUR},
    "from-the-future": {"iat": HOUR},
    "nobody": {"sub": ""},
}

app = Flask(__name__)
switches = dict(TRUE)
codes: dict[str, dict[str, str]] = {}
granted: dict[str, str] = {}  # refresh and access tokens, and whose they are
ended: set[str] = set()
asked: list[str] = []


@app.before_request
def trouble() -> Response | None:
    asked.append(f"{request.method} {request.path}")
    if not request.path.startswith("/switch"):
        time.sleep(switches["slow"])
        if switches["broken"]:
            return Response("oh", status=500)
    return None


@app.post("/switch")
def switch() -> Response:
    """All that is not named is as it should be again."""
    switches.update({**TRUE, **request.get_json()})
    ended.clear()
    asked.clear()
    return Response(status=204)


@app.post("/switch/<what>")
def tell(what: str) -> Response:
    """What a test wants to know, or to have signed."""
    if what == "asked":
        return jsonify(asked)
    if what == "end":
        ended.update(granted)
        return Response(status=204)
    return jsonify({"token": signed({**request.get_json(), "iss": issuer(), "iat": int(time.time())})})


def issuer() -> str:
    return request.host_url.rstrip("/")


@app.get("/.well-known/openid-configuration")
def configuration() -> Response:
    at = issuer()
    endpoints = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "out"}
    named = {f"{name}_endpoint": f"{at}/{path}" for name, path in endpoints.items()}
    return jsonify({"issuer": at, "jwks_uri": f"{at}/keys", **named})


@app.get("/keys")
def keys() -> Response:
    return jsonify({"keys": [KEY.as_dict(private=False)]})


@app.get("/authorize")
def authorize() -> Any:
    told = request.args
    good = told["client_id"] == CLIENT and told["response_type"] == "code" and told["code_challenge_method"] == "S256"
    if not good or "openid" not in told["scope"].split():
        return Response("no", status=400)
    if switches["asks"] and "yes" not in told:
        again = f"/authorize?{urlencode({**told, 'yes': '1'})}"
        return f'<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1><a href="{again}">Yes</a></html>'
    if switches["fault"] == "refused":
        return redirect(f"{told['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': told['state']})}")
    code = secrets.token_urlsafe(16)
    codes[code] = {name: told[name] for name in ("redirect_uri", "nonce", "code_challenge")}
    return redirect(f"{told['redirect_uri']}?{urlencode({'code': code, 'state': told['state'], 'iss': issuer()})}")


@app.post("/token")
def token() -> Any:
    who = request.authorization
    if who is None or (who.username, who.password) != (CLIENT, SECRET):
        return jsonify({"error": "invalid_client"}), 401
    form = request.form
    if form["grant_type"] == "refresh_token":
        known = form["refresh_token"] not in ended and granted.pop(form["refresh_token"], None) is not None
        return handed_out({}) if known else refused()
    kept = codes.pop(form["code"], None)
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    if kept is None or base64.urlsafe_b64encode(digest).decode().rstrip("=") != kept["code_challenge"]:
        return refused()
    return handed_out({"nonce": kept["nonce"]}) if kept["redirect_uri"] == form["redirect_uri"] else refused()


def refused() -> Any:
    return jsonify({"error": "invalid_grant", "error_description": "»Koden« er udløbet"}), 400


def handed_out(more: dict[str, Any]) -> Response:
    person = switches["person"]
    claims = {name: value for name, value in person.items() if name != "roles" or switches["roles_in"] == "id_token"}
    now = int(time.time())
    claims |= {"iss": issuer(), "aud": CLIENT, "iat": now, "exp": now + HOUR, "sid": f"at-{person['sub']}", **more}
    for name, value in CLAIMS_OF.get(switches["fault"], {}).items():
        claims[name] = now + value if isinstance(value, int) else value
    tokens = {"access_token": secrets.token_urlsafe(16), "id_token": signed(claims)}
    if switches["refresh"]:
        tokens["refresh_token"] = secrets.token_urlsafe(16)
    granted.update(dict.fromkeys(tokens.values(), person["sub"]))
    return jsonify({"token_type": "Bearer", "expires_in": HOUR, **tokens})


def signed(claims: dict[str, Any]) -> str:
    if switches["fault"] == "unsigned":
        head, body = ({"alg": "none"}, claims)
        parts = (base64.urlsafe_b64encode(jsonify(part).data).decode().rstrip("=") for part in (head, body))
        return ".".join([*parts, ""])
    if switches["fault"] == "signed-by-the-secret":
        return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))
    key = OTHER if switches["fault"] == "wrong-signature" else KEY
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)


@app.get("/userinfo")
def userinfo() -> Any:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if given not in granted or given in ended:
        return Response(status=401)
    person = switches["person"]
    return jsonify(person if switches["roles_in"] == "userinfo" else {"sub": person["sub"], "name": person["name"]})


@app.get("/out")
def out() -> Any:
    return redirect(request.args["post_logout_redirect_uri"])


class Quiet(WSGIRequestHandler):
    def log(self, *_words: Any) -> None:
        pass


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    print(server.server_port, flush=True)  # noqa: T201
    server.serve_forever()
