"""What `briefing check` prints of a checked text: a JSON line a sentence, or the sentences with their verdicts."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from assistant.cli_output import plain, print_json, progress_bar
from assistant.render.verdicts import tally
from assistant.serialise import checked_json
from assistant.types import CheckBegun, CheckDone, CheckedSentence, CheckEvent, Label, SentenceChecked
from assistant.wording import searched, when

# The sign and the colour of each verdict; its own name stands beside them.
_SIGNS: dict[Label, tuple[str, str]] = {
    "supported": ("✓", "green"),
    "partly": ("~", "yellow"),
    "not supported": ("✗", "red"),
    "no citation": ("?", "yellow"),
    "not checked": ("–", "dim"),
}
_WIDTH = len("not supported")


def report(events: Iterable[CheckEvent], as_json: bool) -> None:
    """Prints each sentence as soon as it is checked; how far it is to standard error, where that is a terminal and the
    sentences go elsewhere."""
    console = Console(soft_wrap=True)
    with progress_bar(Console(stderr=True), beside=sys.stdout) as bar:
        task = bar.add_task("Checking", total=None)
        for event in events:
            if isinstance(event, CheckBegun):
                bar.update(task, total=event.total)
            elif isinstance(event, SentenceChecked):
                bar.update(task, completed=event.done)
                if as_json:
                    print_json(checked_json(event.sentence))
                else:
                    _print(console, event.sentence)
            elif not as_json:
                console.print(Text(foot(event), style="dim"))


def _print(console: Console, sentence: CheckedSentence) -> None:
    if not sentence.claims:
        console.print(Text(plain(sentence.text) + "\n", style="dim"))
        return
    first, *rest = lines(sentence)
    console.print(Text(first, style=_SIGNS[sentence.verdict.label][1]))
    console.print(Text("\n".join(rest) + "\n"))


def lines(sentence: CheckedSentence) -> list[str]:
    """The verdict and the sentence, then the reasons, then the words that it rests on or that come nearest."""
    verdict = sentence.verdict
    head = f"{_SIGNS[verdict.label][0]} {verdict.label:{_WIDTH}}  {sentence.text}"
    told = [head, *(f"    {reason.text}" for reason in verdict.reasons)]
    if verdict.evidence and sentence.hits:
        article = sentence.hits[0].article
        where = f"{article.outlet or 'unknown outlet'}, {when(article.published)}, {article.title}"
        quote = " ".join(verdict.evidence.quote.split())
        told.append(f"    {'' if verdict.label in ('supported', 'partly') else 'Nearest: '}{where}: “{quote}”")
    return [plain(line) for line in told]


def foot(event: CheckDone) -> str:
    """How many sentences have which verdict, and what they were held against."""
    counts = tally([sentence.verdict for sentence in event.sentences if sentence.claims])
    return plain(f"{counts or 'No sentence claims anything'}.\nHeld against {searched(event.scope)}.")
