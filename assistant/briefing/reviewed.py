"""What a reader decides about a briefing: Briefing + Marks + Signature -> Reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.briefing.types import Briefing
from assistant.types import Sentence

Decision = Literal["accepted", "edited", "struck"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A reader's decision on a line, and their note. Edited: `sentence` is the edit, cited and checked again."""

    line: str
    decision: Decision | None
    at: datetime
    by: str
    note: str = ""
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made a briefing final, and when. `override` is the reason given where lines were left undecided."""

    by: str
    at: datetime
    override: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A briefing with what its reader decided: what is shown, exported and sent."""

    briefing: Briefing
    marks: Mapping[str, Mark] = field(default_factory=dict)
    signature: Signature | None = None
