"""From a drafted sentence and the passages shown to a sentence with citations whose offsets hold."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.citations import bears_verdict, cite, split_draft
from assistant.types import DraftSentence, Reason, Verdict
from assistant.writer import CANNOT_ANSWER
from index.articles import new_article
from index.types import Hit, Passage

TEXT = (
    "Furniture\n\nTwo brothers met on Tuesday. The envoy said that talks would resume in Geneva.\n\nAt least 1,200 "
    "people were killed, officials said. 😀 The U.S. mediator will travel to Beirut. It rained."
)


def hit(text: str, start: int, end: int, outlet: str = "Gazette") -> Hit:
    """A hit on a passage of an article."""
    article = new_article(text, title="T", outlet=outlet, ref=f"{outlet}.txt")
    return Hit(article, Passage(article.id, start, end, article.text[start:end]), 1.0)


BREAK = TEXT.index("\n\nAt least")
HITS = [hit(TEXT, 11, BREAK), hit(TEXT, BREAK + 2, len(TEXT), "Herald")]


def cited(text: str) -> list[str]:
    """The quotes of a draft's first sentence."""
    return [citation.quote for citation in cite(split_draft(text, len(HITS))[0], HITS).citations]


def test_offsets_count_in_the_article() -> None:
    """A citation names the article, its reference, and offsets into the article's text, behind an emoji too."""
    (citation,) = cite(split_draft("The U.S. mediator will travel to Beirut. [2]", 2)[0], HITS).citations
    article = HITS[1].article
    assert (citation.number, citation.article, citation.ref) == (2, article.id, "Herald.txt")
    assert article.text[citation.start : citation.end] == citation.quote == "The U.S. mediator will travel to Beirut."


def test_each_number_has_one_citation() -> None:
    """One span for each passage that a sentence names, in the order of its marks."""
    assert cited("The envoy said that 1,200 people were killed [2][1][2].") == [
        "At least 1,200 people were killed, officials said.",
        "The envoy said that talks would resume in Geneva.",
    ]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("It rained.", Verdict("no citation")),
        ("It rained [2].", Verdict("not checked")),
        ("# Weather", Verdict("not checked")),
        (CANNOT_ANSWER, Verdict("not checked")),
        (
            "It rained [2][9].",
            Verdict(
                "not supported", reasons=(Reason("unknown-citation", "Citation 9 names no passage: 2 were shown."),)
            ),
        ),
        (
            "# Weather [0, 3-5, 8]",
            Verdict(
                "not supported",
                reasons=(Reason("unknown-citation", "Citations 0, 3 to 5, 8 name no passage: 2 were shown."),),
            ),
        ),
    ],
)
def test_nothing_is_called_good(draft: str, verdict: Verdict) -> None:
    """Without a check a sentence is not checked at best; without a mark, or with an unknown one, that is said."""
    assert cite(split_draft(draft, len(HITS))[0], HITS).verdict == verdict


def test_an_unknown_number_stays_visible() -> None:
    """A number that no passage bears is kept beside the citations that hold."""
    sentence = cite(split_draft("It rained [9, 2, 0].", 2)[0], HITS)
    assert sentence.unknown == (9, 0)
    assert [citation.number for citation in sentence.citations] == [2]


def test_no_passage_no_citation() -> None:
    """With a single passage shown, or none, every other number is unknown."""
    assert cite(DraftSentence("It rained.", (1,)), []).verdict.reasons[0].text.endswith("0 were shown.")
    assert cite(DraftSentence("It rained.", (2,)), HITS[:1]).verdict.reasons[0].text.endswith("1 was shown.")


def test_where_nothing_is_shared_the_passage_is_cited_and_said_so() -> None:
    """A passage that shares no words with the sentence is cited as a whole, never some words of it at a guess."""
    sentence = cite(split_draft("Die Inflation stieg [1].", 2)[0], HITS)
    passage = HITS[0].passage
    assert [(c.start, c.end) for c in sentence.citations] == [(passage.start, passage.end)]
    assert sentence.verdict.label == "not checked"
    assert [reason.code for reason in sentence.verdict.reasons] == ["whole-passage"]


def test_block_and_text_go_through() -> None:
    """The sentence stands in the block its draft stood in."""
    sentence = cite(DraftSentence("It rained.", (2,), "item", 4), HITS)
    assert (sentence.text, sentence.block, sentence.block_index) == ("It rained.", "item", 4)


words = st.sampled_from(
    [
        "talks",
        "Geneva",
        "1,200",
        "The U.S.",
        "killed",
        "“We go”",
        "—",
        "🙂",
        "İ",
        "ß",
        "قال",
        "停火",
        ".",
        "\n",
        "?",
        "ﬁ",
        " ",
    ]
)
prose = st.lists(words, min_size=1, max_size=30).map(" ".join)


@settings(deadline=None)
@given(prose, prose, st.integers(0, 40), st.integers(0, 40))
def test_the_quote_is_the_article_between_the_offsets(text: str, sentence: str, start: int, length: int) -> None:
    """Whatever the article and the sentence, `article.text[start:end] == quote`, within the passage."""
    found = hit(text, min(start, len(text)), min(start + length, len(text)))
    for citation in cite(DraftSentence(sentence, (1,)), [found]).citations:
        assert found.article.text[citation.start : citation.end] == citation.quote
        assert found.passage.start <= citation.start <= citation.end <= found.passage.end


@settings(deadline=None)
@given(prose)
def test_an_article_that_quotes_itself_is_cited_exactly(text: str) -> None:
    """A sentence that is the passage itself is cited with nothing but its words."""
    found = hit(text, 0, len(text))
    (citation,) = cite(DraftSentence(found.passage.text, (1,)), [found]).citations
    assert citation.quote.strip() in found.article.text


@pytest.mark.parametrize("part", ["a", "a ", ", said ", "according to ", " - ", "(", '"', "U.S. ", "停"])
def test_a_hostile_sentence_is_cited(part: str) -> None:
    """A sentence of great length is located in time that grows with it alone."""
    sentence = cite(DraftSentence(part * (200_000 // len(part)), (1, 2)), HITS)
    assert len(sentence.citations) == 2


@pytest.mark.shared_data
def test_sentences_of_real_articles_are_found_where_they_stand(shared_data: Path) -> None:
    """Every sentence of real passages, marked as a model marks it, is cited with exactly its own words."""
    from assistant.locate import passage_sentences

    missed = []
    for path in sorted((shared_data / "articles").glob("*.txt"))[:10]:
        found = hit(path.read_text(encoding="utf-8", errors="replace"), 0, 3000)
        for start, end in passage_sentences(found.passage.text, "en"):
            own = found.passage.text[start:end]
            (citation,) = cite(DraftSentence(" ".join(own.split()), (1,)), [found]).citations
            missed += [own] if own not in citation.quote and citation.quote not in own else []
    assert missed == []


@pytest.mark.parametrize(
    ("draft", "bears"),
    [
        ("It rained [1].", True),
        ("It rained.", True),
        ("It rained [9].", True),
        ("# Weather [1]", False),
        ("# Weather [9]", False),
        (CANNOT_ANSWER, False),
        ("The articles do not say how many were hurt.", False),
        ("The articles do not say how many were hurt. [1]", False),
        ("The articles do not say how many were hurt. [9]", True),
        ("It is not known how many were hurt.", False),
        ("It is not known how many were hurt [1].", True),
    ],
)
def test_which_sentences_bear_a_verdict(draft: str, bears: bool) -> None:
    """Those that claim something; an unknown citation is a fault of any sentence but a heading."""
    sentence = cite(split_draft(draft, len(HITS))[0], HITS)
    assert bears_verdict(sentence) == bears
    if not bears and sentence.block != "heading":
        assert sentence.verdict == Verdict("not checked")
