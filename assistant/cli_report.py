"""What `briefing check` prints of a checked text: a JSON line a sentence, or the sentences with their verdicts."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from assistant.cli_output import plain, print_json, progress_bar
from assistant.opinions import going_out, opinions_told, with_opinion
from assistant.render.verdicts import agreed, tally
from assistant.serialise import checked_json
from assistant.types import CheckBegun, CheckDone, CheckedSentence, CheckEvent, Judging, Label, SentenceChecked
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
    """Prints each sentence as soon as its verdict is final; how far it is to standard error, where that is a terminal
    and the sentences go elsewhere. What a model is sent is told there before it is."""
    error = Console(stderr=True, soft_wrap=True)
    rows = _Rows(Console(soft_wrap=True), as_json)
    with progress_bar(error, beside=sys.stdout) as bar, rows:
        task = bar.add_task("Checking", total=None)
        for event in events:
            rows.take(event)
            if isinstance(event, CheckBegun):
                bar.update(task, total=event.total)
            elif isinstance(event, SentenceChecked):
                bar.update(task, completed=event.done)
            elif isinstance(event, Judging):
                opinions = event.opinions
                bar.update(task, description="Asking the model", total=opinions.total, completed=opinions.heard)
                if not opinions.sent and not opinions.problem:
                    bar.console.print(Text(plain(going_out(opinions)), style="dim"))
            else:
                _end(event, rows.console, bar.console, as_json)


class _Rows:
    """The sentences in order: printed at once, or where a model is asked as well when its opinion has come. Whatever
    ends the check, those that it has come to are printed."""

    def __init__(self, console: Console, as_json: bool) -> None:
        self.console, self._as_json = console, as_json
        self._told: list[CheckedSentence] = []
        self._printed = 0
        self._held = False

    def __enter__(self) -> _Rows:
        return self

    def __exit__(self, *exc: object) -> None:
        self._print_to(len(self._told))

    def take(self, event: CheckEvent) -> None:
        """Prints what the event makes final."""
        match event:
            case CheckBegun():
                self._held = event.judged
            case SentenceChecked():
                self._told.append(event.sentence)
                if not self._held:
                    self._print_to(len(self._told))
            case Judging():
                self._told = list(with_opinion(self._told, event))
                if event.changed:
                    self._print_to(event.changed[0] + 1)
            case CheckDone():
                self._print_to(len(self._told))

    def _print_to(self, end: int) -> None:
        for sentence in self._told[self._printed : end]:
            if self._as_json:
                print_json(checked_json(sentence))
            else:
                _print(self.console, sentence)
        self._printed = max(self._printed, end)


def _end(event: CheckDone, console: Console, error: Console, as_json: bool) -> None:
    if not as_json:
        console.print(Text(foot(event), style="dim"))
    for line in opinions_told(event.opinions):
        error.print(Text(plain(line)))


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
    told = [head, *(f"    {why}" for why in [*(reason.text for reason in verdict.reasons), *agreed(verdict)])]
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
