"""The timeline of a page as lines: its days' sentences, cited and checked as every line is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefing.lines import line_of, shared_numbers
from assistant.briefing.quotables import Quotable
from assistant.briefing.templates import Template
from assistant.briefing.timeline import timeline
from assistant.briefing.types import Dated, DraftLine, Line, Material
from assistant.types import DraftSentence
from assistant.verdicts import Checks
from index.types import Hit

_A_DAY = 2  # sentences of one day
_MOST_DAYS = 15


def timeline_lines(
    material: Material, template: Template, room: int, checker: Checks, shared: Sequence[Hit]
) -> tuple[tuple[Dated, ...], tuple[Hit, ...]]:
    """The days on which something happened, oldest first, with at most `room` lines in all, and the passages cited by
    now; no day where the template has no timeline."""
    hits, days = tuple(shared), list[Dated]()
    most = min(_MOST_DAYS, max(1, room // _A_DAY))
    found = timeline(material, range(len(material.excerpts)), most, _A_DAY) if template.timeline else []
    for day, chosen in found:
        lines, hits = shared_numbers(
            [_line(one, number, chosen, checker) for number, one in enumerate(chosen, start=1)],
            [one.hit for one in chosen],
            hits,
        )
        days.append(Dated(day, lines))
    return tuple(days), hits


def _line(one: Quotable, number: int, beside: Sequence[Quotable], checker: Checks) -> Line:
    draft = DraftLine("happened", DraftSentence(" ".join(one.text.split()), (number,)))
    return line_of(draft, [other.hit for other in beside], checker, "struck")
