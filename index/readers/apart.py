"""Large pages are taken apart in a process of their own, which can be stopped: the libraries underneath take minutes
over some megabytes of hostile markup, and hold every thread of the desk meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from index.errors import UnreadableSource
from index.readers.found import Found
from index.readers.html import read_html

# Characters; the worst page of this size that we could make took ten seconds, an ordinary one takes a few tenths.
_LARGE = 500_000
_SECONDS = 60.0
_CHILD = "from index.readers.apart import main; main()"
_ROOT = Path(__file__).parents[2]


def read_page(text: str, ref: str, *, large: int = _LARGE, seconds: float = _SECONDS) -> Found:
    """The article of a page (see `read_html`). Raises UnreadableSource too where a page of more than `large`
    characters is not done in `seconds`, or breaks the process that reads it."""
    if len(text) <= large:
        return read_html(text, ref)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CHILD],  # -P: nothing is imported from the folder the reader stands in
            input=json.dumps([text, ref]).encode(),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(ref, f"could not be taken apart within {seconds:g} seconds") from error
    except subprocess.CalledProcessError as error:
        raise UnreadableSource(ref, f"broke the reader of web pages (status {error.returncode})") from error
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise UnreadableSource(ref, answer["refused"])
    return Found(**answer["found"])


def main() -> None:
    """The child: a page on standard input, what was found or why not on standard output."""
    sys.stdout.write(json.dumps(answer_to(sys.stdin.buffer.read())))


def answer_to(request: bytes) -> dict[str, object]:
    """`{"found": {...}}` or `{"refused": reason}` for a request of `[text, ref]`, both as JSON."""
    text, ref = json.loads(request)
    try:
        return {"found": asdict(read_html(text, ref))}
    except UnreadableSource as error:
        return {"refused": error.reason}
