"""`python -m bench.receivers mail|webhook|sms PORT CAME MOOD`: those a site writes to, each a process of its own.

What has been taken is a line of JSON at the end of CAME before the yes is said, so that a receiver that is killed has
either kept it or not said yes. MOOD may hold how to answer: `answer` (a status) in place of a yes, `pause` in seconds.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

SECRET = "s" * 40


class Kept:
    """The file of what came, and the mood of the moment."""

    def __init__(self, came: Path, mood: Path) -> None:
        self.file, self.mood_file = os.open(came, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), mood

    def add(self, **what: Any) -> None:
        os.write(self.file, json.dumps({"at": time.time(), **what}).encode() + b"\n")

    @property
    def mood(self) -> dict[str, Any]:
        try:
            how: dict[str, Any] = json.loads(self.mood_file.read_text())
        except FileNotFoundError:
            return {}
        return how


class Mail:
    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        mood = self.kept.mood
        await asyncio.sleep(mood.get("pause", 0))
        if answer := mood.get("answer"):
            return f"{answer} not now"
        letter = message_from_bytes(envelope.content, policy=policy.default)
        text = letter.get_body(("plain",))
        self.kept.add(
            key=letter["Message-ID"], to=letter["To"], subject=letter["Subject"], text=text and text.get_content()
        )
        return "250 taken"


async def take_mail(port: int, kept: Kept) -> None:
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Mail(kept), enable_SMTPUTF8=True), "127.0.0.1", port
    )
    await server.serve_forever()


def take_posts(port: int, kept: Kept) -> None:
    """Signed posts, as a hand-over and an SMS are."""
    # Loaded here, because a mail server needs nothing of the site.
    from citizen_portal.outside.signed_post import signature

    class Taker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body, mood = self.rfile.read(int(self.headers["Content-Length"])), kept.mood
            time.sleep(mood.get("pause", 0))
            if self.headers["Portal-Signature"] != signature(SECRET, self.headers["Portal-Timestamp"], body):
                return self.say(401)
            if mood.get("answer"):
                return self.say(int(mood["answer"]))
            kept.add(key=self.headers["Idempotency-Key"], content=json.loads(body))
            return self.say(204)

        def say(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    ThreadingHTTPServer(("127.0.0.1", port), Taker).serve_forever()


def main(kind: str, port: int, came: Path, mood: Path) -> None:
    kept = Kept(came, mood)
    if kind == "mail":
        asyncio.run(take_mail(port, kept))
    else:
        take_posts(port, kept)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
