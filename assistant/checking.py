"""Any text held against the library, sentence by sentence: a colleague's draft, or what another tool wrote.

    text --split--> sentences --search--> passages --check--> the best support --> CheckedSentence

A sentence is checked against each passage that may support it, then against the best two together, since a summary
joins what two articles say. The verdict is by the passage that is about the claim: one that supports it goes before one
that objects, unless the one that objects carries more of it, as a passage on something else objects to nothing. A
sentence that begins with "he" or "this" goes on with what the one before rests on: among verdicts that are alike, the
one by that article counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from assistant.claims import claiming, drafts_of
from assistant.types import CheckedSentence, DraftSentence, Label, Quoted, Reason, Verdict
from assistant.verdicts import Checks, verdict_on
from index.types import Filters, Hit

__all__ = ["check_drafts", "check_text", "drafts_of"]

Support = tuple[Verdict, tuple[Hit, ...]]


class _Weighed(NamedTuple):
    """A verdict with the passages that give it: how much they are about the claim, and whether they are none of the
    article that the text goes on with."""

    verdict: Verdict
    hits: tuple[Hit, ...]
    about: float
    away: bool


_PASSAGES = 8  # that are looked at for one sentence
_JOINED_WITH = 2  # next best passages that the best one is read together with
# What a passage lacks another may hold; what it contradicts, it contradicts beside another as well.
_LACKING = frozenset(["unlike", "not-in-source", "name", "number", "date", "quotation", "outlet", "office"])
_INSTEAD = "The source says"  # how the rules begin to tell what stands in the place of the claim's words
# Below so much support nothing of the kind was found, and what the rules miss in the nearest passage says little: of 54
# claims about other news all lie below it, of 171 hand-written wrong ones about the same news one in twenty.
_NOT_FOUND = 0.2
# What the score counts for beside the share of the claim that is carried, and how much more of both a passage must have
# whose objection counts against the support of another; more where it objects only that something is missing in it.
# Found on the sample story: 270 faithful sentences and 429 wrong ones, each against eight passages.
_BY_SCORE = 0.5
_CLEARLY, _FAR = 0.05, 0.2
_BESIDE = 0.65  # share of the weight of the best passage that another must have to be read together with it
_BEST: tuple[Label, ...] = ("supported", "partly", "not supported", "no citation", "not checked")
_NOTHING = Verdict("not checked")
# How a sentence begins that speaks of what the one before has named.
_POINTS_BACK = re.compile(
    r"\W*(?:(?:he|she|it|they|his|her|hers|its|their|theirs|him|them|this|that|these|those|both|neither)\b"
    r"|(?:the|each of the) (?:latter|former|two|three|pair)\b)",
    re.IGNORECASE,
)
_NONE_FOUND = Reason("not-found", "Nothing in the library says this.")
_NEAREST_ONLY = Reason("not-found", "No passage in the library says this; the nearest one is shown.")
_OF_A_PERSON = re.compile(r"\W*(?:he|she|his|her|hers|him)\b", re.IGNORECASE)
_words = re.compile(r"\w+").findall


class Searches(Protocol):
    """What passages are found with: an ArticleIndex."""

    def search(self, query: str, k: int, filters: Filters) -> list[Hit]:
        """The `k` best passages for the query, best first."""


def check_text(text: str, index: Searches, checker: Checks, filters: Filters) -> Iterator[CheckedSentence]:
    """Every sentence of the text with its verdict and the passages that it rests on, in order, one after another."""
    return check_drafts(drafts_of(text), index, checker, filters)


def check_drafts(
    drafts: Sequence[DraftSentence], index: Searches, checker: Checks, filters: Filters
) -> Iterator[CheckedSentence]:
    """Likewise, of a text that was split before. What claims nothing is told as well, without a verdict."""
    before: tuple[Hit, ...] = ()
    context = ""
    for draft, claims in zip(drafts, claiming(drafts), strict=True):
        checked = CheckedSentence(draft.text, _NOTHING, (), claims, draft.block, draft.block_index)
        if claims:
            home = frozenset(hit.article.id for hit in before) if points_back(draft.text) else frozenset()
            found = index.search(draft.text, _PASSAGES, filters)
            if home:
                # Alone it names nothing to search for: with the sentence before, its article is found in full.
                beside = index.search(f"{context} {draft.text}", _PASSAGES, filters)
                found = [hit for hit in beside if hit.article.id in home] + _of_whom(context, draft.text, found, home)
            # A text goes on with the article that it has begun with.
            verdict, hits = best_support(draft.text, list(dict.fromkeys((*found, *before))), checker, home)
            checked = replace(checked, verdict=verdict, hits=hits)
            before = hits if verdict.label in ("supported", "partly") else before
            context = context if home else draft.text
        yield checked


def points_back(text: str) -> bool:
    """Whether a sentence begins with a word for what the one before has named."""
    return bool(_POINTS_BACK.match(text))


def _of_whom(context: str, claim: str, hits: Sequence[Hit], home: frozenset[str]) -> list[Hit]:
    """The hits without those of other articles which never name the person that "he" or "she" was before: what they
    say of a man they say of another one."""
    persons = persons_in(context) if _OF_A_PERSON.match(claim) else frozenset()
    return [
        hit
        for hit in hits
        if not persons or hit.article.id in home or persons & set(_words(hit.article.text.casefold()))
    ]


def persons_in(text: str) -> frozenset[str]:
    """The last names of the persons that a sentence names, in lower case."""
    from index.statements import read  # its word lists take a second to load

    return frozenset(name.parts[-1] for name in read(text).names if name.kind == "person" and name.parts)


def best_support(claim: str, hits: Sequence[Hit], checker: Checks, home: frozenset[str] = frozenset()) -> Support:
    """The best verdict on a claim that these passages give, and the one or two passages that give it. `home` are the
    ids of the articles that it goes on with: they come first among equals."""
    if not hits:
        return Verdict("not supported", reasons=(_NONE_FOUND,)), ()

    near_first = sorted(hits, key=lambda hit: hit.article.id not in home)
    weighed = [_weighed(claim, support, home) for support in _alone(claim, near_first, checker)]
    ranked = _by_the_one_about_it(sorted(weighed, key=_rank))
    best = ranked[0]
    if best.verdict.label in ("partly", "not supported") and _lacks(best.verdict):
        joined = [_weighed(claim, support, home) for support in _joined(claim, ranked, checker)]
        best = min([best, *joined], key=_rank)
    verdict, used = best.verdict, best.hits
    if verdict.label == "not supported" and (verdict.score or 0.0) < _NOT_FOUND:
        verdict = replace(verdict, reasons=(_NEAREST_ONLY,))
    evidence = verdict.evidence or _whole(used[0])
    return replace(verdict, evidence=evidence), tuple(sorted(used, key=lambda hit: not _holds(hit, evidence)))


def _weighed(claim: str, support: Support, home: frozenset[str]) -> _Weighed:
    from assistant.check.carrying import carried  # its word lists take a second to load

    verdict, hits = support
    score = verdict.score or 0.0
    about = carried(claim, verdict.evidence, hits[0].article.published) + _BY_SCORE * score
    away = score < _NOT_FOUND or any(hit.article.id not in home for hit in hits)
    return _Weighed(verdict, hits, about, away)


def _by_the_one_about_it(ranked: Sequence[_Weighed]) -> list[_Weighed]:
    """Likewise, with an objection first that is by a passage which carries more of the claim than any that supports
    it. Words that stand in a source are never objected to, nor is what the article says that the text goes on with."""
    best = ranked[0]
    if best.verdict.label != "supported" or best.verdict.score == 1.0:
        return list(ranked)
    against = [
        (one.about - (_FAR if _lacks(one.verdict) else _CLEARLY), -place)
        for place, one in enumerate(ranked)
        if one.verdict.label in ("partly", "not supported")
        and (one.verdict.score or 0.0) >= _NOT_FOUND
        and one.away <= best.away
    ]
    if not against or max(against)[0] <= best.about:
        return list(ranked)
    objects = ranked[-max(against)[1]]
    return [objects, *(one for one in ranked if one is not objects)]


def _alone(claim: str, hits: Sequence[Hit], checker: Checks) -> Iterator[Support]:
    """The verdict by each passage alone; words found as they stand end the search."""
    for hit in hits:
        verdict = verdict_on(claim, [hit], checker)
        yield verdict, (hit,)
        if verdict.label == "supported" and verdict.score == 1.0:
            return


def _joined(claim: str, ranked: Sequence[_Weighed], checker: Checks) -> Iterator[Support]:
    first, *others = ranked
    for second in others[:_JOINED_WITH]:
        if second.about < _BESIDE * first.about:
            continue  # it happens to hold the name or the number, and tells of something else
        both = (*first.hits, *second.hits)
        yield verdict_on(claim, both, checker), both


def _lacks(verdict: Verdict) -> bool:
    """Whether nothing but what is missing in the passage speaks against the claim: where the passage says something
    else in its place, a second one that happens to hold the number is no help."""
    return all(reason.code in _LACKING and not reason.text.startswith(_INSTEAD) for reason in verdict.reasons)


def _rank(one: _Weighed) -> tuple[int, bool, float, int, int]:
    """Best first: the label, then whether it is by the article that the text goes on with and that one has something
    of the kind, then how much is carried, how little is said against it, and one passage before two."""
    return _BEST.index(one.verdict.label), one.away, -one.about, len(one.verdict.reasons), len(one.hits)


def _whole(hit: Hit) -> Quoted:
    passage = hit.passage
    return Quoted(hit.article.id, passage.start, passage.end, passage.text)


def _holds(hit: Hit, evidence: Quoted) -> bool:
    passage = hit.passage
    return hit.article.id == evidence.article and passage.start <= evidence.start and evidence.end <= passage.end
