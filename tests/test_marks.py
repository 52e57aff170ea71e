"""Which characters of a draft are a citation mark, and which passages it names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.marks import find_marks, numbers_in
from assistant.unmarked import unmarked

KNOWN = 3

# What a model wrote, the text that is left, the numbers that were named; three passages were shown.
MANGLED = [
    # square brackets
    ("He left [1].", "He left.", (1,)),
    ("He left. [1]", "He left.", (1,)),
    ("He left.[1]", "He left.", (1,)),
    ("He left[1].", "He left.", (1,)),
    ("“We go.” [1]", "“We go.”", (1,)),
    ("“We go [1].”", "“We go.”", (1,)),
    ("[1] He left.", "He left.", (1,)),
    ("He left [1] and she stayed.", "He left and she stayed.", (1,)),
    ("The cease[1]fire holds.", "The ceasefire holds.", (1,)),
    ("He left [ 1 ].", "He left.", (1,)),
    ("He left [1.].", "He left.", (1,)),
    ("He left [01].", "He left.", (1,)),
    ("He left [#1].", "He left.", (1,)),
    ("He left [[1]].", "He left.", (1,)),
    ("He left [1[2]].", "He left.", (1, 2)),
    ("He left [[1], [2]].", "He left.", (1, 2)),
    (r"He left \[1\].", "He left.", (1,)),
    ("He left [1] , she stayed.", "He left, she stayed.", (1,)),
    ("Il est parti [1] !", "Il est parti !", (1,)),
    # several numbers
    ("He left [1, 2].", "He left.", (1, 2)),
    ("He left [1,2,3].", "He left.", (1, 2, 3)),
    ("He left [2; 1].", "He left.", (2, 1)),
    ("He left [1 and 2].", "He left.", (1, 2)),
    ("He left [1, 2, and 3].", "He left.", (1, 2, 3)),
    ("He left [1 & 2].", "He left.", (1, 2)),
    ("He left [1 2].", "He left.", (1, 2)),
    ("He left [1][2].", "He left.", (1, 2)),
    ("He left [1] [2].", "He left.", (1, 2)),
    ("He left [1], [2] and [3].", "He left.", (1, 2, 3)),
    ("He left [1][1].", "He left.", (1,)),
    ("He left [1-3].", "He left.", (1, 2, 3)),
    ("He left [1–3].", "He left.", (1, 2, 3)),
    ("He left [1 to 3].", "He left.", (1, 2, 3)),
    ("He left [1..3].", "He left.", (1, 2, 3)),
    # other brackets and digits
    ("He left【1】.", "He left.", (1,)),
    ("He left【1†source】.", "He left.", (1,)),
    ("He left【1†L4-L9】【2†L1】.", "He left.", (1, 2)),
    ("He left［１］.", "He left.", (1,)),
    ("He left 〔1〕.", "He left.", (1,)),
    ("قال المبعوث [١].", "قال المبعوث.", (1,)),
    ("他走了。[1]", "他走了。", (1,)),
    # labels, footnotes, links, places
    ("He left [Passage 1].", "He left.", (1,)),
    ("He left [passage 1, 2].", "He left.", (1, 2)),
    ("He left [passage 1, passage 2].", "He left.", (1, 2)),
    ("He left [Source: 1].", "He left.", (1,)),
    ("He left [source 1; 2].", "He left.", (1, 2)),
    ("He left [Sources 1–2].", "He left.", (1, 2)),
    ("He left [p1].", "He left.", (1,)),
    ("He left [Article 1].", "He left.", (1,)),
    ("He left [cite: 1].", "He left.", (1,)),
    ("He left [1, p. 3].", "He left.", (1,)),
    ("He left [2: lines 3-4].", "He left.", (2,)),
    ("He left [^1].", "He left.", (1,)),
    ("He left^[1].", "He left.", (1,)),
    ("He left [1](#).", "He left.", (1,)),
    ("He left [1]().", "He left.", (1,)),
    ("He left [1](http://evil.example/x_(y)).", "He left.", (1,)),
    ('He left [1](https://a.example "Title").', "He left.", (1,)),
    ("He left [[1]](#passage-1).", "He left.", (1,)),
    ("He left ![1](http://evil.example/x.png).", "He left.", (1,)),
    ("[1]: http://evil.example", "http://evil.example", (1,)),
    # emphasis, raised digits, round brackets around them
    ("He left **[1]**.", "He left.", (1,)),
    ("He left *[1]*.", "He left.", (1,)),
    ("He left `[1]`.", "He left.", (1,)),
    ("He left <sup>1</sup>.", "He left.", (1,)),
    ("He left<sup>[1]</sup>.", "He left.", (1,)),
    ("He left<SUP>1, 2</SUP>.", "He left.", (1, 2)),
    ("He left$^{[1]}$.", "He left.", (1,)),
    ("He left.¹ ²", "He left.", (1, 2)),
    ("He left.¹⁻³", "He left.", (1, 2, 3)),
    ("He left ([1]).", "He left.", (1,)),
    ("He left ([1], [2]).", "He left.", (1, 2)),
    ("He left (see [1]).", "He left.", (1,)),
    # round brackets alone
    ("He left (1).", "He left.", (1,)),
    ("He left (1, 2).", "He left.", (1, 2)),
    ("He left (1)(2).", "He left.", (1, 2)),
    ("He left. (1)", "He left.", (1,)),
    ("He left (source 1) on Monday.", "He left on Monday.", (1,)),
    # numbers that no passage bears
    ("He left [9].", "He left.", (9,)),
    ("He left [0].", "He left.", (0,)),
    ("He left [2, 9].", "He left.", (2, 9)),
    ("He left.⁹", "He left.", (9,)),
    # half of it a mark
    ("He left [1][", "He left [", (1,)),
    ("He left [1 [2].", "He left [1.", (2,)),
    ("He left [see [1]] now.", "He left [see] now.", (1,)),
]

TEXT = [
    "In [2024] he left.",
    "He left [1-1000000].",
    "He left [3-1].",
    "He left [5:30].",
    "He left [1,234].",
    "He left [1.5].",
    "He left [4:0†source].",
    "“[He] was [sic] here”, he said.",
    "He left [citation needed].",
    "He left [n].",
    "Section 3 [b] says so.",
    "He left [1",
    "He left 1].",
    "He left [].",
    "He left [1\n].",
    "NATO invoked [Article 5].",
    "The paper says so [p. 12].",
    "(1) first, (2) second.",
    "(1) He left. (2) She stayed.",
    "We want (1) water and (2) bread.",
    "We left. (1) First, he said.",
    "They hold two (2).",
    "Under Article 5(1).",
    "A dozen (12).",
    "A dozen (12) came.",
    "In May (2024).",
    "Some 5 km² and 10² of them.",
    "Over 3 m³.",
    "He left (see above).",
    "Link [here](http://a.example).",
    "[1](he said so) is no link"[3:],
    "",
]


@pytest.mark.parametrize(("draft", "text", "numbers"), MANGLED)
def test_a_mangled_mark_is_read_and_taken_out(draft: str, text: str, numbers: tuple[int, ...]) -> None:
    """However a model sets a mark, its numbers are kept and the words beside it stay as they were."""
    marks = find_marks(draft, KNOWN)
    assert (unmarked(draft, marks).text, tuple(dict.fromkeys(n for mark in marks for n in mark.numbers))) == (
        text,
        numbers,
    )


@pytest.mark.parametrize("text", TEXT)
def test_what_is_no_mark_stays_text(text: str) -> None:
    """Numbers and brackets that belong to the text are left alone, to the letter."""
    assert find_marks(text, KNOWN) == []
    assert unmarked(text, []).text == text


def test_round_brackets_need_a_passage() -> None:
    """The same round brackets are a mark only where as many passages were shown."""
    assert [mark.numbers for mark in find_marks("A dozen left (12).", known=12)] == [(12,)]
    assert find_marks("A dozen left (12).", known=11) == []


def test_a_link_that_is_none_stays() -> None:
    """Round brackets with words behind a mark are text; only what looks like a link goes with the mark."""
    text = "He left [1](he said so)."
    assert unmarked(text, find_marks(text, KNOWN)).text == "He left (he said so)."


def test_numbers_in_holds_to_the_known_ones_when_told() -> None:
    """Where every number has to be a passage's, one unknown number makes the whole no mark."""
    assert numbers_in("1, 9", 3) == (1, 9)
    assert numbers_in("1, 9", 3, every_known=True) == ()


@settings(deadline=None)
@given(st.text(alphabet="[]【】()（）<sup>/¹²12 9,-–^*_`.\\:#\nab“”!†", max_size=60), st.integers(0, 9))
def test_marks_are_in_order_and_apart(text: str, known: int) -> None:
    """Whatever the text, marks follow one another, hold numbers of at most two digits, and lie on one line."""
    end = 0
    for mark in find_marks(text, known):
        assert end <= mark.start < mark.end <= len(text)
        assert mark.numbers
        assert all(0 <= number <= 99 for number in mark.numbers)
        assert "\n" not in text[mark.start : mark.end].strip("\n")
        end = mark.end


@pytest.mark.parametrize(
    "part", ["[", "]", "[1]", "[[", "[1](", "(1", "(1)", "<sup>", "¹", "[1 ", "[passage ", "**", "[]", "[1,"]
)
def test_a_million_characters_are_read(part: str) -> None:
    """Hostile repetition is read in linear time: this would not end otherwise."""
    text = part * (40_000 // len(part)) + "]" * 1000
    assert sum(mark.end - mark.start for mark in find_marks(text, KNOWN)) <= len(text)
