"""Where in a passage the words stand that support a sentence."""

import pytest

from assistant.locate import passage_sentences, rarities, supporting_span, tokens, verbatim_span

PASSAGE = (
    'Two brothers met on Tuesday. The "envoy" said — late on Tuesday — that talks would resume in Geneva. At least '
    "1,200 people were killed, officials said. The U.S. mediator Amos Hochstein will travel to Beirut. It rained. "
    "“We are close,” he told reporters. Three trucks waited at the border."
)


def found(sentence: str, passage: str = PASSAGE) -> str | None:
    """The words of the passage that are cited for a sentence."""
    sentences = passage_sentences(passage, "en")
    rarity = rarities([passage[start:end] for start, end in sentences])
    span = supporting_span(sentence, passage, sentences, rarity)
    return passage[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It rained.", "It rained."),
        ("Two brothers met on Tuesday.", "Two brothers met on Tuesday."),
        ("two brothers   met on Tuesday", "Two brothers met on Tuesday"),
        (
            "The “envoy” said - late on Tuesday - that talks would resume in Geneva.",
            'The "envoy" said — late on Tuesday — that talks would resume in Geneva.',
        ),
        ("Talks would resume in Geneva.", "talks would resume in Geneva."),
        ("“We are close,” he told reporters.", "“We are close,” he told reporters."),
        (
            "At least 1,200 people were killed, officials said, Reuters reported.",
            "At least 1,200 people were killed, officials said.",
        ),
        (
            "At least 1,200 people were killed, according to the army.",
            "At least 1,200 people were killed, officials said.",
        ),
        ("Reuters: Two brothers met on Tuesday.", "Two brothers met on Tuesday."),
        ("Three trucks waited at the border — Reuters, 5 May", "Three trucks waited at the border"),
        ("Three trucks waited at the border (Reuters).", "Three trucks waited at the border"),
        ("The paper reported that three trucks waited at the border.", "Three trucks waited at the border."),
    ],
)
def test_words_that_stand_in_the_passage_are_cited_exactly(sentence: str, words: str) -> None:
    """Quotation marks, dashes, white space, case and a named source aside, the very words are found."""
    assert found(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hochstein travels to Beirut.", "The U.S. mediator Amos Hochstein will travel to Beirut."),
        ("Some 1200 died.", "At least 1,200 people were killed, officials said."),
        ("3 trucks stood at the border.", "Three trucks waited at the border."),
        (
            "At least 1,200 people died, and the mediator Hochstein will go to Beirut.",
            "At least 1,200 people were killed, officials said. "
            "The U.S. mediator Amos Hochstein will travel to Beirut.",
        ),
        ("The envoy expects talks in Geneva.", PASSAGE[29:100]),
    ],
)
def test_the_nearest_sentences_are_cited(sentence: str, words: str) -> None:
    """A sentence in other words is cited with one passage sentence, or with neighbours where each adds to it."""
    assert found(sentence) == words


@pytest.mark.parametrize("sentence", ["Es regnet.", "", "The", "Inflation fell to four per cent.", "…", "١٢"])
def test_nothing_is_cited_for_what_is_not_there(sentence: str) -> None:
    """Where too little is shared, nothing is located at all."""
    assert found(sentence) is None


def test_words_are_found_whole() -> None:
    """A sentence does not stand in a passage as a part of longer words."""
    assert verbatim_span("the cat sat", "He saw the cat satisfied.") is None
    assert verbatim_span("the cat sat", "The cats; the cat sat.") == (10, 21)


def test_a_few_words_are_no_proof() -> None:
    """Fewer than three words stand in a passage by chance, unless they are all of it."""
    assert verbatim_span("It was.", "It was. It rained.") is None
    assert verbatim_span("It was.", "It was.") == (0, 7)


def test_no_more_than_three_sentences_are_cited() -> None:
    """However much of a passage a sentence takes up, three sentences are the most."""
    passage = "Alpha left Rome. Bravo left Paris. Charlie left Berlin. Delta left Madrid. Echo left Lisbon."
    words = found("Echo, Alpha, Delta, Bravo and Charlie left Lisbon, Madrid, Paris, Rome and Berlin today.", passage)
    assert words is not None
    assert len(passage_sentences(words, "en")) == 3


def test_words_are_compared_by_their_stems() -> None:
    """Numbers written out, plurals and endings make no difference; Chinese is read in pairs of characters."""
    assert tokens("mediators mediation") == tokens("mediator mediating")
    assert tokens("twelve") == tokens("12")
    assert tokens("U.S. UN") == tokens("US U.N.") != tokens("us un")
    assert tokens("1,200") == tokens("1200")
    assert tokens("the of") == frozenset()
    assert tokens("停火协议") & tokens("协议")
    assert tokens("火") == {"火"}


def test_a_rare_word_tells_more() -> None:
    """What stands in every sentence of the passages weighs least."""
    rarity = rarities(["talks in Geneva", "talks in Beirut", "talks ended"])
    assert rarity["geneva"] > rarity["talk"]
