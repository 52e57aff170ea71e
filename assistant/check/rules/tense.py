"""Time turned: what a source expects, plans, asks for or may see is told as done, or what has been as still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.check.closeness import related
from assistant.check.company import company
from assistant.check.cues import lemmas
from assistant.check.types import Aligned, Evidence, Grid
from assistant.check.unreal import OPENS, TO_COME, clause, is_purpose, unreal, verb_group
from assistant.check.wording import shown
from assistant.terms import content_words
from assistant.types import Reason
from index.parts.cues import cue_classes
from index.parts.stance import governs
from index.parts.types import Predicate, Statement, Word

_CLOSE, _SURE = 0.6, 0.2  # how close a counterpart must be, and how sure with its company
_SAME = 0.8  # of a word that surely is the claim's
_LINKED, _HELD = 0.5, 0.5  # and for a clause as a whole: closeness of its words, and the share of them held
_STATES = frozenset(["let", "follow", "involve", "include", "mean", "concern", "seem", "used", "be"])  # no deeds
_INTENDS = frozenset(["intend", "prepare", "aim", "hope", "expect", "consider", "weigh", "mull", "contemplate"])
_NEARLY = frozenset(["nearly", "almost", "but", "may", "might", "could", "would", "will", "allegedly", "reportedly"])


def tense(pair: Aligned) -> Iterator[Reason]:
    """The first deed that the claim tells as done and the source as to come, or the other way about."""
    for predicate in pair.claim.predicates:
        if _is_done(pair.claim, predicate):
            found = _foreseen(pair, predicate.verb) or _foreseen_clause(pair, predicate.verb)
            if found:
                words = shown(found[0].statement, found[1], 4, 3)
                yield Reason("tense", f"The source does not say that this has happened: it says “{words}”.")
                return
        elif _is_to_come(pair.claim, predicate):
            found = _past(pair, predicate.verb)
            if found:
                words = shown(found[0].statement, found[1], 3, 3)
                yield Reason("tense", f"The source does not say that this is still to come: it says “{words}”.")
                return


def _is_done(statement: Statement, predicate: Predicate) -> bool:
    """Whether a verb tells of a deed as done: in the past or the perfect, and neither said nor planned."""
    words, verb = statement.words, predicate.verb
    if predicate.polarity == "denied" or predicate.modality != "fact" or predicate.tense != "past":
        return False
    if predicate.lemma in cue_classes() or predicate.lemma in _STATES or governs(predicate.lemma):
        return False
    if _is_quoted(statement, verb) or _is_caused(words, verb):
        return False
    group = verb_group(words, verb)
    if not any(word.tag in ("VVD", "VBD", "VHD", "VHZ", "VHB") for word in group) or words[verb].tag in ("VVG", "VHZ"):
        return False
    if any(word.text.casefold() in TO_COME or word.tag in ("VM0", "TO0", "VBG") for word in group):
        return False
    if verb + 1 < len(words) and words[verb + 1].tag == "TO0":
        return False  # was to, had to, used to
    first, last = clause(words, verb)
    if _NEARLY & {word.text.casefold() for word in words[max(0, min(first, verb - 3)) : last + 1]}:
        return False
    return not (first and words[first - 1].text.casefold() in OPENS)


def _is_caused(words: Sequence[Word], verb: int) -> bool:
    """`had the gates closed`: what was done is the having, and no more than a wish may be."""
    if words[verb].lemma == "have":
        return any(word.tag == "VVN" for word in words[verb + 1 : verb + 5])
    return words[verb - 1].tag[:2] in ("NN", "NP") and any(
        word.lemma == "have" for word in words[max(0, verb - 5) : verb]
    )


def _is_to_come(statement: Statement, predicate: Predicate) -> bool:
    words, verb = statement.words, predicate.verb
    if predicate.polarity == "denied" or _is_quoted(statement, verb):
        return False
    return any(word.text.casefold() in ("will", "'ll", "’ll", "shall") for word in verb_group(words, verb))


def _is_quoted(statement: Statement, at: int) -> bool:
    start = statement.words[at].start
    return any(quotation.start <= start < quotation.end for quotation in statement.quotations)


def _foreseen(pair: Aligned, verb: int) -> tuple[Evidence, int] | None:
    """Where the sources have the deed, if they have it only as to come."""
    best: tuple[float, Evidence, int] | None = None
    for sure, evidence, there in _counterparts(pair, verb):
        ahead = unreal(evidence.statement, there)
        if not ahead and sure >= 0.1:
            return None
        if ahead and sure >= _SURE and (best is None or sure > best[0]):
            best = sure, evidence, there
    return best[1:] if best and not _told_elsewhere(pair, verb) else None


def _told_elsewhere(pair: Aligned, verb: int) -> bool:
    """Whether a sentence of the sources that does not carry the claim tells of the deed as done."""
    word = pair.claim.words[verb].text.casefold()
    for evidence in pair.sentences:
        if evidence in pair.near or not any(related(word, each) >= _SAME for each in content_words(evidence.text)):
            continue
        statement = evidence.statement
        for predicate in statement.predicates:
            there = statement.words[predicate.verb].text.casefold()
            if related(word, there) >= _SAME and not unreal(statement, predicate.verb):
                return True
    return False


def _past(pair: Aligned, verb: int) -> tuple[Evidence, int] | None:
    """Where the sources have the deed, if they have it only as done."""
    best: tuple[float, Evidence, int] | None = None
    for sure, evidence, there in _counterparts(pair, verb):
        words = evidence.statement.words
        done = words[there].tag in ("VVD", "VVN") and not unreal(evidence.statement, there)
        if not done or lemmas("foreseeing") & {word.text.casefold() for word in words}:
            return None
        if sure >= _SURE and (best is None or sure > best[0]):
            best = sure, evidence, there
    return best[1:] if best else None


def _counterparts(pair: Aligned, own: int) -> Iterator[tuple[float, Evidence, int]]:
    for evidence, grid in zip(pair.near, pair.grids, strict=True):
        for row, at in enumerate(grid.own):
            if at != own:
                continue
            for column, there in enumerate(grid.others):
                close = float(grid.table[row, column])
                if close >= _CLOSE:
                    yield close * company(pair, grid, row, column), evidence, there


def _foreseen_clause(pair: Aligned, verb: int) -> tuple[Evidence, int] | None:
    """Where a sentence has the clause of a deed, if all that it tells there is to come and it lacks the deed itself."""
    words = pair.claim.words
    if pair.table.get(verb, 0.0) >= _CLOSE:
        return None
    first, last = clause(words, verb)
    best: tuple[float, Evidence, int, int] | None = None
    for evidence, grid in zip(pair.near, pair.grids, strict=True):
        share, begin, end = _span(pair, grid, first, last)
        if share and (best is None or share > best[0]):
            best = share, evidence, begin, end
    if best is None or best[0] < _HELD:
        return None
    _, evidence, begin, end = best
    inside = [one for one in evidence.statement.predicates if begin - 3 <= one.verb <= end + 1]
    inside = inside or [one for one in evidence.statement.predicates if end < one.verb <= end + 4]
    words = evidence.statement.words
    ahead = [
        one
        for one in inside
        if (words[one.verb].tag != "VVG" and unreal(evidence.statement, one.verb)) or one.lemma in _INTENDS
    ]
    real = [
        one
        for one in inside
        if one not in ahead
        and not governs(one.lemma)
        and one.lemma not in cue_classes()
        and not is_purpose(evidence.statement.words, one.verb)
        and evidence.statement.words[one.verb].tag != "VVG"
        and not _is_due(evidence.statement.words, one.verb)
    ]
    return (evidence, ahead[0].verb) if ahead and not real else None


def _is_due(words: Sequence[Word], verb: int) -> bool:
    """`is due to`, `are likely to`: the verb that follows tells the time."""
    behind = words[verb + 1 : verb + 4]
    return words[verb].lemma == "be" and any(governs(word.lemma) or word.tag == "TO0" for word in behind)


def _span(pair: Aligned, grid: Grid, first: int, last: int) -> tuple[float, int, int]:
    """The share of the words of a clause, its dates apart, that a sentence holds, and the first and last of its words
    that do."""
    dated = {at for at, word in enumerate(pair.claim.words) if _is_dated(pair.claim, word)}
    rows = [row for row, at in enumerate(grid.own) if first <= at <= last and at not in dated]
    held = [int(grid.table[row].argmax()) for row in rows if grid.table[row].max(initial=0.0) >= _LINKED]
    there = [grid.others[column] for column in held]
    return (len(held) / len(rows), min(there), max(there)) if held else (0.0, 0, 0)


def _is_dated(statement: Statement, word: Word) -> bool:
    return any(time.start <= word.start < time.end for time in statement.times)
