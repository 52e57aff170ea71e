"""Two ranked lists into one, and no two hits that say the same."""

from hypothesis import given
from hypothesis import strategies as st

from index.search import fused, shingles, varied

RANKED = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 30), max_size=8).map(
    lambda scores: sorted(scores.items(), key=lambda scored: -scored[1])
)


def keys(ranked):
    """Without the scores."""
    return [key for key, _ in ranked]


def test_what_both_lists_praise_comes_first():
    """Before what only one of them has."""
    assert keys(fused([("b", 9), ("a", 8)], [("c", 0.9), ("a", 0.85), ("b", 0.1)], 10))[0] == "a"


def test_how_far_apart_two_are_counts():
    """A clear winner of one list outdoes a narrow one of the other."""
    lexical = [("a", 20.0), ("b", 3.0), ("c", 2.9)]
    nearest = [("b", 0.51), ("a", 0.50), ("c", 0.10)]
    assert keys(fused(lexical, nearest, 10)) == ["a", "b", "c"]


def test_one_passage_that_bears_the_words_stands_out():
    """What full text does not find holds none of the words."""
    nearest = [("a", 0.5), ("b", 0.49), ("c", 0.48), ("d", 0.47)]
    assert keys(fused([("d", 4.0)], nearest, 10))[0] == "d"


def test_what_a_full_list_leaves_out_is_no_worse_than_its_last():
    """It may bear the words as well."""
    nearest = [("c", 0.9)]
    assert fused([("a", 5.0), ("b", 4.0)], nearest, 2) == fused([("a", 5.0), ("b", 4.0), ("c", 4.0)], nearest, 3)


def test_empty_lists():
    """One of them may find nothing, or both."""
    assert fused([], [], 10) == []
    assert keys(fused([], [("a", 0.2), ("b", 0.1)], 10)) == ["a", "b"]
    assert keys(fused([("a", 2.0), ("b", 1.0)], [], 10)) == ["a", "b"]


@given(lexical=RANKED, nearest=RANKED)
def test_fusing_loses_and_doubles_nothing(lexical, nearest):
    """Scores are finite, descending, and 0 at the end."""
    ranked = fused(lexical, nearest, 8)
    assert sorted(keys(ranked)) == sorted({*keys(lexical), *keys(nearest)})
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert not scores or scores[-1] == 0


STORY = "The envoy met both sides in Morvane on Tuesday and said that a truce of 21 days was within reach."


def chosen(*texts, most=10):
    """The texts that are kept."""
    return varied(texts, lambda text: text, most)


def test_a_copy_is_dropped():
    """The better ranked one is kept, whatever its punctuation and case."""
    assert chosen(STORY, STORY.upper().replace(",", "")) == [STORY]


def test_a_trimmed_copy_is_dropped():
    """Half of it stands in the other; so does a longer one that holds the shorter."""
    longer = STORY + " Nobody at the ministry could be reached, and the border remained shut for the night."
    assert chosen(STORY, longer) == [STORY]
    assert chosen(longer, STORY) == [longer]


def test_what_shares_a_phrase_is_kept():
    """Two reports of one meeting are two reports."""
    other = "A truce of 21 days was within reach, an official in Sarrik told reporters, but the brigade had not agreed."
    assert chosen(STORY, other) == [STORY, other]


def test_very_short_texts_and_texts_without_words():
    """Compared whole."""
    assert chosen("Yes.", "yes", "No.") == ["Yes.", "No."]
    assert chosen("…", "!") == ["…"]


def test_the_first_few_that_differ_are_taken():
    """No more are looked at than needed."""
    assert chosen(STORY, STORY, "Another text.", "A third one.", most=2) == [STORY, "Another text."]

    def endless():
        yield from ["One text.", "Other words."]
        raise AssertionError("looked too far")

    assert len(varied(endless(), lambda text: text, 2)) == 2


@given(st.text(max_size=80))
def test_every_text_has_a_shingle(text):
    """So that comparing never divides by nothing."""
    assert shingles(text)
