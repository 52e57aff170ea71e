"""Another name in the place of the right one, and names that the source does not give."""

from __future__ import annotations

import re
from random import Random

from claims import Claim

from mutating.names import Named, demonym_of, holders, outlets
from mutating.text import holds, masked, put, share
from mutating.types import Changed, Context

_KINDS = ("person", "country", "city", "demonym", "body")
_OFFICE = re.compile(
    r"\b(?P<whose>[Tt]he|[Ii]ts|[Tt]heir|[\w.]+(?: [A-Z]\w+)?[’']s?) (?P<office>(?:[\w’'-]+ ){0,3}?"
    r"(?:vice[- ]president|president|prime minister|(?:foreign|defen[cs]e|interior|health|justice|finance|oil"
    r"|education) minister"
    r"|foreign secretary|secretary[- ]general|secretary of state|defen[cs]e secretary|mayor|governor"
    r"|ambassador|chancellor"
    r"|chief of (?:the general )?staff|police chief|chief executive|national security adviser|envoy|attorney general"
    r"|director|coach|leader|minister|spokesman|spokeswoman|spokesperson|archbishop|chairman|central bank governor))"
    r"(?P<of>(?: of| for| to) (?:the )?(?:[A-Z][\w-]+|[A-Z]\.[A-Z]\.)(?: [A-Z][\w-]+)*)?"
    r"(?![\w’'-]| [A-Z]|, [A-Z]| of| for| in| at| to [A-Z]| and [A-Z]|, (?:who|which|a |an |the ))"
)
# Who is taken to speak for a house: whoever knows the world puts the name of its head there.
_HOUSE = re.compile(
    r"(?<!at )(?<!of )(?<!in )(?<!by )(?<!from )(?<!for )(?<!to )\b(?P<whose>[Tt]he(?: [A-Z]\w+)?|[A-Z]\w+"
    r"(?: [A-Z]\w+)?[’']s?) (?:(?P<field>foreign|defen[cs]e|health|interior|finance|education"
    r"|transport|justice|oil) ministry|(?P<staff>general staff)|(?P<bank>central bank)|(?P<office>mayor"
    r"|governor|prime minister|president)[’']s office)"
    r"(?= (?:in \w+ |there )?(?:said|says|denied|denies|declined|announced|confirmed|reported|rejected"
    r"|deplored|has|had|was|would|will|did|put|spoke|blamed|called|warned|acknowledged|maintains|undertook)\b"
    r"|\.$)"
)
_NOT_NEW = re.compile(r"\b(?:a|an|former|new|next|any|no|other|two|both|late)\b")
_NAMED_BEFORE = re.compile(r"[A-Z][\w-]+,? $")
_COPY = 0.8  # share of an evidence's words that make another article a copy of it


def entity_swapped(claim: Claim, context: Context, random: Random) -> Changed:
    """A name by another of its kind out of the same library, one that the sources do not hold."""
    found = [name for name in context.names.within(masked(claim.text)) if name.kind in _KINDS]
    random.shuffle(found)
    for name in found:
        kind = _used_as(claim.text, name)
        others = context.names.absent(kind, claim.cited, claim.text, *(span.article.title for span in claim.evidence))
        if others:
            span = (name.start, name.end) if kind == "demonym" else _with_article(claim.text, name)
            return put(claim.text, *span, _formed(random.choice(others), name))
    return None


def _used_as(text: str, name: Named) -> str:
    """A country without an adjective of its own stands for one: `the Lindmark envoy`."""
    before = re.search(r"\b(?:the|a|an|its|senior|by|of) $", text[: name.start])
    attributive = (
        name.kind == "country" and not demonym_of(name.text) and before and re.match(r" [a-z]+s?\b", text[name.end :])
    )
    bare = attributive and re.match(
        r" (?:and|or|had|has|was|is|will|would|to|in|on|at|by|for|with|but)\b", text[name.end :]
    )
    return "demonym" if attributive and not bare else name.kind


def _with_article(text: str, name: Named) -> tuple[int, int]:
    """The span of the name with `the` before it, where a body or country is replaced whole."""
    if name.kind in ("body", "country", "outlet") and text[: name.start].lower().endswith("the "):
        return name.start - 4, name.end
    return name.start, name.end


def _formed(other: str, name: Named) -> str:
    """The other name, by surname alone where the first was."""
    return other.split()[-1] if name.kind == "person" and name.text != name.whole else other


def office_named(claim: Claim, context: Context, random: Random) -> Changed:
    """An office without a name is given one: of somebody known to hold it, or of nobody at all."""
    found = [office for office in _OFFICE.finditer(masked(claim.text)) if _unnamed(claim.text, office)]
    if not found:
        return _head_named(claim, context, random)
    office = random.choice(found)
    name = _holder(office[0], claim, context, random)
    return put(claim.text, office.start(), office.end(), f"{office[0]}, {name},")


def _head_named(claim: Claim, context: Context, random: Random) -> str | None:
    """A house that speaks is replaced by its head, with a name."""
    found = _HOUSE.search(masked(claim.text))
    if found is None:
        return None
    head = (
        f"{found['field']} minister"
        if found["field"]
        else "chief of the general staff"
        if found["staff"]
        else "central bank governor"
        if found["bank"]
        else found["office"]
    )
    office = f"{found['whose']} {head}"
    return put(claim.text, *found.span(), f"{office}, {_holder(office, claim, context, random)},")


def _unnamed(text: str, office: re.Match[str]) -> bool:
    return not (_NOT_NEW.search(office[0]) or _NAMED_BEFORE.search(text[: office.start()]) or "·" in office[0])


def _holder(office: str, claim: Claim, context: Context, random: Random) -> str:
    plain = re.sub(r"[’']s?(?= )", "", office)
    words = " ".join(demonym_of(word) or word for word in plain.replace("the ", "").split())
    known = [name for pattern, people in holders() if re.search(pattern, words, re.IGNORECASE) for name in people]
    absent = [name for name in known if not any(holds(claim.cited + claim.text, part) for part in name.split())]
    return random.choice(absent or context.names.absent("invented", claim.cited, claim.text))


def outlet_swapped(claim: Claim, context: Context, random: Random) -> Changed:
    """The outlet that reported it by another; where none is named, the sentence is laid to one that did not."""
    others = _other_outlets(claim, context)
    named = [name for name in context.names.within(masked(claim.text)) if name.kind == "outlet"]
    if not others or (not named and claim.text[0] in '“"‘'):
        return None
    other = random.choice(others)
    if named:
        return put(claim.text, *_with_article(claim.text, named[0]), other)
    if re.match(r"According to|By ", claim.text):
        return None
    return f"According to {other}, {context.names.lowered(claim.text)}"


def _other_outlets(claim: Claim, context: Context) -> list[str]:
    evidence = " ".join(span.text for span in claim.evidence)
    own = {span.article.outlet.lower() for span in claim.evidence}
    own |= {a.outlet.lower() for a in context.library.articles.values() if share(evidence, a.text) > _COPY}
    here = [name for name in outlets() if name in context.names.pools["outlet"]] or outlets()
    articles = " ".join((claim.text, *(span.article.text + span.article.title for span in claim.evidence)))
    absent = [name for name in here if name.removeprefix("the ") not in articles]
    return [_called(name) for name in absent if name.lower().removeprefix("the ") not in own]


def _called(outlet: str) -> str:
    """The outlet with `the` where it takes one."""
    return (
        f"the {outlet}"
        if outlet.endswith(("Wire", "Tribune", "Courier", "Review", "Post", "Ledger"))
        and " " in outlet
        and not outlet.startswith("the ")
        else outlet
    )
