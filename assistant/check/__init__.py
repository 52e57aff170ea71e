"""Every sentence is held against the words it cites: hard rules first, then a fitted score of support.

    claim, sources --align--> Aligned --rules--> reasons --score--> Verdict

A sentence that stands word for word in its source is supported. Otherwise a hard rule that speaks makes it `not
supported`, one that only weakens makes it `partly`, and where no rule speaks the score decides.
"""

from assistant.check.checker import Checker
from assistant.check.types import Aligned, Evidence, Source

__all__ = ["Aligned", "Checker", "Evidence", "Source"]
