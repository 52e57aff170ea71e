"""Any text held against the library, sentence by sentence: a colleague's draft, or what another tool wrote.

    text --split--> sentences --search--> passages --check--> the best support --> CheckedSentence

A sentence is checked against each passage that may support it, then against the best two together, since a summary
joins what two articles say. The best verdict is the sentence's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.claims import claiming, drafts_of
from assistant.types import CheckedSentence, DraftSentence, Label, Quoted, Reason, Verdict
from assistant.verdicts import Checks, verdict_on
from index.types import Filters, Hit

__all__ = ["check_drafts", "check_text", "drafts_of"]

Support = tuple[Verdict, tuple[Hit, ...]]

_PASSAGES = 8  # that are looked at for one sentence
_JOINED_WITH = 2  # next best passages that the best one is read together with
# What a passage lacks another may hold; what it contradicts, it contradicts beside another as well.
_LACKING = frozenset(["unlike", "not-in-source", "name", "number", "date", "quotation", "outlet", "office"])
_INSTEAD = "The source says"  # how the rules begin to tell what stands in the place of the claim's words
# Below so much support nothing of the kind was found, and what the rules miss in the nearest passage says little: of 54
# claims about other news all lie below it, of 171 hand-written wrong ones about the same news one in twenty.
_NOT_FOUND = 0.2
_BEST: tuple[Label, ...] = ("supported", "partly", "not supported", "no citation", "not checked")
_NOTHING = Verdict("not checked")
_NONE_FOUND = Reason("not-found", "Nothing in the library says this.")
_NEAREST_ONLY = Reason("not-found", "No passage in the library says this; the nearest one is shown.")


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
    for draft, claims in zip(drafts, claiming(drafts), strict=True):
        checked = CheckedSentence(draft.text, _NOTHING, (), claims, draft.block, draft.block_index)
        if claims:
            # A text goes on with the article that it has begun with: "He added ..." names nothing to search for.
            found = list(dict.fromkeys((*index.search(draft.text, _PASSAGES, filters), *before)))
            verdict, hits = best_support(draft.text, found, checker)
            checked = replace(checked, verdict=verdict, hits=hits)
            before = hits if verdict.label in ("supported", "partly") else before
        yield checked


def best_support(claim: str, hits: Sequence[Hit], checker: Checks) -> Support:
    """The best verdict on a claim that these passages give, and the one or two passages that give it."""
    if not hits:
        return Verdict("not supported", reasons=(_NONE_FOUND,)), ()
    ranked = sorted(_alone(claim, hits, checker), key=_rank)
    best = ranked[0]
    if best[0].label in ("partly", "not supported") and _lacks(best[0]):
        best = min([best, *_joined(claim, ranked, checker)], key=_rank)
    verdict, used = best
    if verdict.label == "not supported" and (verdict.score or 0.0) < _NOT_FOUND:
        verdict = replace(verdict, reasons=(_NEAREST_ONLY,))
    evidence = verdict.evidence or _whole(used[0])
    return replace(verdict, evidence=evidence), tuple(sorted(used, key=lambda hit: not _holds(hit, evidence)))


def _alone(claim: str, hits: Sequence[Hit], checker: Checks) -> Iterator[Support]:
    """The verdict by each passage alone; words found as they stand end the search."""
    for hit in hits:
        verdict = verdict_on(claim, [hit], checker)
        yield verdict, (hit,)
        if verdict.label == "supported" and verdict.score == 1.0:
            return


def _joined(claim: str, ranked: Sequence[Support], checker: Checks) -> Iterator[Support]:
    (_, first), *others = ranked
    for _, second in others[:_JOINED_WITH]:
        both = (*first, *second)
        yield verdict_on(claim, both, checker), both


def _lacks(verdict: Verdict) -> bool:
    """Whether nothing but what is missing in the passage speaks against the claim: where the passage says something
    else in its place, a second one that happens to hold the number is no help."""
    return all(reason.code in _LACKING and not reason.text.startswith(_INSTEAD) for reason in verdict.reasons)


def _rank(support: Support) -> tuple[int, float, int, int]:
    """Best first: the label, then the score, then how little is said against it, and one passage before two."""
    verdict, hits = support
    return _BEST.index(verdict.label), -(verdict.score or 0.0), len(verdict.reasons), len(hits)


def _whole(hit: Hit) -> Quoted:
    passage = hit.passage
    return Quoted(hit.article.id, passage.start, passage.end, passage.text)


def _holds(hit: Hit, evidence: Quoted) -> bool:
    passage = hit.passage
    return hit.article.id == evidence.article and passage.start <= evidence.start and evidence.end <= passage.end
