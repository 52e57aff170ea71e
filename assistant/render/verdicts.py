"""What verdicts are called, which reason counts, and what those of a whole text come to. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from markupsafe import Markup

from assistant.render.markup import joined
from assistant.types import Label, Verdict
from assistant.wording import counted

# Each verdict's class in the style sheet and its words. "not checked" looks neutral: nothing is shown as good that
# nobody has looked at.
LOOKS: dict[Label, tuple[str, str]] = {
    "supported": ("good", "Supported by the source"),
    "partly": ("part", "Partly supported by the source"),
    "not supported": ("bad", "Not supported by the source"),
    "no citation": ("part none", "No citation"),
    "not checked": ("open", "Not checked"),
}
_NO_CITATION = "No passage is named for this sentence."
# How the labels are counted, in this order: what failed stands last, since its reason follows.
_COUNTED: dict[Label, str] = {
    "supported": "supported",
    "not checked": "not checked",
    "no citation": "without a citation",
    "partly": "partly",
    "not supported": "not",
}
# Whose first reason is told: of the partly supported ones only where none fails wholly.
_FAILING: tuple[Label, ...] = ("not supported", "partly")
_SHORT = 110  # characters of a reason in a count
# Words that a reason may begin with and that are no names: inside a sentence they begin small.
_SMALL = re.compile(
    r"(?:An?|All|As|At|Both|By|Citations?|For|From|Here|His|Her|In|Its?|More|Most|No|Nobody|None|Nothing|Not|Of|On|One"
    r"|Only|Others?|Passages?|Some|The|Their|There|These|They|This|That|Those|Two|What|Where|Which|Who|With|Words?)\b"
)


def reasons_of(verdict: Verdict) -> tuple[str, ...]:
    """The plain sentences of its reasons; a missing citation is a reason by itself."""
    if verdict.label == "no citation" and not verdict.reasons:
        return (_NO_CITATION,)
    return tuple(reason.text for reason in verdict.reasons)


def agreed(verdict: Verdict) -> tuple[str, ...]:
    """What a judge says who agrees that a sentence is supported. It is no reason against it, and what else a judge
    says is among the reasons."""
    judge = verdict.judge
    if judge is None or not judge.label == judge.rules == "supported":
        return ()
    return (f"The model {judge.model} agrees: {judge.reason}",)


def spoken(verdict: Verdict) -> str:
    """The verdict with its reasons in one breath, as a tooltip and a screen reader tell it."""
    return " ".join([f"{LOOKS[verdict.label][1]}.", *reasons_of(verdict), *agreed(verdict)])


def tally(verdicts: Sequence[Verdict]) -> str:
    """Such as `9 sentences: 8 supported, 1 not: the number 40 is not in the source`; "" for none."""
    return joined(_parts(verdicts)).striptags() if verdicts else ""


def tally_html(verdicts: Sequence[Verdict]) -> Markup:
    """The same with each count in the colour of its verdict."""
    return joined(_parts(verdicts)) if verdicts else Markup("")


def _parts(verdicts: Sequence[Verdict]) -> Iterator[Markup]:
    labels = Counter(verdict.label for verdict in verdicts)
    yield Markup("{}: ").format(counted(len(verdicts), "sentence"))
    counts = [_count(label, labels[label], len(verdicts)) for label in _COUNTED if labels[label]]
    yield Markup(", ").join(counts)
    for label in _FAILING:
        if first := _first_reason(verdicts, label):
            yield Markup("{} {}").format(", the first:" if labels[label] > 1 else ":", first)
            return


def _count(label: Label, number: int, of: int) -> Markup:
    kind, name = LOOKS[label][0], _COUNTED[label]
    if number == of:
        name = "not supported" if label == "not supported" else "partly supported" if label == "partly" else name
    words = name if of == 1 else f"all {name}" if number == of and label == "supported" else f"{number:,} {name}"
    return Markup('<b class="{}">{}</b>').format(kind.split()[0], words)


def _first_reason(verdicts: Sequence[Verdict], label: Label) -> str:
    """Why the first sentence of this label fails, in short."""
    reasons = next((reasons_of(verdict) for verdict in verdicts if verdict.label == label), ())
    return _in_short(reasons[0]) if reasons else ""


def _in_short(reason: str) -> str:
    words = shorten(reason.rstrip(" ."), _SHORT, placeholder=" …")
    return words[:1].lower() + words[1:] if _SMALL.match(words) else words
