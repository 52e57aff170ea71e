"""Stories and bottom line in a model's prose, a request for each, so that a day of any size fits its context.

The passages of a story are chosen until they fill what a request may hold: one of each independent origin first, the
nearest to the heart of the story before the others. Where an endpoint takes less, it is asked again with half."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

import prompts
from assistant.briefing.templates import Template
from assistant.briefing.types import DraftLine, Group, Material, Part, StoryDraft
from assistant.citations import split_draft
from assistant.errors import ModelError
from assistant.fences import Draw, draw, fence_for, fenced_passages, label, texts_of
from assistant.replies import printable
from assistant.settings import Settings
from assistant.types import DraftSentence, WrittenBy
from assistant.writer import CANNOT_ANSWER
from index.dates import moment
from index.types import Hit, Passage

if TYPE_CHECKING:
    from assistant.models import ChatModel

# The heading of each part in a reply, and what the prompt calls it.
HEADINGS: Mapping[Part, str] = {"happened": "HAPPENED", "says": "SAYS", "differ": "DIFFER", "unknown": "UNKNOWN"}
_HEADING = re.compile(r"^[\s#*_-]*(HAPPENED|SAYS|DIFFER|UNKNOWN)[\s*_]*(?::[\s*_]*|$)", re.MULTILINE | re.IGNORECASE)
# Characters of passages below which a request holds no story; a passage has 600 to 900.
_LEAST = 1500


class ModelComposer:
    """Drafts through the prompts story.txt and bottom_line.txt."""

    def __init__(self, settings: Settings, model: ChatModel | None = None, draw: Draw = draw) -> None:
        self._model = model or _model(settings)
        self._room = settings.context
        self._draw = draw

    @property
    def written_by(self) -> WrittenBy:
        """The model and its settings; without a BRIEFING_MODEL its name is known after the first story."""
        return WrittenBy("model", self._model.name, self._model.chosen)

    def compose_story(self, group: Group, material: Material, template: Template, context: object) -> StoryDraft:  # noqa: ARG002
        """The story as the model tells it, in the template's parts. Raises ModelError, also for a reply without a
        sentence."""
        ranked = passages_of(group, material)
        hits, reply = self._asked(lambda hits: self._story(hits, template), ranked)
        return StoryDraft(group, hits, tuple(lines_of(reply, len(hits), template)))

    def compose_bottom(self, hits: Sequence[Hit], template: Template) -> tuple[tuple[Hit, ...], tuple[DraftLine, ...]]:
        """The bottom line, from the passages that the stories cite, the first story's first; and the passages that its
        numbers mean. Raises ModelError."""
        shown, reply = self._asked(lambda hits: self._bottom(hits, template), hits)
        drafts = [draft for draft in split_draft(reply, len(shown)) if draft.text and draft.block != "heading"]
        return shown, tuple(DraftLine("happened", draft) for draft in drafts[: template.bottom])

    def _asked(self, ask: Callable[[Sequence[Hit]], str], ranked: Sequence[Hit]) -> tuple[tuple[Hit, ...], str]:
        """What the model replied to as many of the passages as it takes, and those in the order shown."""
        while True:
            hits = in_order(fitting(ranked, self._room))
            try:
                reply = ask(hits)
            except ModelError as error:
                if error.code != "context-too-long" or self._room // 2 < _LEAST:
                    raise
                self._room //= 2  # for the stories after this one as well
                continue
            if not reply.strip() or reply.strip() == CANNOT_ANSWER:
                raise ModelError("nothing-written", "the model found nothing to tell in its passages.")
            return tuple(hits), reply

    def _story(self, hits: Sequence[Hit], template: Template) -> str:
        parts = ", ".join(HEADINGS[part] for part in template.parts)
        shared, passages = self._fenced(hits)
        system = prompts.load("story", sentences=str(template.sentences), tone=label(template.tone), **shared)
        return self._reply(system, prompts.load("story_passages", passages=passages, count=str(len(hits)), parts=parts))

    def _bottom(self, hits: Sequence[Hit], template: Template) -> str:
        shared, passages = self._fenced(hits)
        most = str(template.bottom)
        system = prompts.load("bottom_line", sentences=most, tone=label(template.tone), **shared)
        user = prompts.load("bottom_line_passages", passages=passages, count=str(len(hits)), sentences=most)
        return self._reply(system, user)

    def _fenced(self, hits: Sequence[Hit]) -> tuple[dict[str, str], str]:
        fence = fence_for(texts_of(hits), self._draw)
        shared = {"fence": fence, "count": str(len(hits)), "cannot_answer": CANNOT_ANSWER}
        return shared, fenced_passages(hits, fence)

    def _reply(self, system: str, user: str) -> str:
        return printable("".join(self._model.stream(system, user)))


def lines_of(reply: str, known: int, template: Template) -> Iterator[DraftLine]:
    """The sentences of a reply under their parts, as many as the template has room for. What stands before the first
    heading happened, and so did what stands in a part that was not asked for. `known` passages were shown."""
    left = template.sentences
    for part, text in parted(reply):
        told: Part = part if part in template.parts else "happened"
        for draft in split_draft(text, known):
            if left and draft.block != "heading" and _says_something(draft):
                left -= 1
                yield DraftLine(told, draft)


def parted(reply: str) -> list[tuple[Part, str]]:
    """The reply cut at its headings."""
    named: dict[str, Part] = {heading: part for part, heading in HEADINGS.items()}
    first, *rest = _HEADING.split(reply)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    found: list[tuple[Part, str]] = [("happened", first), *((named[name.upper()], text) for name, text in pairs)]
    return [(part, text) for part, text in found if text.strip()]


def _says_something(draft: DraftSentence) -> bool:
    return bool(draft.text.strip()) and draft.text.strip() != CANNOT_ANSWER


def passages_of(group: Group, material: Material) -> list[Hit]:
    """The group's passages, best first: the one nearest to the middle of the story of each independent origin, then
    the next of each. Copies say nothing more."""
    rows = [row for row in group.excerpts if _is_origin(material, row, group)]
    if not rows:
        return []
    middle = material.vectors[list(rows)].mean(axis=0)
    held: dict[Passage, list[float]] = defaultdict(list)
    articles = {}
    for row in rows:
        excerpt = material.excerpts[row]
        held[excerpt.passage].append(float(material.vectors[row] @ middle))
        articles[excerpt.passage] = excerpt.article
    ranked = sorted(held, key=lambda passage: (-float(np.mean(held[passage])), passage.id))
    of_origin: dict[str, list[Hit]] = defaultdict(list)
    for passage in ranked:
        hit = Hit(articles[passage], passage, float(np.mean(held[passage])))
        of_origin[material.origins.get(passage.article_id, passage.article_id)].append(hit)
    rounds = zip_longest(*of_origin.values())
    return [hit for each in rounds for hit in each if hit is not None]


def _is_origin(material: Material, row: int, group: Group) -> bool:
    article = material.excerpts[row].article
    origin = material.origins.get(article.id, article.id)
    return origin == article.id or origin not in {one.id for one in group.articles}


def fitting(ranked: Sequence[Hit], room: int) -> list[Hit]:
    """The first of the passages, as many as `room` characters hold; one at least."""
    taken: list[Hit] = []
    left = room
    for hit in ranked:
        left -= len(hit.passage.text) + len(hit.article.title) + len(hit.article.outlet)
        if taken and left < 0:
            break
        taken.append(hit)
    return taken


def in_order(hits: Sequence[Hit]) -> list[Hit]:
    """Oldest first, as they are read; the passages of an article in its own order."""
    return sorted(hits, key=lambda hit: (moment(hit.article.published), hit.article.id, hit.passage.start))


def _model(settings: Settings) -> ChatModel:
    # Imported here: LangChain takes a second to load, and a desk without a model has no need of it.
    from assistant.models import ChatModel

    return ChatModel(settings)
