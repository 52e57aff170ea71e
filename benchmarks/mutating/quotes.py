"""Quotations: a word changed, two made one, another speaker's."""

from __future__ import annotations

import re
from random import Random

from claims import Claim

from mutating.sources import other_speakers, with_speaker
from mutating.speakers import attribution
from mutating.text import masked, put, quotations, squeezed, words
from mutating.types import Changed, Context

_LEAST_WORDS = 3
_SAYING = re.compile(r"\b(?:said|says|told|asked|wrote|added|called)\b")
# Words with which a quotation may begin where it takes in what stands before it.
_BEGINS = re.compile(
    r"(?:that|of|as|an?|the|its|their|his|her|to|was|were|is|are|had|has|not|by|with|for|he|she|it|they|into|from) "
)


def quote_word_changed(claim: Claim, context: Context, random: Random) -> Changed:
    """One word within the quotation marks is another."""
    del context
    content, function = words()["quote_content"], words()["quote_function"]
    found = [span for span in quotations(claim.text) if len(claim.text[slice(*span)].split()) >= _LEAST_WORDS]
    random.shuffle(found)
    for listed in (content, function):
        for start, end in found:
            if new := _changed(claim.text[start:end], listed, claim.cited, random):
                return claim.text[:start] + new + claim.text[end:]
    return None


def _changed(quote: str, listed: dict[str, str], source: str, random: Random) -> str | None:
    places = [
        word
        for word in re.finditer(r"(?<![\w’'])[A-Za-z]+(?![\w’'])", quote)
        if word[0].lower() in listed and _fits(quote, word, listed[word[0].lower()])
    ]
    random.shuffle(places)
    for word in places:
        new = listed[word[0].lower()]
        new = new.capitalize() if word[0][0].isupper() else new
        changed = quote[: word.start()] + new + quote[word.end() :]
        if squeezed(changed) not in squeezed(source):
            return changed
    return None


def _fits(quote: str, word: re.Match[str], new: str) -> bool:
    """Whether another form of the verb or article may stand there."""
    before, after = quote[: word.start()], quote[word.end() :]
    lowered = word[0].lower()
    if lowered in ("have", "has", "do", "is", "are", "was", "were") and re.search(
        r"\b(?:to|will|would|can|could|may|should|must|not|I) $", before
    ):
        return False
    if lowered == "a" and re.match(r" (?:lot|few|bit|number|little)\b", after):
        return False
    if lowered in ("need", "want", "hope", "help", "know", "think", "believe") and re.search(
        r"\b(?:a|the|no|of|our|any|in) $", before
    ):
        return False
    if lowered in ("first", "last", "more", "less", "right", "real") and re.search(r"\b(?:at|once|no) $", before):
        return False
    if (lowered[0] in "aeiou") != (new[0] in "aeiou") and re.search(r"\ban? $", before):
        return False
    if lowered == "no" and re.match(r" (?:one|longer|matter)\b|,", after):
        return False
    return not (lowered in ("they", "we") and re.match(r"[’']", after))


def quotes_spliced(claim: Claim, context: Context, random: Random) -> Changed:
    """Words from two places within one pair of marks."""
    del context
    found = [span for span in quotations(claim.text) if len(claim.text[slice(*span)].split()) > 1]
    makers = [_bridged, *(random.sample([_followed, _extended], 2))]
    for make in makers:
        for span in random.sample(found, len(found)):
            new = make(claim, span, random)
            if new and not any(
                squeezed(claim_quote) in squeezed(claim.cited) for claim_quote in _changed_quotes(new, claim)
            ):
                return new
    return None


def _changed_quotes(new: str, claim: Claim) -> list[str]:
    old = {claim.text[slice(*span)] for span in quotations(claim.text)}
    changed = [new[slice(*span)] for span in quotations(new) if new[slice(*span)] not in old]
    return changed or [""]


def _bridged(claim: Claim, span: tuple[int, int], random: Random) -> str | None:
    """Two quotations of one sentence with what stands between them: `“A” but “B”` -> `“A but B”`."""
    del random
    after = re.match(r"[”\"’]([ \w,]{1,40}?)[“\"‘](?=\w)", claim.text[span[1] :])
    if after is None or claim.text[span[0] - 1] not in '“"' or len(after[1].split()) > 5:
        return None
    between = re.sub(
        r",? (?:and|but|to|or|said|he said|she said),? ?$", lambda found: f" {found[0].strip(' ,')} ", after[1]
    )
    return claim.text[: span[1]] + (between if between.strip() else " ") + claim.text[span[1] + after.end() :]


def _followed(claim: Claim, span: tuple[int, int], random: Random) -> str | None:
    """A quoted sentence followed by one that stands elsewhere, as if said in one breath."""
    quote = claim.text[slice(*span)]
    if not quote[0].isupper() or len(quote.split()) < 4:
        return None
    others = [found for found in _sentences(claim) if squeezed(found) not in squeezed(claim.text)]
    if not others:
        return None
    mark = "," if quote.endswith(",") else "." if quote.endswith(".") else ""
    other = random.choice(others).rstrip(".,")
    return f"{claim.text[: span[0]]}{quote.rstrip(',.')}. {other}{mark}{claim.text[span[1] :]}"


def _sentences(claim: Claim) -> list[str]:
    """Whole sentences that the articles quote, of 4 to 20 words."""
    found = []
    for passage in (*claim.sources, *claim.others):
        for start, end in quotations(passage.text):
            sentence = re.split(r"(?<=[.!?]) ", passage.text[start:end])[0]
            if sentence[0].isupper() and 4 <= len(sentence.split()) <= 20 and sentence[-1] in ".,":
                found.append(" ".join(sentence.split()))
    return found


def _extended(claim: Claim, span: tuple[int, int], random: Random) -> str | None:
    """The marks put round words that the sentence only reports."""
    start, end = span
    after = re.match(r"([”\"])((?: [\w’'-]+){2,5})(?=[.,;]| [“\"])", claim.text[end:])
    before = re.search(r"((?:[\w’'-]+ ){2,4})([“\"])$", claim.text[:start])
    choices = []
    if after and not _SAYING.search(after[2]) and claim.text[end - 1].isalnum():
        choices.append(claim.text[:end] + after[2] + after[1] + claim.text[end + after.end() :])
    if before and _BEGINS.match(before[1]) and not _SAYING.search(before[1]) and claim.text[start].islower():
        choices.append(claim.text[: start - len(before[0])] + before[2] + before[1] + claim.text[start:])
    return random.choice(choices) if choices else None


def quote_reassigned(claim: Claim, context: Context, random: Random) -> Changed:
    """The quotation is given to another speaker, one of the same article where it names any."""
    if not any(len(claim.text[slice(*span)].split()) >= _LEAST_WORDS for span in quotations(claim.text)):
        return None
    others = other_speakers(claim, context)
    found = attribution(claim.text)
    if not others:
        return None
    if found:
        return with_speaker(claim.text, found, random.choice(others))
    people = [name for name in context.names.within(masked(claim.text)) if name.kind == "person"]
    if len(people) != 1:
        return None
    return put(claim.text, people[0].start, people[0].end, random.choice(others))
