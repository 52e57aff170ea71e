"""Sentences as words with base forms and parts of speech."""

import pytest
from HanTa.HanoverTagger import HanoverTagger
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.parts.tagger import Tagger, tagger
from index.parts.words import words


def texts(text):
    """The words as they stand."""
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The envoy left.", ["The", "envoy", "left", "."]),
        ("It didn't open; she can’t stay.", ["It", "did", "n't", "open", ";", "she", "ca", "n’t", "stay", "."]),
        ("Norvia's port, Teland’s too", ["Norvia", "'s", "port", ",", "Teland", "’s", "too"]),
        ("The U.S. and the U.N. met.", ["The", "U.S.", "and", "the", "U.N.", "met", "."]),
        ("A cease-fire at 4.2 or 1,200.5", ["A", "cease-fire", "at", "4.2", "or", "1,200.5"]),
        ("At 17:45 it rose, 3,5 of 10.", ["At", "17:45", "it", "rose", ",", "3,5", "of", "10", "."]),
        ("the mayors' talks", ["the", "mayors", "'", "talks"]),
        ("“Stop” — now", ["“", "Stop", "”", "—", "now"]),
        ("Hanö 😀 مصر", ["Hanö", "😀", "مصر"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_what_a_word_is(text, cut):
    """Numbers, compounds and abbreviations stay whole; the endings `n't` and `'s` stand alone, and so do marks."""
    assert texts(text) == cut


@pytest.mark.parametrize(
    ("text", "word", "lemma", "tag"),
    [
        ("Prices rose in the towns.", "rose", "rise", "VVD"),
        ("Prices rose in the towns.", "towns", "town", "NN2"),
        ("The envoys were leaving.", "were", "be", "VBD"),
        ("The envoys were leaving.", "leaving", "leave", "VVG"),
        ("It did not open.", "not", "not", "XX0"),
        ("It didn’t open.", "n’t", "not", "XX0"),
        ("They cannot leave.", "cannot", "cannot", "VM0"),
        ("The minister's car", "'s", "'s", "POS"),
        ("The mill may close in May.", "may", "may", "VM0"),
        ("The mill may close in May.", "May", "may", "NP0"),
        ("They met 40 people.", "40", "40", "CRD"),
        ("The firm is considering selling its ports.", "considering", "consider", "VVG"),
        ("Considering the cost, they left.", "Considering", "considering", "PRP"),
    ],
)
def test_base_form_and_part_of_speech(text, word, lemma, tag):
    """The lemma is in lower case; a negation has its tag whatever the apostrophe; a month is no modal."""
    found = next(each for each in words(text) if each.text == word)
    assert (found.lemma, found.tag) == (lemma, tag)


def test_a_very_long_word_is_one_word():
    """20,000 letters are one word, its own base form; the tagger sees the beginning."""
    found = words("x" * 20_000 + " fell.")
    assert [word.text for word in found] == ["x" * 20_000, "fell", "."]
    assert found[0].lemma == "x" * 20_000


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
@example("\x00\x1b[31m")
@example("\ud800’s n't")
@example("A." * 50)
def test_any_text_is_cut_into_words(text):
    """Words stand in order where they say, and between them is nothing but white space."""
    found = words(text)
    ends = [0, *(word.end for word in found)]
    starts = [*(word.start for word in found), len(text)]
    assert all(word.text == text[word.start : word.end] for word in found)
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(word.tag and word.lemma == word.lemma.casefold() for word in found)


@pytest.fixture(scope="module")
def library():
    """The tagger as HanTa has it."""
    return HanoverTagger("morphmodel_en.pgz")


_SOME = """The the ferry Ferry sank sink was not n't 's and 14 1,200 Kvarlig kvarlig's reported
to of , . “ may A I xqzt"""
SOME = _SOME.split()


@given(st.lists(st.sampled_from(SOME), min_size=1, max_size=25), st.booleans())
@example(["Teland", "denied", "it", "."], True)
@example(["ß"], True)
@settings(max_examples=60, deadline=None)
def test_the_quicker_tagger_reads_as_the_library_does(library, sentence, casesensitive):
    """Tags and base forms are the same, of known words and unknown ones, in any order."""
    assert tagger().tag_sent(sentence, 1, casesensitive) == library.tag_sent(sentence, 1, casesensitive)


def test_the_tagger_looks_up_only_what_a_word_may_be():
    """A word that the model knows has few tags; one that it can make nothing of may bear any."""
    likely = tagger()._likely("ferry", True)
    assert 0 < len(likely) < 10
    assert Tagger._likely.cache_info().maxsize
