"""Sentences that say what the articles leave open. They claim nothing that could be held against a passage.

Such a sentence is only that: where it goes on with `but`, `although` or a semicolon, what follows may be a claim.
"""

from __future__ import annotations

import re

_TEXTS = r"(?:article|passage|source|excerpt|report|document|text|material)s?"
_WHICH = r"(?:\s(?:here|provided|given|shown|cited|supplied|available|above|in (?:the|this|your) library))*"
_TELL = (
    r"(?:say|state|mention|tell|specify|give|name|report|indicate|explain|identify|describe|provide|contain|include|"
    r"address|cover|make (?:it )?clear|disclose|reveal|discuss|answer|clarify)"
)
_NEITHER = r"(?:do|does|did)(?:\s(?:also|however))?(?:\s+not|n[’']t)(?:\s(?:also|further|yet|themselves|explicitly))?"
# Of the articles themselves: such a sentence may bear a citation, and no passage can support it.
_OF_THE_ARTICLES = re.compile(
    rf"\W*(?:however,? |but |also,? )?(?:"
    rf"(?:(?:the|these|those|any of the|your)\s)?(?:cited |provided |available |given )?{_TEXTS}{_WHICH}"
    rf"(?:,? (?:however|though),?)?\s{_NEITHER}\s{_TELL}\b"
    rf"|(?:no|none of the|neither of the)\s(?:cited |provided |available )?{_TEXTS}{_WHICH}\s{_TELL}s?\b"
    rf"|(?:there is |there are )?(?:no|nothing)\b[^.]{{0,80}}\bin (?:the|these|any of the) {_TEXTS}{_WHICH}\W*$"
    rf"|[^.]{{3,200}}\b(?:is|are|was|were)(?:\s+not|n[’']t) {_TELL}(?:ed|d|n|ied)?(?:\s\w+)? (?:in|by) "
    rf"(?:the|these|any of the|any) {_TEXTS}{_WHICH}\W*$)",
    re.IGNORECASE,
)
# Of the world: an article may say the same, so only a sentence without a citation is left alone.
_OF_THE_WORLD = re.compile(
    r"\W*(?:however,? |but )?(?:it|this|that)\s(?:is|remains?)\s(?:not (?:known|clear|stated|said|specified)|"
    r"unknown|unclear|open)\b"
    r"|\W*not (?:known|stated|said|specified|reported)(?:\s(?:is|are)\b|:)"
    r"|\W*(?:who|what|when|where|why|how|whether|which)\b[^.]{3,200}\b(?:is|are|remains?)\s"
    r"(?:not (?:known|clear|stated|said|specified)|unknown|unclear|open)\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r";|\s[-–—]\s|,?\s\b(?:but|although|though|however|while|whereas|yet|except)\b", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:however|but|also),?\s", re.IGNORECASE)


def only_says_what_is_open(text: str, cited: bool) -> bool:
    """Whether the sentence says nothing but what the articles do not: `The articles do not say how many were hurt.`

    `cited` where it names a passage: then only what it says of the articles themselves counts."""
    if _GOES_ON.search(_OPENS.sub("", text, count=1).replace(", however,", "")):
        return False
    return bool(_OF_THE_ARTICLES.match(text) or (not cited and _OF_THE_WORLD.match(text)))
