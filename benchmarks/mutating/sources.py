"""Who says it, and how many: the attribution dropped, moved, unnamed, named, multiplied."""

from __future__ import annotations

import re
from random import Random

from claims import Claim

from mutating.speakers import Attribution, attribution, is_named
from mutating.text import alternatives, ended, holds, masked, put, quotations, tidy, words
from mutating.types import Changed, Context

_HEADS = alternatives(words()["anonymous"])
_PLURAL_HEADS = alternatives(words()["anonymous_plural"])
_ANONYMOUS = re.compile(
    rf"(?:[Aa]n?|[Oo]ne|[Ss]ome) (?:[\w’'-]+ ){{0,4}}?(?P<head>{_HEADS}|someone|somebody)\b|[Ss]omeone\b"
    rf"|[Ss]omebody\b|[Oo]ne of the\b"
)
_ANONYMOUS_MANY = re.compile(rf"(?:[\w’'-]+ ){{0,4}}?(?P<head>{_PLURAL_HEADS})\b")
_REPORTS = re.compile(
    rf"\b(?:{alternatives(words()['cues'])}|say|according|accus\w+|den\w+|blam\w+|statement|told|by the "
    rf"(?:count|account|estimate))\b",
    re.IGNORECASE,
)
_MORE_REPORTED = re.compile(r"\b(?:adding|and added|and said|he said|she said|it said|they said|and that)\b")
_OWN_MATTER = re.compile(
    r"announced|promised|declared|confirmed|denied|denies|acknowledged|admitted|conceded|complained|recalled"
)
_PRONOUN = re.compile(r"(?:he|she|it|they|its|his|her|their)\b", re.IGNORECASE)
_OWN = {"he": "{}", "she": "{}", "it": "{}", "they": "{}", "its": "{}’s", "his": "{}’s", "her": "{}’s", "their": "{}’s"}
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|did|does|must|should)\b|[a-z]{2,}(?:ed"
    r"|es|rs|ts|ns|ks)\b|\b(?:fell|rose|left|came|went|began)\b"
)
_GOES_ON = re.compile(r"(?:but|and|though|although|yet|provided|while|whereas|which|who|where)\b")


def attribution_dropped(claim: Claim, context: Context, random: Random) -> Changed:
    """What somebody says stands there as a fact."""
    del random
    found = attribution(claim.text)
    if found is None or not all(_REPORTS.search(span.text) for span in claim.evidence):
        return None
    if (
        _is_own_outlet(claim, found, context)
        or _OWN_MATTER.search(claim.text[slice(*found.cue)])
        or _MORE_REPORTED.search(masked(claim.text))
    ):
        return None
    said = _what_is_said(claim.text, found)
    if said[:1] in '“"‘' or len(said.split()) < 4 or _PRONOUN.match(said):
        return None
    if found.form == "first" and not _FINITE.search(said):
        return None
    return ended(re.sub(r",? (and|but) that (?=\w)", r", \1 ", said))


def _is_own_outlet(claim: Claim, found: Attribution, context: Context) -> bool:
    """Whether the speaker is the outlet of the article itself, which may be left out."""
    named = [name.text for name in context.names.within(claim.text[slice(*found.speaker)]) if name.kind == "outlet"]
    own = " ".join(span.article.outlet for span in claim.evidence).lower()
    cited = " ".join(span.text for span in claim.evidence)
    return any(
        name.lower().removeprefix("the ") in own or not holds(cited, name.removeprefix("the ")) for name in named
    )


def _what_is_said(text: str, found: Attribution) -> str:
    if found.form != "within":
        return text[slice(*found.content)].strip()
    rest = re.match(r"[^,]*, ", text[max(found.speaker[1], found.cue[1]) :])
    after = text[max(found.speaker[1], found.cue[1]) + (rest.end() if rest else 0) :]
    comma = "," if _GOES_ON.match(after) else ""
    return f"{text[slice(*found.content)]}{comma} {after}"


def speaker_swapped(claim: Claim, context: Context, random: Random) -> Changed:
    """Somebody else says it: a speaker of the same passages where there is one."""
    found = attribution(claim.text)
    if found is None or quotations(claim.text):
        return None
    others = other_speakers(claim, context)
    if not others or _is_outlet(claim.text[slice(*found.speaker)], context):
        return None
    return with_speaker(claim.text, found, random.choice(others))


def other_speakers(claim: Claim, context: Context) -> list[str]:
    """Who else could have said it: people of the same passages that the evidence does not name, of the same
    articles, or of the library. Whom a description without a name may mean is not known: then only people whom the
    articles do not mention."""
    found = attribution(claim.text)
    evidence = " ".join(span.text for span in claim.evidence)
    if found is None or not is_named(claim.text[slice(*found.speaker)]):
        return context.names.absent("person", *(span.article.text for span in claim.evidence), claim.text)
    absent = context.names.absent("person", evidence, claim.text)
    speech = re.search(r"\b(?:he|she|his|her|they)\b", evidence, re.IGNORECASE) is not None
    near = [name for name in absent if holds(claim.cited, name) and not speech]
    beside = [
        name
        for name in absent
        if any(holds(other.text, name) for other in claim.others) and not holds(claim.cited, name)
    ]
    return near or beside or context.names.absent("person", claim.cited, claim.text)


def _is_outlet(speaker: str, context: Context) -> bool:
    return any(name.kind == "outlet" for name in context.names.within(speaker))


def with_speaker(text: str, found: Attribution, new: str) -> str:
    """The text with another speaker; what was said about the first goes with him."""
    start, end = found.speaker
    closing = found.form in ("first", "last") and text[end] == ","
    changed = put(text, start, end + closing, new)
    return re.sub(
        rf"\bsay (?={re.escape(new)})|(?<={re.escape(new)} )say\b", lambda say: say[0].replace("say", "says"), changed
    )


def naming_changed(claim: Claim, context: Context, random: Random) -> Changed:
    """A named speaker becomes an unnamed one, an unnamed one is given a name."""
    found = attribution(claim.text)
    if found is None or _is_outlet(speaker := claim.text[slice(*found.speaker)], context):
        return None
    anonymous = _anonymous(speaker)
    if not anonymous and _is_person(speaker, context):
        return with_speaker(claim.text, found, random.choice(words()["unnamed"]))
    texts = [claim.text, *(span.article.text for span in claim.evidence)]
    others = context.names.absent("person", *texts) or context.names.absent("invented", *texts)
    if anonymous:
        return with_speaker(claim.text, found, _named(speaker, anonymous, random.choice(others), found))
    return None


def _is_person(speaker: str, context: Context) -> bool:
    """Whether the speaker is a person with a name, and no aide, house or friend of one."""
    plain = re.sub(r"(?:,| of\b| at\b| from\b| who\b).*", "", speaker)
    people = [name for name in context.names.within(speaker) if name.kind == "person"]
    return any(name.text in plain and not re.match(r"[’']", speaker[name.end :]) for name in people)


def _anonymous(speaker: str) -> str | None:
    """Whether the speaker is one unnamed person or more."""
    if _ANONYMOUS.match(speaker):
        return "one"
    return (
        "many"
        if (found := _ANONYMOUS_MANY.match(speaker)) and not re.search(r"\b(?:the|its)\b", found[0], re.IGNORECASE)
        else None
    )


def _named(speaker: str, anonymous: str, name: str, found: Attribution) -> str:
    if anonymous == "one":
        if re.match(r"[Oo]ne \w+", speaker) and not speaker.lower().startswith("one of"):
            return f"{speaker}, {name},"
        described = speaker[0].lower() + speaker[1:]
        return (
            name
            if described.startswith("some")
            else f"{name}, {described}{',' if found.form in ('first', 'last') else ''}"
        )
    return _including(speaker, name)


def _including(speaker: str, name: str) -> str:
    """`three diplomats in Cairo` -> `three diplomats in Cairo, among them NAME,`."""
    return f"{speaker}, among them {name},"


def sources_multiplied(claim: Claim, context: Context, random: Random) -> Changed:
    """One source becomes several."""
    found = attribution(claim.text)
    if found is None or _is_outlet(speaker := claim.text[slice(*found.speaker)], context):
        return None
    new = _several(speaker, random)
    if new is None:
        return None
    cue = claim.text[slice(*found.cue)]
    text = claim.text
    if (several := words()["plural_verbs"].get(cue)) and found.form != "according":
        text = text[: found.cue[0]] + several + text[found.cue[1] :]
    shift = len(text) - len(claim.text) if found.cue[0] < found.speaker[0] else 0
    return put(text, found.speaker[0] + shift, found.speaker[1] + shift, new)


def _several(speaker: str, random: Random) -> str | None:
    if one := re.match(r"[Oo]ne of (?=the|its|his|her|their|[A-Z])", speaker):
        return f"several of {speaker[one.end() :]}"
    if found := _ANONYMOUS.match(speaker):
        return _pluralised(speaker, found, random)
    if re.match(
        r"(?:[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ss]ome|[Mm]any|[Aa] pair of)\b", speaker
    ) or _ANONYMOUS_MANY.match(speaker):
        return None
    if re.search(r", ", speaker) or re.search(r"\b(?:who|which|and)\b", speaker):
        return None
    if re.match(r"(?:[A-Z]?[a-z]+ ){0,2}[A-Z]?[a-z]+[^s\W]s\b(?! ?[’'A-Z])", speaker):
        return None
    return f"{speaker} and {random.choice(['two others', 'several others'])}"


def _pluralised(speaker: str, found: re.Match[str], random: Random) -> str | None:
    head = found["head"] or found[0].lower()
    if re.search(r"\b(?:whose|his|her|himself|herself)\b", speaker):
        return None
    if head in ("someone", "somebody"):
        return random.choice(["several people", "three people"]) + speaker[found.end() :]
    between = re.sub(r"^(?:[Aa]n?|[Oo]ne|[Ss]ome) ", "", speaker[: found.start("head")])
    plural_verbs = words()["plural_verbs"]
    rest = re.sub(r"\bwho (is|was|has)\b", lambda verb: f"who {plural_verbs[verb[1]]}", speaker[found.end() :])
    rest = re.sub(r"\bwho ([a-z]+[^s\W]s)\b", lambda verb: f"who {verb[1][:-1]}", rest)
    several = random.choice(["several", "three", "a number of"])
    return tidy(f"{several} {between}{words()['plural_nouns'].get(head, f'{head}s')}{rest}")
