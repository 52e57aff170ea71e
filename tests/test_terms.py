"""Tests of assistant/terms.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terms import content_words, same_thing, stem, thesaurus, words

TERMS = sorted(thesaurus())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biden’s envoy", ["biden", "envoy"]),
        ("Biden's envoy", ["biden", "envoy"]),
        ("the soldiers’ mothers", ["the", "soldiers", "mothers"]),
        ("a cease-fire of 4.2 days", ["a", "cease-fire", "of", "4.2", "days"]),
        ("1,200 people", ["1,200", "people"]),
        ("U.S. troops", ["u.s", "troops"]),
        ("They didn’t; we won't", ["they", "did", "we", "wo"]),
        ("O'Brien’s", ["o'brien"]),
        ("ÉLYSÉE", ["élysée"]),
        ("Straße", ["strasse"]),
        ("¿? — “”", []),
        ("", []),
    ],
)
def test_words_are_lower_case_and_whole(text, expected):
    """Possessives and contractions are cut; hyphens, decimal points and thousands stay inside."""
    assert words(text) == expected


def test_content_words_carry_matter_once_and_in_order():
    """Stop words, repeated words and contractions of stop words are left out."""
    assert content_words("Who didn’t say that the envoy met the Envoy of Lindmark?") == ["envoy", "met", "lindmark"]


@pytest.mark.parametrize("question", ["Who is it?", "What did they say?", "", "And why not?", "Can’t they?"])
def test_a_question_may_hold_no_matter_at_all(question):
    """Question words and auxiliaries are stop words."""
    assert content_words(question) == []


def test_what_happened_is_matter():
    """Verbs of news are no stop words, though `won’t` and `may` look like some."""
    assert content_words("Who won, who lost?") == ["won", "lost"]


def test_stems_join_forms_of_a_word():
    """A word of another language comes back nearly as it was."""
    assert stem("mediation") == stem("mediating") == stem("mediate")
    assert stem("переговоры") == "переговоры"


def test_thesaurus_holds_single_stems():
    """No empty term, and no term of several words, which a stem is never compared with."""
    assert len(thesaurus()) > 3000
    assert all(term.strip() and " " not in term for term in thesaurus())


@pytest.mark.parametrize(
    ("one", "other"), [("truce", "ceasefire"), ("ceasefire", "cease-fire"), ("troops", "soldiers"), ("won", "victory")]
)
def test_words_for_the_same_thing(one, other):
    """As newspapers use them for one another."""
    assert same_thing(stem(one), stem(other)) > 0


@pytest.mark.parametrize(("one", "other"), [("truce", "wheat"), ("brandov", "castel"), ("xyzzy", "truce")])
def test_words_for_other_things(one, other):
    """Unknown words are used for nothing else."""
    assert same_thing(stem(one), stem(other)) == 0


@given(st.sampled_from(TERMS), st.sampled_from(TERMS))
def test_same_thing_is_a_share_and_symmetric(one, other):
    """From 0 to 1, and all of it for a word and itself."""
    assert 0 <= same_thing(one, other) <= 1
    assert same_thing(one, other) == same_thing(other, one)
    assert same_thing(one, one) == 1


@given(st.text())
def test_any_text_has_words(text):
    """Nothing that an article may hold stops the comparison."""
    assert all(isinstance(stem(word), str) for word in words(text))
    assert set(content_words(text)) <= set(words(text))
