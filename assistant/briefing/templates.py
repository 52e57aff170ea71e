"""What a page holds and how much of it: the three templates that come with the desk."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from assistant.briefing.types import Part
from index.errors import BriefingError


class UnknownTemplate(BriefingError):
    """A name that no template bears."""


@dataclass(frozen=True, slots=True)
class Template:
    """The make-up of a page. Its order is the same every day: bottom line, stories, what is new, timeline.

    `parts` are those of a story, in order; `stories` how many there are at most; `sentences` those of one story, and
    `bottom` those of the bottom line, at most; `length` those of the whole page; `tone` is told to a model."""

    name: str
    parts: tuple[Part, ...]
    stories: int
    sentences: int
    length: int
    bottom: int
    timeline: bool = False
    tone: str = ""

    @property
    def told(self) -> int:
        """Sentences of bottom line and stories together, at most."""
        return self.bottom + self.stories * self.sentences

    @property
    def rest(self) -> int:
        """Sentences that are left for what is new; a page of any length has room for one."""
        return max(1, self.length - self.told)


_ALL: tuple[Part, ...] = ("happened", "says", "differ", "unknown")
BUILT_IN = MappingProxyType(
    {
        template.name: template
        for template in (
            Template("flash", ("happened",), 3, 2, 10, 1, tone="Terse: one fact a sentence."),
            Template("daily", _ALL, 5, 6, 42, 3, tone="Plain and exact, for a reader who must decide today."),
            Template("deep", _ALL, 4, 10, 80, 3, timeline=True, tone="Plain and exact, with the background it needs."),
        )
    }
)


def template_named(name: str) -> Template:
    """The template of this name. Raises UnknownTemplate, which names those there are."""
    try:
        return BUILT_IN[name]
    except KeyError:
        known = ", ".join(BUILT_IN)
        raise UnknownTemplate(f"There is no template {name!r}: choose one of {known}.") from None
