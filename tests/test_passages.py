"""Splitting an article into passages."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import new_article
from index.furniture import furniture_spans
from index.passages import LEAST, MOST, split
from index.sentences import sentence_spans
from index.types import Article

_SENTENCE = "The envoy said on Monday that the talks in the capital would go on until the ceasefire had been agreed. "

words = st.one_of(
    st.sampled_from(["talks", "U.S.", "Gov.", "5 p.m.", "“We", "won’t.”", '"No."', "م.", "e\u0301", "👩‍👩‍👧", "…"]),
    st.text(min_size=1, max_size=12),
    st.integers(min_value=1, max_value=2000).map(lambda size: "x" * size),
)
gaps = st.sampled_from([" ", " ", " ", ". ", ".\n\n", "\n", "? ", "\nBack to top\n", "\r\n", "\u00a0", "\n \n", ".” "])
texts = st.lists(st.tuples(words, gaps), max_size=150).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def check(article: Article) -> None:
    """What must hold of every article's passages."""
    text, passages = article.text, split(article)
    assert all(text[passage.start : passage.end] == passage.text for passage in passages)
    assert all(passage.text == passage.text.strip() != "" for passage in passages)
    assert all(len(passage.text) <= MOST for passage in passages)
    assert all(before.end <= after.start for before, after in pairwise(passages))
    covered = {at for passage in passages for at in range(passage.start, passage.end)}
    furniture = {at for start, end in furniture_spans(text) for at in range(start, end)}
    assert not covered & furniture
    for start, end in sentence_spans(text, article.language or "en"):
        assert all(at in covered or at in furniture or text[at].isspace() for at in range(start, end))
        if end - start <= MOST and not furniture & set(range(start, end)):
            assert sum(passage.start <= start and end <= passage.end for passage in passages) == 1


@given(texts)
def test_passages_are_exact_slices_that_hold_every_sentence(text: str) -> None:
    """Offsets hold, nothing overlaps, nothing but furniture is lost, and a sentence lies whole in one passage."""
    check(new_article(text, language="en"))


def test_a_story_is_split_between_the_two_sizes() -> None:
    """Passages of a long story have 600 to 900 characters, and the last two share what is left."""
    sizes = [len(passage.text) for passage in split(new_article(_SENTENCE * 40))]
    assert len(sizes) > 3
    assert all(LEAST - 100 <= size <= MOST for size in sizes)


def test_a_passage_ends_with_a_paragraph_where_one_ends_in_reach() -> None:
    """A paragraph end between the two sizes is taken before a later sentence end."""
    paragraph = _SENTENCE * 7
    first = split(new_article("\n\n".join([paragraph.strip()] * 4)))[0]
    assert first.text == paragraph.strip()


def test_a_rest_is_halved() -> None:
    """What is too much for one passage and too little for two full ones is shared evenly."""
    first, second = split(new_article(_SENTENCE * 10))
    assert abs(len(first.text) - len(second.text)) <= len(_SENTENCE)


def test_a_sentence_longer_than_a_passage_is_cut_at_spaces() -> None:
    """The pieces of an endless sentence break between words and lose none."""
    text = " ".join(f"word{number}" for number in range(600))
    passages = split(new_article(text))
    assert " ".join(passage.text for passage in passages) == text
    assert all(len(passage.text) <= MOST for passage in passages)


def test_a_word_longer_than_a_passage_is_cut_at_the_limit() -> None:
    """Without a space the limit itself is the end, and joined emoji stay whole."""
    assert [len(passage.text) for passage in split(new_article("x" * 2000))] == [MOST, MOST, 200]
    family = "👩‍👩‍👧"
    assert all(passage.text.startswith("👩") for passage in split(new_article(family * 400)))


def test_furniture_parts_two_passages() -> None:
    """A share bar in the middle lies in no passage, and no passage reaches across it."""
    above, below = split(new_article("The talks began.\n\nShare this article\n\nThe talks ended.\n\nBack to top"))
    assert (above.text, below.text) == ("The talks began.", "The talks ended.")


@pytest.mark.parametrize("button", ["Back to top button", "back to top", " Back to top\n"])
def test_furniture_glued_to_the_last_sentence_is_left_out(button: str) -> None:
    """A button's name right behind the last full stop is not part of the passage."""
    (only,) = split(new_article("The talks began. He said they would end “by the hour.”" + button))
    assert only.text.endswith("“by the hour.”")


@pytest.mark.parametrize("text", ["", " \n\n", "Back to top", "Advertisement\n\nShare on Facebook\nTwitter"])
def test_a_text_without_a_story_has_no_passages(text: str) -> None:
    """Nothing, white space, or furniture alone."""
    assert split(new_article(text)) == []


@pytest.mark.parametrize("text", ["Ceasefire near", "?", "Advertisement\nCeasefire near"])
def test_a_headline_alone_is_a_passage(text: str) -> None:
    """Any character outside the furniture makes a passage."""
    assert [passage.text for passage in split(new_article(text))] == [text.rpartition("\n")[2]]


def test_the_title_as_first_line_stays() -> None:
    """A title repeated in the text is part of the first passage."""
    (only,) = split(new_article("Talks begin in the capital\n\nThe talks began.", title="Talks begin in the capital"))
    assert only.text.startswith("Talks begin")


def test_passages_bear_the_article_and_their_offsets() -> None:
    """A passage's id is the article's with the offsets."""
    article = new_article("  The talks began.")
    assert [passage.id for passage in split(article)] == [f"{article.id}:2-18"]


def real_articles(folder: Path) -> Iterator[Article]:
    """Every real article of the shared data."""
    for path in sorted((folder / "articles").rglob("*.txt")):
        yield new_article(path.read_text(encoding="utf-8"), ref=path.name)
    for path in sorted((folder / "timelines").glob("*/articles.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield replace(new_article(row["text"] or "", language="en"), ref=row["id"])


@pytest.mark.shared_data
def test_every_real_article_is_split_soundly(shared_data: Path) -> None:
    """The same holds of 1,400 real articles as of generated ones."""
    articles = list(real_articles(shared_data))
    assert len(articles) > 1400
    for article in articles:
        check(article)
