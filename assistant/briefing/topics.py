"""Which articles are on a reader's topics: by the topic's words and by what the title and first sentences say. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.terms import content_words, same_thing, stem
from index.embeddings import wordllama
from index.sentences import sentence_spans
from index.types import Article

# Sentences at the beginning of an article that say what it is about, beside its title.
LEAD = 5
# Characters in which they stand; an article of one endless line is read no further.
_LEAD_CHARACTERS = 3_000
# An article is on a topic from this nearness on. Chosen on the sample: at .55 a passing mention is out, and a story
# told in other words than the topic's is mostly in.
ON_TOPIC = 0.55
Nearness = npt.NDArray[np.float64]  # shape (articles,)


def on_topic(articles: Sequence[Article], topics: Sequence[str]) -> list[Article]:
    """The articles on one of the topics, in their order; all of them where there are no topics."""
    if not any(topic.strip() for topic in topics):
        return list(articles)
    near = nearness(articles, topics)
    return [article for article, value in zip(articles, near, strict=True) if value >= ON_TOPIC]


def nearness(articles: Sequence[Article], topics: Sequence[str]) -> Nearness:
    """How near each article is to the nearest of the topics: the best cosine of topic and a sentence of its beginning
    (up to 1), and half the share of the topic's words that stand there (up to .5)."""
    topics = [topic for topic in topics if topic.strip()]
    if not articles or not topics:
        return np.zeros(len(articles))
    leads = [lead(article) for article in articles]
    bounds = np.cumsum([0, *map(len, leads)])
    vectors = wordllama().embed([text for texts in leads for text in texts])
    cosines = np.maximum.reduceat(vectors @ wordllama().embed(topics).T, bounds[:-1], axis=0)
    shares = np.array([[_share(topic, texts) for topic in topics] for texts in leads])
    return np.asarray((cosines + shares / 2).max(axis=1), dtype=float)


def lead(article: Article, sentences: int = LEAD) -> list[str]:
    """The title, and the article's first sentences."""
    beginning = article.text[:_LEAD_CHARACTERS]
    spans = sentence_spans(beginning, article.language or "en")[:sentences]
    return [article.title, *(beginning[start:end] for start, end in spans)]


def _share(topic: str, texts: Sequence[str]) -> float:
    """The share of the topic's words that the texts have, or a word used for the same thing."""
    wanted = [stem(word) for word in content_words(topic)]
    held = {stem(word) for text in texts for word in content_words(text)}
    found = [1.0 if word in held else max((same_thing(word, other) for other in held), default=0.0) for word in wanted]
    return sum(found) / len(found) if found else 0.0
