"""Drafted stories -> lines that are cited and checked, on the path that the chat takes.

    StoryDraft --cite, judge--> Line --where it fails--> the passage itself, or the line struck --> Story

While a page grows, the number of a citation is the place of its passage among those cited so far. `numbering.py` counts
them again in the order in which a reader meets them, and gives the lines their ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.briefing.types import DraftLine, Instead, Line, Speaker, Story, StoryDraft
from assistant.citations import cite
from assistant.locate import passage_sentences, rarities, supporting_span, tokens, weights
from assistant.types import Citation, DraftSentence, Reason, Sentence
from assistant.verdicts import Checks, judged
from index.dates import moment
from index.types import Hit, Published

_FAILED = ("not supported", "no citation")


@dataclass(frozen=True, slots=True)
class Told:
    """The stories told so far, and the passages that they cite: number n means `hits[n - 1]`."""

    stories: tuple[Story, ...] = ()
    hits: tuple[Hit, ...] = ()


def with_story(told: Told, draft: StoryDraft, checker: Checks, instead: Instead) -> Told:
    """What was told, and one story more. A sentence that stands on the page already is not told twice; a story of
    which nothing is left is none."""
    before = {_folded(line.sentence.text) for story in told.stories for line in story.lines}
    lines = tuple(_once(draft, checker, instead, before))
    numbered, hits = shared_numbers(lines, draft.hits, told.hits)
    if not numbered:
        return told
    articles, origins = draft.group.articles, draft.group.origins
    only = next((one.outlet for one in articles if one.id in origins), articles[0].outlet) if len(origins) == 1 else ""
    story = Story(
        name=draft.group.name,
        lines=numbered,
        articles=tuple(article.id for article in articles),
        outlets=tuple(dict.fromkeys(article.outlet for article in articles if article.outlet)),
        origins=len(origins),
        origin=only,
    )
    return Told((*told.stories, story), hits)


def line_of(drafted: DraftLine, hits: Sequence[Hit], checker: Checks, instead: Instead) -> Line:
    """The line, cited and checked; its numbers are places in `hits`. Where it fails, the nearest words of a passage
    stand in its place, or it is left struck with its reasons: always where no passage has anything of it."""
    sentence = judged(cite(drafted.draft, hits), hits, checker)
    line = Line("", sentence, drafted.part, drafted.speaker, drafted.change, _newest(sentence, hits))
    if sentence.verdict.label not in _FAILED:
        return line
    words = _passage_itself(sentence, hits, checker) if instead == "passage" else None
    if words is None:
        return replace(line, struck=True)
    speaker = drafted.speaker if drafted.speaker and _names(words, drafted.speaker) else None
    return replace(line, sentence=words, speaker=speaker, published=_newest(words, hits), written=sentence.text)


def shared_numbers(
    lines: Sequence[Line], hits: Sequence[Hit], shared: Sequence[Hit]
) -> tuple[tuple[Line, ...], tuple[Hit, ...]]:
    """The lines with their numbers, places in `hits`, as places among the shared passages, which grow by those that
    are cited for the first time."""
    all_hits = list(shared)
    places = {hit.passage.id: number for number, hit in enumerate(shared, start=1)}
    for line in lines:
        for citation in line.sentence.citations:
            hit = hits[citation.number - 1]
            if hit.passage.id not in places:
                all_hits.append(hit)
                places[hit.passage.id] = len(all_hits)
    known = {number: places[hit.passage.id] for number, hit in enumerate(hits, start=1) if hit.passage.id in places}
    return tuple(renumbered(line, known) for line in lines), tuple(all_hits)


def renumbered(line: Line, numbers: dict[int, int]) -> Line:
    """The line with other numbers at its citations. Two that come to bear the same number stay two citations."""
    cited = tuple(replace(citation, number=numbers[citation.number]) for citation in line.sentence.citations)
    return replace(line, sentence=replace(line.sentence, citations=cited))


def _once(draft: StoryDraft, checker: Checks, instead: Instead, before: set[str]) -> Iterator[Line]:
    """The lines of a story, none whose words the page has already; an empty draft (marks alone) claims nothing."""
    seen = set(before)
    for drafted in draft.lines:
        if not drafted.draft.text.strip() or _folded(drafted.draft.text) in seen:
            continue
        line = line_of(drafted, draft.hits, checker, instead)
        if line.written and _folded(line.sentence.text) in seen:
            line = line_of(drafted, draft.hits, checker, "struck")  # the passage's words stand on the page already
        seen |= {_folded(drafted.draft.text), _folded(line.sentence.text)}
        yield line


def _passage_itself(failed: Sentence, hits: Sequence[Hit], checker: Checks) -> Sentence | None:
    """The article's own sentences that come nearest to what was written, word for word; the reason why they stand
    there goes with them. None where no passage has anything of it, or they do not hold by themselves."""
    found = _by_evidence(failed, hits) or _nearest(failed, hits)
    if found is None:
        return None
    number, start, end = found
    draft = DraftSentence(" ".join(hits[number - 1].article.text[start:end].split()), (number,))
    exact = Citation(number, *_named(hits[number - 1]), start, end, hits[number - 1].article.text[start:end])
    words = judged(replace(cite(draft, hits), citations=(exact,)), hits, checker)
    if words.verdict.label != "supported":
        return None
    return replace(words, verdict=replace(words.verdict, reasons=(_why(failed),)))


def _by_evidence(failed: Sentence, hits: Sequence[Hit]) -> tuple[int, int, int] | None:
    """The words that the check itself found nearest, and the number of the passage that holds them."""
    near = failed.verdict.evidence
    if near is None or not near.quote.strip():
        return None
    return next(
        (
            (number, near.start, near.end)
            for number, hit in enumerate(hits, start=1)
            if hit.article.id == near.article and hit.passage.start <= near.start and near.end <= hit.passage.end
        ),
        None,
    )


def _nearest(failed: Sentence, hits: Sequence[Hit]) -> tuple[int, int, int] | None:
    """Of all the story's passages, the sentences that share most with what was written; the first of equals."""
    spans = [passage_sentences(hit.passage.text, hit.article.language) for hit in hits]
    each = [hit.passage.text[s:e] for hit, of_passage in zip(hits, spans, strict=True) for s, e in of_passage]
    rarity = rarities(each)
    weight = weights(failed.text, rarity)
    best, held = None, 0.0
    for number, (hit, of_passage) in enumerate(zip(hits, spans, strict=True), start=1):
        span = supporting_span(failed.text, hit.passage.text, of_passage, rarity)
        if span is None:
            continue
        whole = [(s, e) for s, e in of_passage if s < span[1] and span[0] < e]
        start, end = whole[0][0], whole[-1][1]
        shared = sum(weight.get(token, 0.0) for token in tokens(hit.passage.text[start:end]))
        if shared > held:
            best, held = (number, hit.passage.start + start, hit.passage.start + end), shared
    return best


def _why(failed: Sentence) -> Reason:
    reason = failed.verdict.reasons[0].text if failed.verdict.reasons else "It named no passage."
    return Reason("passage-instead", f"The passage’s own words: the sentence written failed its check. {reason}")


def _named(hit: Hit) -> tuple[str, str]:
    return hit.article.id, hit.article.ref


def _names(words: Sentence, speaker: Speaker) -> bool:
    """Whether the words have the speaker in them, whoever was to be named beside the sentence that they replace."""
    return bool(speaker.words) and speaker.words.casefold() in words.text.casefold()


def _newest(sentence: Sentence, hits: Sequence[Hit]) -> Published:
    dates = [hits[citation.number - 1].article.published for citation in sentence.citations]
    return max(dates, key=moment, default=None)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
