"""What Lighthouse says of five kinds of page on a phone, from left to right and from right to left.

`python -m bench.lighthouse` asks for this alone. Each page is looked at several times, and the median counts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path

from tests.browser.conftest import CHROMIUM

from ..results import report

HERE = Path(__file__).parent
TIMES = 3
BEST = 100
LANGS = ("da", "ar")
PAGES = {
    "front": "/",
    "guidance": "/viden/virksomhedspraktik",
    "index": "/viden/",
    "question": "/vejviser/wellbeing",
    "form step": "/plads/dig",
}
# Whoever is not to be found is not judged by how easily.
NOT_TO_BE_FOUND = ("question", "form step")


def judged(port: int) -> None:
    for kind, path in PAGES.items():
        for lang in LANGS:
            looks = [look(f"http://127.0.0.1:{port}/{lang}{path}") for _ in range(TIMES)]
            for category in looks[0]:
                if category != "seo" or kind not in NOT_TO_BE_FOUND:
                    median = statistics.median(one[category] for one in looks)
                    report(f"Lighthouse, {category}, {kind}, {lang}", median, BEST, "of 100")


def look(address: str) -> dict[str, float]:
    """The four scores of a page, out of a hundred."""
    command = [str(HERE / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json"]
    flags = "--headless=new --no-sandbox --disable-dev-shm-usage"
    told = {**os.environ, "CHROME_PATH": CHROMIUM}
    for _ in range(TIMES):
        # Now and then its browser does not come up; half an hour of other figures is not lost for that.
        done = subprocess.run([*command, f"--chrome-flags={flags}"], capture_output=True, check=False, env=told)
        if done.returncode == 0:
            break
    done.check_returncode()
    return {name: category["score"] * 100 for name, category in json.loads(done.stdout)["categories"].items()}
