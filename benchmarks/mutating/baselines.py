"""What a check is to be held against: two that anybody would write first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims import Cited

from mutating.measure import Case, Judge
from mutating.text import share

_NAME_OR_NUMBER = re.compile(r"(?<=[^.!?“\"\s] )[“\"(]?([A-Z][\w’'-]+)|(\d[\d.,]*\d|\d)")


def names_and_numbers(text: str, sources: Sequence[Cited]) -> str:
    """Supported where every name and every number in figures stands in the sources as it is written."""
    cited = " ".join(source.text for source in sources)
    wanted = [re.sub(r"[’']s?$", "", found[1] or found[2]) for found in _NAME_OR_NUMBER.finditer(text)]
    return "supported" if all(word in cited for word in wanted) else "not supported"


def overlap(listed: Sequence[Case]) -> Judge:
    """Supported where enough content words stand in the sources: the least share that tells best between the faithful
    and the wrong of the development half."""
    known = [(_share(case.text, case.sources), case.faithful) for case in listed if case.claim.part == "development"]
    least = max(sorted({value for value, _ in known}), key=lambda least: _balanced(known, least), default=0.0)
    return lambda text, sources: "supported" if _share(text, sources) >= least else "not supported"


def _share(text: str, sources: Sequence[Cited]) -> float:
    return share(text, " ".join(source.text for source in sources))


def _balanced(known: Sequence[tuple[float, bool]], least: float) -> float:
    """The mean of the share of faithful ones above and of wrong ones below."""
    right = [value >= least for value, faithful in known if faithful]
    wrong = [value < least for value, faithful in known if not faithful]
    return (sum(right) / len(right) if right else 0.0) + (sum(wrong) / len(wrong) if wrong else 0.0)
