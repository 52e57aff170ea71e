"""Sentences in which an article itself says what is not known, not settled or not said. Pure."""

from __future__ import annotations

import re

_ASKED = r"(?:whether|if|how|who|whom|whose|what|when|where|why|which)"
_NOBODY = r"(?:say|said|comment|commented|elaborate|give|given|name|named|specify|specified|disclose|confirm|discuss|"
_NOBODY += r"explain|reveal|identify|provide|go into|respond|reply|answer|speculate|be drawn)"
_NOT = r"(?:not|n[’']t|never)"
# Open: nobody knows it, or it is not decided. Strongest first, as a reader wants them.
_OPEN = re.compile(
    rf"\b(?:(?:is|was|are|were|remain(?:s|ed)?)\s+(?:still\s+)?(?:{_NOT}\s+(?:yet\s+|immediately\s+|at once\s+|"
    rf"entirely\s+"
    rf"|exactly\s+|fully\s+)?(?:clear|known|certain|settled|decided|agreed|publicly known)|un(?:clear|known|"
    rf"certain|decided|"
    rf"resolved|settled|identified)|open(?!\s+(?:to|for|on|at|from|until|and|again)\b))"
    rf"|isn[’']t (?:yet )?clear|wasn[’']t (?:immediately )?clear|(?:no ?body|no one|none of them) (?:knows|knew|"
    rf"could say)"
    rf"|no (?:final )?decision (?:has|had) (?:yet )?been (?:taken|made|reached)|(?:has|have|"
    rf"had) {_NOT} (?:yet )?(?:been )?"
    rf"(?:decided|determined|established|identified|settled|said {_ASKED})|could {_NOT} be (?:independently )?"
    rf"(?:verified|confirmed|established|determined|reached)|could {_NOT} (?:independently )?(?:verify|confirm)"
    rf"|cannot (?:independently )?(?:verify|confirm)|no (?:word|indication|information|details?) (?:on|of|about|"
    rf"yet|was|were|"
    rf"has|have)\b|(?:does|do|did) {_NOT} know\b|there (?:was|is|were|are) no (?:independent |"
    rf"immediate )?(?:confirmation|"
    rf"word|information|details))",
    re.IGNORECASE,
)
# Withheld: somebody who may know has not said it.
_WITHHELD = re.compile(
    rf"\b(?:declin(?:ed|es|ing) to {_NOBODY}|refus(?:ed|es|ing) to (?:say|comment|give|name|confirm|discuss|"
    rf"disclose|be "
    rf"drawn)|would {_NOT} (?:say|comment|go into|be drawn|give|name|confirm|discuss|elaborate|disclose|specify)\b"
    rf"|(?:did|does|do|has|have|had) {_NOT} (?:immediately |yet |directly )?(?:say|said|comment(?:ed)?|"
    rf"elaborate(?:d)?|"
    rf"specif(?:y|ied)|disclosed?|named?\b|explain(?:ed)?|respond(?:ed)? to|repl(?:y|ied)|identif(?:y|ied)|"
    rf"answer(?:ed)?"
    rf"|confirm(?:ed)?|give (?:a |any |further |more )?(?:reason|details?|figure|number|date|time|name))"
    rf"|(?:gave|offered|provided|made|had) no (?:immediate |further |public |other )?(?:reason|details?|"
    rf"evidence|comment|"
    rf"explanation|figures?|date|reply|response|reaction|remarks)|(?:is|was) silent on\b|no comment\b"
    rf"|(?:has|have|had) {_NOT} (?:yet )?(?:reacted|responded|replied|commented))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


def unknown(text: str) -> int:
    """2 where the sentence says in the article's own words that something is not known or not settled, 1 where it says
    that somebody has not said it, 0 where it says neither. Words in quotation marks are not the article's own."""
    own = _QUOTED.sub(" ", text)
    return 2 if _OPEN.search(own) else 1 if _WITHHELD.search(own) else 0
