"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import LONG_SENTENCE, break_at, paragraphs, sentence_spans, spans_of


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


# A bar stands where a sentence ends; what it replaces is a space.
ENGLISH = [
    "The U.S. President met Gov. Newsom.|The talks went on.",
    "He left the U.S. Embassy at 5 p.m. Monday.|She stayed.",
    "The call was at 10 a.m. ET on Friday.|It ended at 11 a.m. EDT.",
    "It was led by the U.S.|Yesterday there was talk of more.",
    "Lt. Gen. Marek van Orsin and Brig. Gen. Smith spoke.|Sen. John Doe (R-Ariz.) did not.",
    "Ms. Salt, Spc. Lena Doss and Cpl. Ada Marsh testified.|So did Messrs. Hu and Li.",
    "No. 5 is out.|It rose 3.5 percent to $4.2 billion.",
    "J. R. R. Tolkien and George W. Bush met.|They talked.",
    "“We will go,” he said.|“We will not stop.”|She left.",
    "He called it “a good day.”|The diplomat added more.",
    'He said "Stop."|Then he left.',
    "“What?” he asked.|“Now?” Obama asked.|“No!” President Biden said.",
    "(CNN) -- Libya fell.|WASHINGTON (Reuters) - It rose.",
    "Tripoli, Libya (CNN) -- Rebels took the town on Jan. 5 and Sept. 11.|They left.",
    "It fell ... and then rose.|It fell... and rose again.",
    "1. The truce holds.|2. Aid goes in.",
    "Good 😀.|The end 😀",
    "St. Petersburg and Mt. Everest.|Dr. Smith of Jones Inc. went.",
    "The site www.example.com was down.|It is up.",
    "“You are safe,” she said, “and the U.N. Security Council agrees.”|Nobody answered.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_sentences_of_english_news(marked: str) -> None:
    """Abbreviations, titles, times, numbers, quotations, datelines and ellipses of the news."""
    assert sentences(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("ar", "قال الرئيس إنه سيذهب.|هل هذا صحيح؟|نعم!|انتهى الأمر، كما قال د. أحمد.|ثم ذهب."),
        ("fr", "M. Macron a dit « Oui. Non. » à Paris.|Mme. Dupont aussi.|« C’est fini ! » dit-il.|Vraiment ?"),
        ("xx", "He met Gov. Smith.|It ended."),
        ("", "He met Gov. Smith.|It ended."),
    ],
)
def test_sentences_of_other_languages(language: str, marked: str) -> None:
    """Arabic and French news, and unknown codes read as English."""
    assert sentences(marked.replace("|", " "), language) == marked.split("|")


def test_chinese_sentences_need_no_space() -> None:
    """The full-width full stop ends a sentence by itself."""
    assert sentences("你好。他走了。", "zh") == ["你好。", "他走了。"]


def test_a_long_quotation_is_cut_at_the_sentences_inside_it() -> None:
    """So that a citation can be narrow; the attribution stays with the sentence it follows."""
    first = (
        "“The river has to be watched from both banks by people who carry no weapons, and every gate of the dam has "
    )
    first += "to be read by somebody who belongs to neither side, on each day of the year and at every hour."
    second, third = "That is all that we have asked.", "Nobody has said no to us so far,” she told Valley Radio."
    text = " ".join([first, second, third])
    assert len(text) < LONG_SENTENCE + 20
    assert sentences(text) == [first, second, third]


def test_a_short_quotation_stays_with_its_attribution() -> None:
    """Two short sentences in one pair of quotation marks are one."""
    text = "“We have seen this before. It was bad,” he said."
    assert sentences(text) == [text]


def test_a_closing_mark_belongs_to_the_sentence_before_it() -> None:
    """Also where an odd number of straight marks makes the closing one look like an opening one."""
    text = '"Freedom is near.\n\nWe saw the elite." He left. She saw "it." Then nothing.'
    assert sentences(text)[1:3] == ['We saw the elite."', "He left."]


def test_lines_are_paragraphs() -> None:
    """Headline, by-line and the first paragraph are three."""
    text = "Talks near an end\nBy Jane Doe in London\nThe talks are near an end. More soon.\n\n  Second paragraph"
    lines = ["Talks near an end", "By Jane Doe in London"]
    assert sentences(text) == [*lines, "The talks are near an end.", "More soon.", "Second paragraph"]


def test_a_hard_wrapped_paragraph_is_one() -> None:
    """Lines that are full are no paragraphs of their own; sentences run across their ends."""
    text = (
        "Talks near an end\n\nThe talks between the two sides over the border are near an end, U.S.\n"
        "President Joe Biden said in Washington on Tuesday after he had met the two\n"
        "envoys. He added that several points were still open and that the sides\n"
        "would have to agree on them before the end of this week. Nobody spoke.\n"
    )
    assert [len(sentence.splitlines()) for sentence in sentences(text)] == [1, 3, 2, 1]
    assert len(paragraphs(text)) == 2


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    """A stray line end in a sentence does not cut it."""
    assert sentences("The talks\nwent on. They ended.") == ["The talks\nwent on.", "They ended."]


pieces = st.sampled_from(
    [
        "U.S. ",
        "Gov. Smith ",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "…",
        ". ",
        "? ",
        "\n",
        "\n\n",
        "\r",
        "é",
        "e\u0301",
        "👩‍👧",
        "م. ",
    ]
)
texts = st.lists(st.one_of(pieces, st.text(max_size=20)), max_size=80).map("".join)


@given(texts, st.sampled_from(["en", "ar", "fr", "zh", "xx"]))
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    """Spans are ordered and trimmed, never overlap, leave out white space only and cross no blank line."""
    spans = sentence_spans(text, language)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() and "\n\n" not in text[start:end] for start, end in spans)
    gaps = [0, *(at for span in spans for at in span), len(text)]
    assert all(not text[start:end].strip() for start, end in zip(gaps[::2], gaps[1::2], strict=True))


@pytest.mark.parametrize("unit", ["a", "word ", "“", "'", "U.S. ", "“Foo bar. ", "word word word word\n", "e\u0301"])
def test_a_text_without_an_end_is_cut_in_pieces(unit: str) -> None:
    """No piece grows beyond what sentencex reads quickly, whatever never closes."""
    text = unit * (60_000 // len(unit))
    assert all(end - start <= 3000 for start, end in sentence_spans(text))


@pytest.mark.parametrize(
    ("text", "limit", "at"),
    [
        ("one two three", 9, 8),
        ("one_two_three", 9, 9),
        ("abcde\u0301fg", 5, 4),
        ("abc👩\u200d👧fg", 5, 3),
        ("abc👩\u200d👧fg", 4, 3),
        ("a" + "\u0301" * 8, 5, 5),
        ("abcdef", 6, 6),
    ],
)
def test_a_stretch_breaks_at_a_space_or_between_characters(text: str, limit: int, at: int) -> None:
    """After white space in the second half, else at the limit, but never inside what is seen as one character."""
    assert break_at(text, 0, limit) == at


def test_a_lone_surrogate_is_a_character_like_another():
    """It breaks nothing, and the offsets are those of the text as it is."""
    text = "The envoy \ud800 left. It was late \udfff. He \udc80stays."
    assert [text[start:end] for start, end in sentence_spans(text)] == text.replace(". ", ".|").split("|")


def test_spans_are_kept():
    """A passage that is read for a second purpose is not split again."""
    text = "One boat left. Another came."
    assert spans_of(text) is spans_of(text)
    assert list(spans_of(text)) == sentence_spans(text)
